import type { Check } from '../check.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Judgement } from '../finding.ts';

/** The entry with which the evidence of a scenario goes on after it was stopped. */
export const resumedSubject = 'resumed';

/**
 * A check that measures time cannot blame a system for a time in which it had no hub: what it found in a scenario
 * that was stopped is the harness's doing. What it found nothing wrong with stays so.
 */
export function withoutGaps(check: Check, judgement: Judgement, { entries }: Evidence): Judgement {
  if (check.timed !== true || judgement.kind !== 'judged' || judgement.findings.length === 0)
    return judgement;
  const resumed = entries.find(
    (entry) =>
      entry.kind === 'state' &&
      entry.subject === resumedSubject &&
      check.scenarios.some((scenario) => entry.step?.startsWith(`${scenario}/`) === true),
  );
  if (resumed?.kind !== 'state') return judgement;
  const [from, to] = [resumed.facts['stopped'] ?? '', new Date(resumed.at).toISOString()];
  return {
    kind: 'inconclusive',
    blame: 'harness',
    why: {
      vi: `phép này đo thời gian mà phiên bị dừng từ ${from} đến ${to}; chạy lại riêng phép này`,
      en: `it measures time, and the run was stopped from ${from} to ${to}; run this one again`,
    },
  };
}
