import type { CliContext } from '../context.ts';
import { wrongOption } from '../option-errors.ts';

/** Reads a seed or a number of cases. @throws wrong usage when it is no whole number of up to nine digits. */
export function wholeNumberOption(context: CliContext): (value: string) => number {
  return (value) => {
    if (/^\d{1,9}$/.test(value)) return Number(value);
    throw wrongOption(context, {
      vi: 'cần một số nguyên, nhiều nhất chín chữ số',
      en: 'give a whole number of up to nine digits',
    });
  };
}
