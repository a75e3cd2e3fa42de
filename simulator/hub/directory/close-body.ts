import type { Instant } from '../../../protocol/ports/ports.ts';
import { problem } from '../../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../../protocol/result.ts';
import type { Hub } from '../hub.ts';
import { returnNotices } from '../notices/notice-of.ts';
import type {
  AgencyDetails,
  DirectoryAgency,
  DirectoryChange,
  DirectoryPut,
  WaitingOnClose,
} from '../store/store.ts';
import { mailboxesOf } from '../transfers/bodies.ts';
import { isAmong, lineOf } from './ancestry.ts';
import { applyChange, findOpenBody } from './change.ts';
import { dayOf, standingOn } from './standing.ts';

/** How a body ends. */
export interface Closing {
  /** Why (REG-06). */
  readonly reason: string;
  /** First day on which its code is not used any more, `yyyy-MM-dd`; today unless told. */
  readonly on?: string;
  /** Who takes over: a merger. */
  readonly successor?: string;
  /** What becomes of what waits: the successor gets it, where there is one, else it stays, unless told. */
  readonly waiting?: WaitingOnClose;
}

/**
 * Closes a body, with or without a successor, today or from a day to come; its code is given to nobody else,
 * and it is never opened again (IDC-07). Bodies below it go below the successor.
 */
export function closeBody(
  code: string,
  closing: Closing,
  by: string,
  hub: Hub,
): Promise<Reading<readonly DirectoryAgency[]>> {
  return applyChange(hub, async () => {
    const at = hub.ports.clock.now();
    const found = await findOpenBody(code, hub);
    if (!found.ok) return found;
    const asked = await checkClosing(found.value, closing, dayOf(at), hub);
    if (!asked.ok) return asked;
    const agency = { ...found.value, details: { ...withoutClosing(found.value.details), ...asked.value } };
    return asked.value.closesOn <= dayOf(at)
      ? read(await close(agency, by, at, hub))
      : read(announce(agency, by, at));
  });
}

/** A second notice takes the place of the first, whole: where it names no successor, there is none any more. */
function withoutClosing(details: AgencyDetails = {}): AgencyDetails {
  const { closeReason: _why, closesOn: _when, successor: _who, waiting: _what, ...rest } = details;
  return rest;
}

type Ending = AgencyDetails & { readonly closesOn: string; readonly waiting: WaitingOnClose };

async function checkClosing(
  agency: DirectoryAgency,
  { reason, on, successor, waiting }: Closing,
  today: string,
  hub: Hub,
): Promise<Reading<Ending>> {
  if (reason.trim() === '')
    return unread(problem('directory.reason-missing', 'reason', { seen: agency.code }));
  if (on !== undefined && on < today) {
    return unread(problem('directory.date-past', 'on', { seen: on, expected: today }));
  }
  const ending = { closeReason: reason.trim(), closesOn: on ?? today };
  if (successor === undefined) return read({ ...ending, waiting: waiting ?? 'keep' });
  const heir = await hub.store.findAgency(successor.trim());
  const own = heir !== undefined && (await mailboxesOf(agency.code, hub.store)).includes(heir.code);
  if (heir === undefined || own || standingOn(ending.closesOn, heir) === 'closed') {
    return unread(problem('directory.successor-wrong', 'successor', { seen: successor }));
  }
  return read({ ...ending, successor: heir.code, waiting: waiting ?? 'successor' });
}

/** A day to come: told now, done then. */
function announce({ version, ...agency }: DirectoryAgency, by: string, at: Instant): DirectoryChange {
  const event = { name: 'agency-changed', at, by, code: agency.code, change: 'closing' } as const;
  return { puts: [{ agency: { ...agency, modifiedAt: at }, was: version }], events: [event] };
}

/** The change that ends a body, as its row says that it ends. */
async function close(agency: DirectoryAgency, by: string, at: Instant, hub: Hub): Promise<DirectoryChange> {
  const { code, details } = agency;
  const heir = details?.successor === undefined ? undefined : await hub.store.findAgency(details.successor);
  const systemId = details?.waiting === 'successor' ? (heir?.systemId ?? agency.systemId) : agency.systemId;
  const closed = put({ ...agency, state: 'closed', systemId }, at);
  const heirs = heir === undefined ? [] : await lineOf(heir, hub.store);
  const others = heir === undefined ? [] : await inherited(agency, heir, heirs, systemId, at, hub);
  const puts = [closed, ...others];
  const event = { name: 'agency-changed', at, by, code, change: 'closed' } as const;
  const restsOn = heirs.filter(({ id }) => !puts.some((each) => each.agency.id === id));
  const change = { puts, restsOn, events: [event] };
  if (details?.waiting !== 'return') return change;
  return {
    ...change,
    takesBack: { mailbox: code, at, tell: (deliveries) => returnNotices(deliveries, at) },
  };
}

/**
 * What comes with a body: the bodies below it, and the mailboxes of those that it had taken over itself. Never the
 * body, also where older rows have it below itself: it would be put twice, and open again.
 */
async function inherited(
  agency: DirectoryAgency,
  heir: DirectoryAgency,
  heirs: readonly DirectoryAgency[],
  systemId: string,
  at: Instant,
  { store }: Hub,
): Promise<readonly DirectoryPut[]> {
  const below = await store.listRelated({ kind: 'children', of: agency.code });
  const isUnder = isAmong(agency, heirs);
  const former = await store.findAgencies((await mailboxesOf(agency.code, store)).slice(1));
  return [
    ...(isUnder ? [put({ ...heir, parentCode: agency.parentCode, pid: agency.pid }, at)] : []),
    ...below
      .filter(({ state, id }) => state !== 'closed' && id !== heir.id && id !== agency.id)
      .map((each) => put({ ...each, parentCode: heir.code, pid: heir.id }, at)),
    ...[...former.values()]
      .filter((each) => each.systemId === agency.systemId && each.systemId !== systemId)
      .map((each) => put({ ...each, systemId }, at)),
  ];
}

function put({ version, ...agency }: DirectoryAgency, at: Instant): DirectoryPut {
  return { agency: { ...agency, modifiedAt: at }, was: version };
}

/** Closes what was to be closed by now. Several hubs on one store may do so at once. */
export async function settleDirectory(hub: Hub, now: Instant): Promise<void> {
  const today = dayOf(now);
  for (const { code } of await hub.store.listRelated({ kind: 'closing', by: today })) {
    await applyChange(hub, async () => {
      const agency = await hub.store.findAgency(code);
      const isDue = agency !== undefined && agency.state !== 'closed';
      return read(isDue ? await close(agency, 'registry', now, hub) : { puts: [], events: [] });
    });
  }
}
