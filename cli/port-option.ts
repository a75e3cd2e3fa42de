import type { CliContext } from './context.ts';
import { wrongOption } from './option-errors.ts';

/** Reads a port option; 0 takes a free one. @throws wrong usage when it is none. */
export function portOption(context: CliContext): (value: string) => number {
  return (value) => {
    const port = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
    if (port <= 65_535) return port;
    throw wrongOption(context, { vi: 'cần một cổng từ 0 đến 65535', en: 'give a port, 0 to 65535' });
  };
}
