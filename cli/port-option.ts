import { InvalidArgumentError } from 'commander';
import { type CliContext, say } from './context.ts';

/** Reads a port option; 0 takes a free one. @throws {InvalidArgumentError} when it is none. */
export function portOption(context: CliContext): (value: string) => number {
  return (value) => {
    const port = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
    if (port <= 65_535) return port;
    throw new InvalidArgumentError(
      say(context, { vi: 'cần một cổng từ 0 đến 65535', en: 'give a port, 0 to 65535' }),
    );
  };
}
