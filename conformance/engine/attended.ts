import type { Seat } from '../finding.ts';
import { inForce } from '../requirements/ledger.ts';
import type { Actor, Requirement } from '../requirements/requirement.ts';
import { isOfProfile } from './applies.ts';
import type { Suite, Wish } from './select.ts';
import type { AgencyStage, HubStage, Scenario } from './stage.ts';

/** Whose screens are looked at in a seat. */
const actorsOf: Readonly<Record<Seat, readonly Actor[]>> = {
  ...{ sender: ['S', 'A'], receiver: ['R', 'A'], hub: ['H', 'O'] },
  ...{ packet: [], link: [], record: [] },
};

/** Duties of a seat that only a person at the screen can see and no check looks at, in the order of the ledger. */
export function attendedSteps(
  { seat, context, groups, ids, levels }: Wish,
  { requirements, checks }: Suite,
): readonly Requirement[] {
  const seen = new Set(checks.flatMap((check) => (check.seats.includes(seat) ? check.requirements : [])));
  return requirements.filter(
    (each) =>
      each.fate.kind === 'attended' &&
      !seen.has(each.id) &&
      each.actors.some((actor) => actorsOf[seat].includes(actor)) &&
      inForce(each, context.asOf) &&
      isOfProfile(each, context.profile) &&
      (groups === undefined || groups.includes(each.group)) &&
      (ids === undefined || ids.includes(each.id)) &&
      (levels === undefined || levels.includes(each.level)),
  );
}

const title = { vi: 'Hỏi người thao tác trên màn hình', en: 'What only the screen shows is asked' };

/** A scenario that puts them to whoever is there, one after the other; where nobody is, nothing is written down. */
export function attendedScenario(
  seat: 'hub' | 'sender' | 'receiver',
  steps: readonly Requirement[],
): Scenario {
  const id = `${seat}-attended`;
  const run = async (stage: HubStage | AgencyStage) => {
    for (const { id: requirement, fate } of steps) {
      if (fate.kind !== 'attended' || stage.inquire === undefined || stage.signal.aborted) continue;
      stage.step(requirement);
      await stage.inquire(requirement, fate.step);
    }
  };
  return seat === 'hub' ? { id, title, seat, run } : { id, title, seat, run };
}
