import type { Instant } from '../ports/ports.ts';

/** A date as a PDF writes it (ISO 32000-2 §7.9.4). */
export interface PdfDate {
  readonly text: string;
  readonly at: Instant;
  /** Minutes east of UTC; absent when the text names no zone, and UTC was taken. */
  readonly offset?: number;
  /** True when it has day and time down to the second. */
  readonly isWhole: boolean;
}

const shape =
  /^D:(\d{4})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2}))?)?)?)?)?(?:(Z)(?:00'?(?:00)?'?)?|([+-])(\d{2})(?:'?(\d{2})?'?)?)?$/;

/** Reads `D:20261120083000+07'00'`. Undefined for what is no date, or a day that does not exist. */
export function parsePdfDate(text: string): PdfDate | undefined {
  const found = shape.exec(text);
  if (found === null) return undefined;
  const [
    ,
    year,
    month = '01',
    day = '01',
    hour = '00',
    minute = '00',
    second,
    zulu,
    sign,
    hours,
    minutes = '00',
  ] = found;
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second ?? '00'}Z`;
  const local = Date.parse(iso);
  if (Number.isNaN(local) || new Date(local).toISOString().slice(8, 10) !== day) return undefined;
  const isWhole = second !== undefined;
  if (zulu !== undefined) return { text, at: local, offset: 0, isWhole };
  if (sign === undefined) return { text, at: local, isWhole };
  const size = Number(hours) * 60 + Number(minutes);
  if (Number(minutes) > 59 || size > 14 * 60) return undefined;
  const offset = sign === '-' ? -size : size;
  return { text, at: local - offset * 60_000, offset, isWhole };
}
