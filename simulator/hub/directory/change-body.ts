import { problem } from '../../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../../protocol/result.ts';
import type { Hub } from '../hub.ts';
import type { DirectoryAgency, NewAgency, RowAsRead } from '../store/store.ts';
import { isAmong, lineOf } from './ancestry.ts';
import { applyChange, findOpenBody } from './change.ts';
import { checkSystem, parseFormer } from './register-body.ts';
import { dayOf } from './standing.ts';

type Changed = Promise<Reading<readonly DirectoryAgency[]>>;

/** Gives a body another name or address. Its code stays, and history keeps the name that it had (REG-05). */
export function renameBody(
  code: string,
  change: { readonly name?: string; readonly mail?: string },
  by: string,
  hub: Hub,
): Changed {
  return changeRow(code, by, hub, async (agency) => read({ ...agency, ...change }));
}

/**
 * Puts a body below another one, or at the top (''). Its code says nothing of that, and stays. Of two moves at
 * once that would close a circle together, the second finds that what it rests on has changed.
 */
export function moveBody(code: string, parent: string, by: string, hub: Hub): Changed {
  return changeWith(code, by, hub, async (agency) => {
    if (parent === '') return read({ agency: { ...agency, parentCode: '', pid: '' }, restsOn: [] });
    const above = await hub.store.findAgency(parent);
    const line = above === undefined ? [] : await lineOf(above, hub.store);
    if (above === undefined || above.state === 'closed' || isAmong(agency, line)) {
      return unread(problem('directory.parent-wrong', 'parent', { seen: parent }));
    }
    return read({ agency: { ...agency, parentCode: above.code, pid: above.id }, restsOn: line });
  });
}

/** Connects a body that had no system yet, or puts another one in its place (REG-02). */
export function connectBody(code: string, systemId: string, by: string, hub: Hub): Changed {
  return changeRow(code, by, hub, async (agency) => {
    const system = await checkSystem(systemId, hub);
    return system.ok ? read({ ...agency, systemId }) : system;
  });
}

/** Writes down that somebody has confirmed a body's contacts, today (REG-10). */
export function confirmContacts(code: string, by: string, hub: Hub): Changed {
  return changeRow(code, by, hub, async (agency) => {
    const contactsConfirmedOn = dayOf(hub.ports.clock.now());
    return read({ ...agency, details: { ...agency.details, contactsConfirmedOn } });
  });
}

/** Locks a body, or unlocks it. A locked one receives nothing. */
export function lockBody(code: string, isLocked: boolean, by: string, hub: Hub): Changed {
  return changeRow(code, by, hub, async (agency) =>
    read({ ...agency, state: isLocked ? 'locked' : 'active' }),
  );
}

/**
 * Adds a body's 13-character code to the table (IDC-13). The one that it has is never taken away. Nor is one taken
 * that stands above it already, as the id of a system without a row: the body would be below itself.
 */
export function addFormerCode(code: string, code102: string, by: string, hub: Hub): Changed {
  return changeWith(code, by, hub, async (agency) => {
    const parsed = parseFormer(code102, hub);
    if (!parsed.ok) return parsed;
    if (agency.code102 !== undefined && agency.code102 !== code102) {
      const detail = { seen: code102, expected: agency.code102 };
      return unread(problem('hub.agency-code-fixed', 'code102', detail));
    }
    const line = await lineOf(agency, hub.store);
    if (line.some(({ parentCode }) => parentCode === code102)) {
      return unread(problem('directory.parent-wrong', 'code102', { seen: code102 }));
    }
    return read({ agency: { ...agency, code102 }, restsOn: line.slice(1) });
  });
}

function changeRow(
  code: string,
  by: string,
  hub: Hub,
  change: (agency: DirectoryAgency) => Promise<Reading<NewAgency>>,
): Changed {
  return changeWith(code, by, hub, async (before) => {
    const changed = await change(before);
    return changed.ok ? read({ agency: changed.value, restsOn: [] }) : changed;
  });
}

/** A row as it is going to be, and others that must not have changed meanwhile. */
interface ChangedRow {
  readonly agency: NewAgency;
  readonly restsOn: readonly RowAsRead[];
}

function changeWith(
  code: string,
  by: string,
  hub: Hub,
  change: (agency: DirectoryAgency) => Promise<Reading<ChangedRow>>,
): Changed {
  return applyChange(hub, async () => {
    const found = await findOpenBody(code, hub);
    if (!found.ok) return found;
    const changed = await change(found.value);
    if (!changed.ok) return changed;
    const at = hub.ports.clock.now();
    const agency = rowOf(changed.value.agency, at);
    const { restsOn } = changed.value;
    const event = { name: 'agency-changed', at, by, code: agency.code, change: 'updated' } as const;
    return read({ puts: [{ agency, was: found.value.version }], restsOn, events: [event] });
  });
}

/** Without the version that it had. */
function rowOf(agency: NewAgency & { readonly version?: number }, modifiedAt: number): NewAgency {
  const { version: _, ...row } = agency;
  return { ...row, modifiedAt };
}
