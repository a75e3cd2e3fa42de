import type { Bilingual, RuleName } from '../../../loadtests/truth/finding.ts';
import type { Clock } from '../../../protocol/ports/ports.ts';
import type { RunningHub } from '../../../simulator/hub/start-hub.ts';
import type { Delivery, HubStore, NewDelivery } from '../../../simulator/hub/store/store.ts';
import { refusesWhatItLists, stripsAttachments } from './handing-out.ts';
import { answerHtmlUnderPressure } from './under-pressure.ts';

/** How often a mutant does what is wrong, and what time it is. */
export interface Breaking {
  /** It goes wrong once in so many deliveries, or in so many packets where it is about packets. */
  readonly every: number;
  readonly clock: Clock;
  /** For how long normal mail has to wait after urgent mail, milliseconds. */
  readonly holdMs: number;
}

/** A hub with one part exchanged, and the rule that must find it. */
export interface LoadMutant {
  readonly id: string;
  readonly rule: RuleName;
  /** What follows from it, so that its rule is not the only one. */
  readonly also?: readonly RuleName[];
  /** What is wrong with it. */
  readonly wrong: Bilingual;
  /** How often it goes wrong; once in so many deliveries or packets where nothing is said. */
  readonly manner?: 'always' | 'under-pressure';
  /** It shows only when the hub is killed, or only in what its process uses. */
  readonly shows?: 'when-killed' | 'in-memory';
  /** Exchanges the part. @returns the hub to call. */
  readonly breaks: (hub: RunningHub, breaking: Breaking) => RunningHub;
}

type RecordPacket = HubStore['recordPacket'];

/** The same hub, whose deliveries are others than those of the packet, once in `every` of them. */
function redirecting(
  messageType: 'edoc' | 'status',
  change: (
    delivery: NewDelivery,
    all: readonly NewDelivery[],
    known: ReadonlySet<string>,
  ) => readonly NewDelivery[],
): LoadMutant['breaks'] {
  return (hub, { every }) => {
    const known = new Set<string>();
    let count = 0;
    return withRecordPacket(hub, (record) => (packet, deliveries, event, ...rest) => {
      for (const { mailbox } of deliveries) known.add(mailbox);
      if (packet.messageType !== messageType) return record(packet, deliveries, event, ...rest);
      const changed = deliveries.flatMap((each) => {
        count += 1;
        return count % every === 0 ? change(each, deliveries, known) : [each];
      });
      return record(packet, changed, event, ...rest);
    });
  };
}

function withRecordPacket(hub: RunningHub, change: (record: RecordPacket) => RecordPacket): RunningHub {
  Object.assign(hub.store, { recordPacket: change(hub.store.recordPacket.bind(hub.store)) });
  return hub;
}

/** Another copy of the same packet, under an id of its own. */
function another({ deliveryId, ...delivery }: NewDelivery, to = delivery.mailbox): NewDelivery {
  const id = `${deliveryId.slice(0, -2)}${deliveryId.endsWith('ff') ? '00' : 'ff'}`;
  return { ...delivery, deliveryId: id, mailbox: to };
}

const loses = () => [];
const doubles = (delivery: NewDelivery) => [delivery, another(delivery)];

function alsoToStranger(
  delivery: NewDelivery,
  all: readonly NewDelivery[],
  known: ReadonlySet<string>,
): readonly NewDelivery[] {
  const stranger = [...known].find((code) => all.every(({ mailbox }) => mailbox !== code));
  return stranger === undefined ? [delivery] : [delivery, another(delivery, stranger)];
}

/** What is listed is changed. */
function relisting(
  change: (rows: readonly Delivery[], clock: Clock) => readonly Delivery[],
): LoadMutant['breaks'] {
  return (hub, { clock }) => {
    const list = hub.store.listWaiting.bind(hub.store);
    const listWaiting: HubStore['listWaiting'] = async (query) => change(await list(query), clock);
    Object.assign(hub.store, { listWaiting });
    return hub;
  };
}

/** By arrival alone. */
const byArrival = (rows: readonly Delivery[]) =>
  rows.toSorted((one, other) => one.packet.sequence - other.packet.sequence);

function starving(): LoadMutant['breaks'] {
  return (hub, breaking) => {
    let urgentAt = Number.NEGATIVE_INFINITY;
    const watched = withRecordPacket(hub, (record) => (packet, ...rest) => {
      if (packet.priority > 0) urgentAt = breaking.clock.now();
      return record(packet, ...rest);
    });
    const listing = relisting((rows, clock) =>
      rows.filter(({ packet }) => {
        const isNormal = packet.messageType === 'edoc' && packet.priority === 0;
        const isPassed = packet.acceptedAt <= urgentAt;
        return !(isNormal && isPassed && clock.now() - packet.acceptedAt <= breaking.holdMs);
      }),
    );
    return listing(watched, breaking);
  };
}

/** Written behind: so long after the answer, milliseconds. */
const behind = 5_000;

/** Answers at once for every so many-th packet, and writes it down when it gets round to it. */
function writesBehind(hub: RunningHub, { every, clock }: Breaking): RunningHub {
  const waiting: { readonly since: number; readonly write: () => Promise<unknown> }[] = [];
  let count = 0;
  const catchUp = async () => {
    while ((waiting[0]?.since ?? Number.POSITIVE_INFINITY) <= clock.now() - behind)
      await waiting.shift()?.write();
  };
  const list = hub.store.listWaiting.bind(hub.store);
  const listWaiting: HubStore['listWaiting'] = async (query) => {
    await catchUp();
    return list(query);
  };
  Object.assign(hub.store, { listWaiting });
  return withRecordPacket(hub, (record) => async (packet, ...rest) => {
    count += 1;
    if (count % every !== 0) return record(packet, ...rest);
    waiting.push({ since: clock.now(), write: () => record(packet, ...rest) });
    return { kind: 'new', packet: { ...packet, sequence: 0 }, events: [] };
  });
}

/** Kept for each packet and never looked at again, bytes. */
const leaked = 500_000;

function leaks(hub: RunningHub): RunningHub {
  const kept: Uint8Array[] = [];
  return withRecordPacket(hub, (record) => (packet, ...rest) => {
    kept.push(new Uint8Array(leaked).fill(kept.length));
    return record(packet, ...rest);
  });
}

/** Every load mutant. */
export const loadMutants: readonly LoadMutant[] = [
  {
    ...{ id: 'loses-documents', rule: 'lost', breaks: redirecting('edoc', loses) },
    wrong: { vi: 'làm mất một văn bản', en: 'loses a document' },
  },
  {
    ...{ id: 'loses-statuses', rule: 'status-lost', breaks: redirecting('status', loses) },
    wrong: { vi: 'làm mất một trạng thái', en: 'loses a status' },
  },
  {
    ...{ id: 'doubles-documents', rule: 'twice', breaks: redirecting('edoc', doubles) },
    wrong: { vi: 'giao một văn bản hai lần', en: 'delivers a document twice' },
  },
  {
    ...{ id: 'doubles-statuses', rule: 'status-twice', breaks: redirecting('status', doubles) },
    wrong: { vi: 'báo một trạng thái hai lần', en: 'tells a status twice' },
  },
  {
    ...{ id: 'tells-strangers', rule: 'stranger', breaks: redirecting('edoc', alsoToStranger) },
    wrong: { vi: 'giao văn bản cho nơi không được gửi', en: 'gives a document to somebody else too' },
  },
  {
    ...{ id: 'strips-attachments', rule: 'foreign-content', breaks: stripsAttachments },
    wrong: { vi: 'giao văn bản mà bỏ mất tệp đính kèm', en: 'delivers a document without its attachment' },
  },
  {
    ...{ id: 'refuses-what-it-lists', rule: 'unfetchable', also: ['unfinished'], breaks: refusesWhatItLists },
    wrong: { vi: 'có trong danh sách mà không cho lấy', en: 'lists a packet and refuses it to who asks' },
  },
  {
    ...{ id: 'lists-by-arrival', manner: 'always', rule: 'order', breaks: relisting(byArrival) },
    wrong: { vi: 'không xếp văn bản khẩn lên trước', en: 'lists by arrival, whatever is urgent' },
  },
  {
    ...{ id: 'starves-normal-mail', manner: 'always', rule: 'starved', breaks: starving() },
    wrong: {
      vi: 'bỏ đói văn bản thường khi có văn bản khẩn',
      en: 'starves normal mail while urgent mail flows',
    },
  },
  {
    ...{ id: 'answers-before-durable', rule: 'not-durable', shows: 'when-killed', breaks: writesBehind },
    wrong: { vi: 'trả lời OK trước khi ghi bền', en: 'answers OK before it is durable' },
  },
  {
    ...{ id: 'leaks-memory', manner: 'always', rule: 'memory', shows: 'in-memory', breaks: leaks },
    wrong: { vi: 'rò rỉ bộ nhớ', en: 'leaks memory' },
  },
  {
    ...{
      id: 'pages-under-pressure',
      manner: 'under-pressure',
      rule: 'html',
      breaks: answerHtmlUnderPressure,
    },
    wrong: { vi: 'trả trang HTML khi quá tải', en: 'answers with HTML under pressure' },
  },
];
