import { localDate } from '../../../protocol/calendar/local-time.ts';
import { checkCodeInUse } from '../../../protocol/identity/check-code.ts';
import { parseOrganId } from '../../../protocol/identity/organ-id.ts';
import { hasError, problem } from '../../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../../protocol/result.ts';
import { type AgencyRegistration, parseRegistration } from '../../../protocol/wire/register-agency.ts';
import type { Hub } from '../hub.ts';
import type { DirectoryAgency, DirectoryChange, HubStore } from '../store/store.ts';
import { admission, type CallBody } from '../use-cases/admission.ts';
import { isAbove, isOwnBody, lineOf } from './ancestry.ts';
import { applyChange, refused } from './change.ts';
import { checkBelow } from './register-body.ts';

/** No honest registration comes near this many bytes. */
const longestBody = 64 * 1024;

/**
 * `registerAgency`: an empty `id` creates a unit below the caller's own code or centre (REG-09), an `id`
 * changes an entry of the caller's. A code is given once, for ever (IDC-07).
 */
export const registerAgency = admission
  .step('body', ({ body }) => readRegistration(body))
  .step('code', ({ asked }, hub) => checkCode(asked, hub))
  .step(
    'store',
    async ({ asked, systemId }, hub): Promise<Reading<object>> =>
      applyChange(hub, () => plan(asked, systemId, hub)),
  );

async function readRegistration(body: CallBody): Promise<Reading<{ readonly asked: AgencyRegistration }>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body.chunks()) {
    size += chunk.length;
    if (size > longestBody) {
      const detail = { seen: String(size), expected: String(longestBody) };
      return unread(problem('hub.packet-too-large', 'request', detail));
    }
    chunks.push(chunk);
  }
  const parsed = parseRegistration(Buffer.concat(chunks));
  return parsed.ok ? read({ asked: parsed.value }, parsed.problems) : parsed;
}

/** A new code has one of the lawful forms and is open today; an old entry keeps the one it has. */
function checkCode({ id, code }: AgencyRegistration, hub: Hub): Reading<object> {
  if (id !== '') return read({});
  const parsed = parseOrganId(code, 'code', hub.rules.dialect);
  if (!parsed.ok) return parsed;
  const inUse = checkCodeInUse(parsed.value, localDate(hub.ports.clock.now()), 'code');
  const problems = [...parsed.problems, ...inUse];
  return hasError(problems) ? { ok: false, problems } : read({}, problems);
}

interface Parent {
  /** '' for a system that has no row. */
  readonly id: string;
  readonly code: string;
  /** The parent and what is above it. */
  readonly line: readonly DirectoryAgency[];
}

/** `pcode` is the caller's own system id, or an agency that it serves, by code or id. */
async function findParent(
  { pcode }: AgencyRegistration,
  systemId: string,
  store: HubStore,
): Promise<Reading<Parent>> {
  const agency = (await store.findAgency(pcode)) ?? (await store.findAgencyById(pcode));
  if (agency === undefined && pcode === systemId) return read({ id: '', code: pcode, line: [] });
  if (agency?.systemId === systemId && agency.state !== 'closed') {
    return read({ id: agency.id, code: agency.code, line: await lineOf(agency, store) });
  }
  return unread(problem('hub.agency-parent-foreign', 'pcode', { seen: pcode, expected: systemId }));
}

async function findEntry(
  { id, code }: AgencyRegistration,
  systemId: string,
  store: HubStore,
): Promise<Reading<DirectoryAgency | undefined>> {
  if (id === '') return read(undefined);
  const entry = await store.findAgencyById(id);
  if (entry === undefined) return unread(problem('hub.agency-unknown', 'id', { seen: id }));
  if (entry.systemId !== systemId) {
    return unread(problem('hub.agency-foreign', 'id', { seen: entry.code, expected: systemId }));
  }
  if (entry.state === 'closed') return unread(problem('hub.agency-closed', 'id', { seen: entry.code }));
  if (code === entry.code || code === entry.code102) return read(entry);
  return unread(problem('hub.agency-code-fixed', 'code', { seen: code, expected: entry.code }));
}

/** Where a row is put, and what is above it, which must not have changed meanwhile. */
interface Place {
  readonly place: Pick<DirectoryAgency, 'pid' | 'parentCode'>;
  readonly restsOn: readonly DirectoryAgency[];
}

/**
 * The place that a registration asks for, in no circle. A vendor's client writes its own system id as the parent of
 * everything, its own body too [2+]: that one stays where it is.
 */
function placeOf(
  { code, pcode }: AgencyRegistration,
  { id, code: parentCode, line }: Parent,
  entry: DirectoryAgency | undefined,
  systemId: string,
): Reading<Place> {
  if (entry !== undefined && entry.id === id && isOwnBody(entry, systemId)) {
    return read({ place: { pid: entry.pid, parentCode: entry.parentCode }, restsOn: [] });
  }
  if (code === parentCode || isAbove(entry ?? { code }, line)) {
    return unread(problem('directory.parent-wrong', 'pcode', { seen: pcode }));
  }
  return read({ place: { pid: id, parentCode }, restsOn: line });
}

/** What the registration makes of the rows as they are. */
async function plan(
  asked: AgencyRegistration,
  systemId: string,
  hub: Hub,
): Promise<Reading<DirectoryChange>> {
  const parent = await findParent(asked, systemId, hub.store);
  if (!parent.ok) return parent;
  const entry = await findEntry(asked, systemId, hub.store);
  if (!entry.ok) return entry;
  const above = entry.value === undefined ? checkBelow(asked.code, systemId) : [];
  if (above.length > 0) return refused(above);
  const placed = placeOf(asked, parent.value, entry.value, systemId);
  if (!placed.ok) return placed;
  const { place, restsOn } = placed.value;
  const at = hub.ports.clock.now();
  const row = { ...(entry.value ?? newRow(asked, systemId, hub)), ...place, modifiedAt: at };
  const agency = rowOf(asked, row);
  const change = entry.value === undefined ? 'registered' : 'updated';
  const event = { name: 'agency-changed', at, by: systemId, code: agency.code, change } as const;
  return read({ puts: [{ agency, was: entry.value?.version ?? 0 }], restsOn, events: [event] });
}

type Row = Omit<DirectoryAgency, 'version'>;

function newRow({ code }: AgencyRegistration, systemId: string, hub: Hub): Row {
  const empty = { pid: '', name: '', mail: '', parentCode: '', modifiedAt: 0 };
  return { ...empty, id: hub.ids.agencyId(code), code, systemId, state: 'active' };
}

function rowOf({ name, mail, mobile, fax }: AgencyRegistration, row: Row): Row {
  const { version: _, ...kept }: Row & { readonly version?: number } = row;
  const contacts = { ...(mobile === '' ? {} : { mobile }), ...(fax === '' ? {} : { fax }) };
  return { ...kept, name, mail, details: { ...kept.details, ...contacts } };
}
