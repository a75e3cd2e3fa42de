import { renderLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import type { Instant } from '../../protocol/ports/ports.ts';

/** A date of PDF in Vietnam local time: `D:20261120091532+07'00'` (SIG-21). */
export function pdfDate(at: Instant): string {
  return `D:${renderLocalTimestamp(at).replaceAll(/\D/g, '')}+07'00'`;
}

/** As printed in a signature: `20/11/2026 09:15:32 +07:00` (NĐ 30/2020, Annex I: day, time, zone per ISO 8601). */
export function printedTime(at: Instant): string {
  const [date = '', time = ''] = renderLocalTimestamp(at).split(' ');
  return `${date.split('/').toReversed().join('/')} ${time} +07:00`;
}
