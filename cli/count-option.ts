import type { CliContext } from './context.ts';
import { wrongOption } from './option-errors.ts';

/** Reads an option that counts something. @throws wrong usage when it is no whole number from 1 to 1,000,000. */
export function countOption(context: CliContext): (value: string) => number {
  return (value) => {
    const count = /^\d{1,7}$/.test(value) ? Number(value) : 0;
    if (count >= 1 && count <= 1_000_000) return count;
    throw wrongOption(context, {
      vi: 'cần một số nguyên từ 1 đến 1000000',
      en: 'give a whole number, 1 to 1000000',
    });
  };
}
