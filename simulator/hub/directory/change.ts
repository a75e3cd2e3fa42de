import { type Problem, problem } from '../../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../../protocol/result.ts';
import type { Hub } from '../hub.ts';
import type { DirectoryAgency, DirectoryChange } from '../store/store.ts';

/** Tries before a change that others are always faster than is given up. */
const mostTries = 20;

/**
 * Makes a change that `plan` has made from rows as they are. When a row was changed meanwhile, by another
 * caller or another process, it is planned anew: two that close and rename one body at once both happen.
 */
export async function applyChange(
  hub: Hub,
  plan: () => Promise<Reading<DirectoryChange>>,
): Promise<Reading<readonly DirectoryAgency[]>> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const planned = await plan();
    if (!planned.ok) return planned;
    const made = await hub.store.changeDirectory(planned.value);
    switch (made.kind) {
      case 'changed':
        for (const event of [...planned.value.events, ...made.told.events]) hub.announce(event);
        return read(made.agencies, planned.problems);
      case 'code-taken':
        return unread(problem('hub.agency-code-taken', 'code', { seen: made.code }));
      case 'overtaken':
        break;
    }
  }
  throw new Error(`a change of the directory was overtaken ${mostTries} times`);
}

/** The row that a code names, closed or not. */
export async function findBody(code: string, hub: Hub, place = 'code'): Promise<Reading<DirectoryAgency>> {
  const agency = await hub.store.findAgency(code.trim());
  return agency === undefined ? unread(problem('hub.agency-unknown', place, { seen: code })) : read(agency);
}

/** The row that a code names, unless its code is out of use for good (IDC-07). */
export async function findOpenBody(code: string, hub: Hub): Promise<Reading<DirectoryAgency>> {
  const found = await findBody(code, hub);
  if (!found.ok || found.value.state !== 'closed') return found;
  return unread(problem('hub.agency-closed', 'code', { seen: code }));
}

/** Nothing but problems. */
export function refused(problems: readonly Problem[]): Reading<never> {
  return { ok: false, problems };
}
