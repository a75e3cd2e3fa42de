import { parseLocalTimestamp, renderLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import { both } from '../bilingual.ts';
import type { Part } from '../reading/part.ts';
import type { Tolerances } from '../tolerances.ts';
import type { AgencyFault } from './agency-check.ts';
import type { SentPacket } from './agency-view.ts';

/** What every check of a clock says of itself. */
export const clockRule = {
  requirements: ['TSP-04', 'GEN-10'],
  cause: both(
    'máy chủ chưa đồng bộ NTP, hoặc ghi giờ UTC',
    'the server is not synchronised by NTP, or writes UTC',
  ),
} as const;

/**
 * A time stamp of a packet against the moment at which the hub had the packet: nothing within `skewWarn`, a warning up
 * to `skewFail`, a failure past it (TSP-04). Of what may lawfully be told later than it was done, `since` is the
 * earliest moment at which it can have been done. A text that is no time is for other checks.
 */
export function clockSkew(
  { entry, at }: Pick<SentPacket, 'entry' | 'at'>,
  stamp: Part,
  { skewWarn, skewFail }: Pick<Tolerances, 'skewWarn' | 'skewFail'>,
  since = at,
): readonly AgencyFault[] {
  const told = parseLocalTimestamp(stamp.text);
  const off = told === undefined ? 0 : Math.max(told - at, Math.min(since, at) - told);
  if (off <= skewWarn) return [];
  return [
    {
      ...{ entry, part: 'packet', ...stamp.spot },
      seen: `${stamp.text} / ${renderLocalTimestamp(at)}`,
      ...(off <= skewFail ? { severity: 'warn' } : {}),
    },
  ];
}
