import { renderLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import type { Bilingual } from '../../protocol/problems/entry.ts';
import { standingOf } from '../agency/document-standing.ts';
import type { ReceivedDocument, StatusStep } from '../agency/node-records.ts';
import type { Accounts, HubAccount, Marks, ReceiverAccount, SenderAccount } from './accounts.ts';

/** What two parties can differ in. */
export type Aspect =
  | 'presence'
  | 'standing'
  | 'statuses'
  | 'recalls'
  | 'updates'
  | 'replacements'
  | 'delivery';

/** One thing about one document at one receiver that two parties do not say alike. */
export interface Difference extends Bilingual {
  readonly documentId: string;
  /** Mailbox. */
  readonly receiver: string;
  readonly aspect: Aspect;
}

/** Holds the sender's account against the hub's, and the receiver's against both. */
export function compareAccounts(accounts: Accounts): readonly Difference[] {
  const { sender, hub, held } = accounts;
  const tell = (aspect: Aspect, vi: string, en: string): Difference => {
    const { documentId, receiver } = accounts;
    const where = `${documentId} → ${receiver}: `;
    return { documentId, receiver, aspect, vi: where + vi, en: where + en };
  };
  if (hub === undefined) {
    return [
      tell('presence', 'Trục không có văn bản mà bên gửi đã gửi', 'the hub lacks what the sender sent'),
    ];
  }
  if (sender === 'nothing') {
    return [
      tell('presence', 'bên gửi không có văn bản mà Trục đã nhận', 'the sender lacks what the hub took'),
    ];
  }
  return [
    ...(sender === undefined ? [] : compareWithHub(sender, hub, tell)),
    ...(held === undefined ? [] : compareHeld(held, hub, sender, tell)),
    ...hub.doneTwice.map((each) =>
      tell('delivery', `gói ${each} được xác nhận “done” hai lần`, `delivery ${each} was done twice`),
    ),
  ];
}

type Tell = (aspect: Aspect, vi: string, en: string) => Difference;

function compareWithHub(sender: SenderAccount, hub: HubAccount, tell: Tell): readonly Difference[] {
  const pair = { vi: 'bên gửi và Trục', en: 'sender and hub' };
  const unheard = lacking(
    sender.steps.map(({ statusCode }) => statusCode),
    hub.statuses,
  );
  return [
    ...differ('standing', pair, sender.standing, hub.standing, tell),
    ...compareMarks(sender, hub, pair, tell),
    ...unheard.map((code) =>
      tell('statuses', `bên gửi có ${code} mà Trục không có`, `the sender has a ${code} that the hub lacks`),
    ),
  ];
}

function compareMarks(one: Marks, other: Marks, pair: Bilingual, tell: Tell): readonly Difference[] {
  const list = (marks: readonly string[]) => marks.join('; ');
  const sorted = (marks: readonly string[]) => list(marks.toSorted());
  return [
    ...differ('recalls', pair, sorted(one.recalls), sorted(other.recalls), tell),
    ...differ('updates', pair, list(one.updates), list(other.updates), tell),
    ...differ('replacements', pair, sorted(one.replacedBy), sorted(other.replacedBy), tell),
  ];
}

function compareHeld(
  held: ReceiverAccount,
  hub: HubAccount,
  sender: SenderAccount | undefined,
  tell: Tell,
): readonly Difference[] {
  const [entry, ...more] = held.entries;
  if (more.length > 0) {
    const count = held.entries.length;
    return [tell('presence', `bên nhận vào sổ ${count} lần`, `the receiver has ${count} entries`)];
  }
  const subject = entry ?? held.awaited;
  return [
    ...compareDelivery(entry, hub, tell),
    ...compareStanding(held, hub, tell),
    ...(subject === undefined ? [] : compareSteps(subject.steps, hub, sender, tell)),
    ...(entry === undefined ? [] : compareReceivedMarks(entry, held, hub, tell)),
  ];
}

/** What is done was taken in, and what was taken in had left the hub. */
function compareDelivery(
  entry: ReceivedDocument | undefined,
  hub: HubAccount,
  tell: Tell,
): readonly Difference[] {
  const originals = hub.deliveries.filter(({ packet }) => packet.transactionKind !== 2);
  if (entry === undefined && originals.some(({ state }) => state === 'done')) {
    return [tell('delivery', 'đã xác nhận mà bên nhận không có', 'acknowledged, but the receiver lacks it')];
  }
  const left = hub.deliveries.some((each) => each.fetchedAt ?? each.handedOver ?? each.state === 'done');
  if (entry === undefined || left) return [];
  return [
    tell('delivery', 'bên nhận có mà Trục chưa giao', 'the receiver has what the hub never handed out'),
  ];
}

function compareStanding({ entries: [entry], awaited }: ReceiverAccount, hub: HubAccount, tell: Tell) {
  const own = entry === undefined ? (awaited?.state ?? 'none') : standingOf(entry);
  // What the hub itself withdrew never came, whatever was said about it before.
  if (entry === undefined && hub.standing === 'recalled') return [];
  return differ('standing', { vi: 'bên nhận và Trục', en: 'receiver and hub' }, own, hub.standing, tell);
}

/** Everything that the receiver says it said, the hub took and the sender heard: code, second and person. */
function compareSteps(
  steps: readonly StatusStep[],
  hub: HubAccount,
  sender: SenderAccount | undefined,
  tell: Tell,
): readonly Difference[] {
  const own = steps.filter(({ statusCode }) => statusCode !== '13');
  const codes = own.map(({ statusCode }) => statusCode);
  const unheard = sender === undefined ? [] : lacking(own.map(renderStep), sender.steps.map(renderStep));
  return [
    ...lacking(codes, hub.statuses).map((code) =>
      tell('statuses', `bên nhận đã nói ${code} mà Trục không có`, `the hub lacks a ${code} of the receiver`),
    ),
    ...unheard.map((step) =>
      tell(
        'statuses',
        `bên nhận đã nói ${step} mà bên gửi không có`,
        `the sender lacks ${step} of the receiver`,
      ),
    ),
  ];
}

/** A receiver knows of a recall or replacement once the document that makes it has come as such. */
function compareReceivedMarks(
  entry: ReceivedDocument,
  { replacing }: ReceiverAccount,
  hub: HubAccount,
  tell: Tell,
): readonly Difference[] {
  const pair = { vi: 'bên nhận và Trục', en: 'receiver and hub' };
  const settled = (marks: readonly string[]) => marks.filter((each) => !each.endsWith(' asked'));
  const updates = entry.updates.map(({ removal, outcome }) => `${removal ? 'removal' : 'update'} ${outcome}`);
  const recalls = entry.recalls.map(({ by, outcome }) => `${by} ${outcome}`);
  const replacedBy = hub.replacedBy.filter((each) => replacing.has(each));
  return [
    ...differ(
      'recalls',
      pair,
      recalls.toSorted().join('; '),
      settled(hub.recalls).toSorted().join('; '),
      tell,
    ),
    ...differ('updates', pair, settled(updates).join('; '), settled(hub.updates).join('; '), tell),
    ...differ(
      'replacements',
      pair,
      entry.replacedBy.toSorted().join('; '),
      replacedBy.toSorted().join('; '),
      tell,
    ),
  ];
}

/** Times to the second, which is all that a status packet carries. */
function renderStep({ statusCode, at, staff }: StatusStep): string {
  return `${statusCode} ${renderLocalTimestamp(at)} ${staff?.staff ?? '-'}`;
}

/** The texts of one list that another has not, or has less often. */
function lacking(texts: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return texts.filter((each) => {
    const at = left.indexOf(each);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

const aspects: Readonly<Record<Aspect, Bilingual>> = {
  presence: { vi: 'sự có mặt', en: 'presence' },
  standing: { vi: 'tình trạng', en: 'standing' },
  statuses: { vi: 'các trạng thái', en: 'statuses' },
  recalls: { vi: 'các lần thu hồi', en: 'recalls' },
  updates: { vi: 'các lần cập nhật', en: 'updates' },
  replacements: { vi: 'văn bản thay thế', en: 'replacements' },
  delivery: { vi: 'việc giao gói tin', en: 'delivery' },
};

function differ(
  aspect: Aspect,
  pair: Bilingual,
  one: string,
  other: string,
  tell: Tell,
): readonly Difference[] {
  if (one === other) return [];
  const { vi, en } = aspects[aspect];
  return [
    tell(
      aspect,
      `${vi} theo ${pair.vi}: “${one}” và “${other}”`,
      `${en} by ${pair.en}: “${one}” and “${other}”`,
    ),
  ];
}
