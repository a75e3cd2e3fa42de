const units = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000 } as const;

/** `1d2h3m4s`, each part once, in this order, a leading `+` allowed. */
export const durationPattern = '^\\+?(?=\\d)(\\d{1,4}d)?(\\d{1,5}h)?(\\d{1,6}m)?(\\d{1,7}s)?$';

const parts = /(\d+)([dhms])/g;

/** Milliseconds of a text that fits `durationPattern`. @throws for another one: the schema has been asked before. */
export function parseDuration(text: string): number {
  if (!new RegExp(durationPattern).test(text)) throw new RangeError(`“${text}” is no duration`);
  let sum = 0;
  for (const [, count, unit] of text.matchAll(parts)) sum += Number(count) * unitOf(unit);
  return sum;
}

function unitOf(text: string | undefined): number {
  switch (text) {
    case 'd':
    case 'h':
    case 'm':
    case 's':
      return units[text];
    default:
      throw new RangeError(`“${text}” is no unit of time`);
  }
}
