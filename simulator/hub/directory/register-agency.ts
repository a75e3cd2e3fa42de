import { localDate } from '../../../protocol/calendar/local-time.ts';
import { checkCodeInUse } from '../../../protocol/identity/check-code.ts';
import { parseOrganId } from '../../../protocol/identity/organ-id.ts';
import { hasError, problem } from '../../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../../protocol/result.ts';
import { type AgencyRegistration, parseRegistration } from '../../../protocol/wire/register-agency.ts';
import type { ExchangeEvent } from '../../exchange-event.ts';
import type { Hub } from '../hub.ts';
import type { DirectoryAgency, HubStore, NewAgency } from '../store/store.ts';
import { admission, type CallBody } from '../use-cases/admission.ts';

/** No honest registration comes near this many bytes. */
const longestBody = 64 * 1024;

/**
 * `registerAgency`: an empty `id` creates a unit below the caller's own code or centre (REG-09), an `id`
 * changes an entry of the caller's. A code is given once, for ever (IDC-07).
 */
export const registerAgency = admission
  .step('body', ({ body }) => readRegistration(body))
  .step('code', ({ asked }, hub) => checkCode(asked, hub))
  .step('parent', ({ asked, systemId }, { store }) => findParent(asked, systemId, store))
  .step('entry', ({ asked, systemId }, { store }) => findEntry(asked, systemId, store))
  .step('store', (known, hub) => store(known, hub));

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
  readonly id: string;
  readonly code: string;
}

/** `pcode` is the caller's own system id, or an agency that it serves, by code or id. */
async function findParent(
  { pcode }: AgencyRegistration,
  systemId: string,
  store: HubStore,
): Promise<Reading<{ readonly parent: Parent }>> {
  const agency = (await store.findAgency(pcode)) ?? (await store.findAgencyById(pcode));
  if (agency === undefined && pcode === systemId) return read({ parent: { id: '', code: pcode } });
  if (agency?.systemId === systemId && agency.state !== 'closed') return read({ parent: agency });
  return unread(problem('hub.agency-parent-foreign', 'pcode', { seen: pcode, expected: systemId }));
}

async function findEntry(
  { id, code }: AgencyRegistration,
  systemId: string,
  store: HubStore,
): Promise<Reading<{ readonly entry: DirectoryAgency | undefined }>> {
  if (id === '') return read({ entry: undefined });
  const entry = await store.findAgencyById(id);
  if (entry === undefined) return unread(problem('hub.agency-unknown', 'id', { seen: id }));
  if (entry.systemId !== systemId) {
    return unread(problem('hub.agency-foreign', 'id', { seen: entry.code, expected: systemId }));
  }
  if (entry.state === 'closed') return unread(problem('hub.agency-closed', 'id', { seen: entry.code }));
  if (code === entry.code || code === entry.code102) return read({ entry });
  return unread(problem('hub.agency-code-fixed', 'code', { seen: code, expected: entry.code }));
}

interface Registering {
  readonly asked: AgencyRegistration;
  readonly parent: Parent;
  readonly entry: DirectoryAgency | undefined;
  readonly systemId: string;
}

async function store({ asked, parent, entry, systemId }: Registering, hub: Hub): Promise<Reading<object>> {
  const at = hub.ports.clock.now();
  const changed: Pick<NewAgency, 'name' | 'mail' | 'pid' | 'parentCode' | 'modifiedAt'> = {
    name: asked.name,
    mail: asked.mail,
    pid: parent.id,
    parentCode: parent.code,
    modifiedAt: at,
  };
  const created = { id: hub.ids.agencyId(asked.code), code: asked.code, systemId, state: 'active' } as const;
  const agency: NewAgency = { ...(entry ?? created), ...changed };
  const change = entry === undefined ? 'registered' : 'updated';
  const event: ExchangeEvent = { name: 'agency-changed', at, by: systemId, code: agency.code, change };
  const put =
    entry === undefined ? await createOnce(agency, event, hub) : await hub.store.putAgency(agency, event);
  if (put.kind === 'code-taken') {
    return unread(problem('hub.agency-code-taken', 'code', { seen: put.code }));
  }
  hub.announce(event);
  return read({});
}

/** Twins that find the code free at the same time have two ids, and the store takes only one of them. */
async function createOnce(agency: NewAgency, event: ExchangeEvent, hub: Hub) {
  const holder = await hub.store.findAgency(agency.code);
  if (holder !== undefined) return { kind: 'code-taken', code: agency.code } as const;
  return hub.store.putAgency(agency, event);
}
