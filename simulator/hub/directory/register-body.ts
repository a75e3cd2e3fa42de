import { localDate } from '../../../protocol/calendar/local-time.ts';
import { checkCodeInUse } from '../../../protocol/identity/check-code.ts';
import { type OrganId, parseOrganId } from '../../../protocol/identity/organ-id.ts';
import { hasError, type Problem, problem } from '../../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../../protocol/result.ts';
import type { Hub } from '../hub.ts';
import type { AgencyDetails, DirectoryAgency, NewAgency } from '../store/store.ts';
import { isAbove, lineOf } from './ancestry.ts';
import { isBelow } from './below.ts';
import { applyChange, findOpenBody, refused } from './change.ts';

/** A body whose code has been issued (REG-06). Days are `yyyy-MM-dd`. */
export interface NewBody {
  /** The code of QĐ 20/2020, an enterprise's number, or the only code there is. */
  readonly code: string;
  /** Its 13-character code, from the table of the decision and never from turning `code` round (IDC-13). */
  readonly code102?: string;
  readonly name: string;
  readonly mail?: string;
  /** Code of the body above, if there is one. */
  readonly parent?: string;
  /** System that polls for it: its own, or an exchange centre's; none for a body that is not connected yet. */
  readonly systemId?: string;
  readonly details?: Pick<
    AgencyDetails,
    'decision' | 'validFrom' | 'contactsConfirmedOn' | 'isInternal' | 'mobile' | 'fax'
  >;
}

/** Enters a body. `by` is who asks; the office that keeps the registry may enter any. */
export async function registerBody(
  body: NewBody,
  by: string,
  hub: Hub,
): Promise<Reading<readonly DirectoryAgency[]>> {
  return applyChange(hub, async () => {
    const at = hub.ports.clock.now();
    const problems = checkCodes(body, hub);
    if (hasError(problems)) return refused(problems);
    const system = await checkSystem(body.systemId, hub);
    if (!system.ok) return system;
    const parent = await parentOf(body.parent, hub);
    if (!parent.ok) return parent;
    const restsOn = parent.value === undefined ? [] : await lineOf(parent.value, hub.store);
    if (isAbove(body, restsOn)) {
      return unread(problem('directory.parent-wrong', 'parent', { seen: body.parent ?? '' }));
    }
    const codes = [body.code, body.code102].filter((each) => each !== undefined);
    for (const code of codes) {
      if ((await hub.store.findAgency(code)) === undefined) continue;
      return unread(problem('hub.agency-code-taken', 'code', { seen: code }));
    }
    const agency = rowOf(body, parent.value, hub.ids.agencyId(body.code), at);
    const event = { name: 'agency-changed', at, by, code: body.code, change: 'registered' } as const;
    return read({ puts: [{ agency, was: 0 }], restsOn, events: [event] }, problems);
  });
}

/** No system at all, or one that the hub knows. */
export async function checkSystem(systemId: string | undefined, { store }: Hub): Promise<Reading<object>> {
  if (systemId === undefined || (await store.findSystem(systemId)) !== undefined) return read({});
  return unread(problem('directory.system-unknown', 'systemId', { seen: systemId }));
}

function checkCodes({ code, code102 }: NewBody, hub: Hub): readonly Problem[] {
  const today = localDate(hub.ports.clock.now());
  return [
    { text: code, place: 'code' },
    { text: code102, place: 'code102' },
  ].flatMap(({ text, place }) => {
    if (text === undefined) return [];
    const parsed = place === 'code' ? parseOrganId(text, place, hub.rules.dialect) : parseFormer(text, hub);
    return parsed.ok ? [...parsed.problems, ...checkCodeInUse(parsed.value, today, place)] : parsed.problems;
  });
}

/**
 * IDC-13: a code for the column of former ones, which is no code of another generation: as a body has two, one of
 * QĐ 20/2020 would be given away there for ever. The observed dialect takes the irregular ones of the field, too.
 */
export function parseFormer(text: string, { rules }: Hub): Reading<OrganId> {
  const parsed = parseOrganId(text, 'code102', rules.dialect);
  if (!parsed.ok || ['2016', 'irregular'].includes(parsed.value.generation)) return parsed;
  return unread(problem('directory.former-code-wrong', 'code102', { seen: text, expected: '000.00.00.H17' }));
}

async function parentOf(code: string | undefined, hub: Hub): Promise<Reading<DirectoryAgency | undefined>> {
  if (code === undefined || code === '') return read(undefined);
  const found = await findOpenBody(code, hub);
  return found.ok ? found : unread(problem('directory.parent-wrong', 'parent', { seen: code }));
}

function rowOf(
  body: NewBody,
  parent: DirectoryAgency | undefined,
  id: string,
  modifiedAt: number,
): NewAgency {
  const { code, code102, name, mail = '', systemId = '', details } = body;
  return {
    ...{ id, pid: parent?.id ?? '', code, name, mail, systemId, parentCode: parent?.code ?? '', modifiedAt },
    ...(code102 === undefined ? {} : { code102 }),
    ...(details === undefined ? {} : { details }),
    state: 'active',
  };
}

/** REG-09: a system registers what lies below its own code, and nothing else. */
export function checkBelow(code: string, systemId: string): readonly Problem[] {
  if (isBelow(code, systemId)) return [];
  return [problem('directory.code-not-below', 'code', { seen: code, expected: systemId })];
}
