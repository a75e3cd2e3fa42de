import type { CliContext } from './context.ts';
import { wrongOption } from './option-errors.ts';

/** Reads an option that multiplies a load. @throws wrong usage when it is no number above 0, to 1,000. */
export function scaleOption(context: CliContext): (value: string) => number {
  return (value) => {
    const scale = Number(value);
    if (Number.isFinite(scale) && scale > 0 && scale <= 1000) return scale;
    throw wrongOption(context, {
      vi: 'cần một số dương, ví dụ 0.5',
      en: 'give a positive number, 0.5 for instance',
    });
  };
}
