import { createHash } from 'node:crypto';
import { names as n } from '../../protocol/edxml/names.ts';
import type { Bilingual } from '../../protocol/problems/entry.ts';
import { both } from '../bilingual.ts';
import type { Check, JudgeContext } from '../check.ts';
import type { PacketView } from '../reading/packet-view.ts';
import { type Delivered, deliveriesOf, type HubExchange } from './hub-exchange.ts';
import { differencesBetween, hopsOf, viewOf } from './hub-leaves.ts';
import { hubCheck, type RuleHead, type RuleOutcome, unseen, type Wrong } from './hub-rules.ts';

const scenario = 'hub-delivery';
const at = (step: string) => `${scenario}/${step}`;

const rewritten = both(
  'trục viết lại gói tin khi chuyển và bỏ hoặc sửa những gì mình không biết',
  'the hub writes packets anew and drops or changes what it does not know',
);
const traceCause = both(
  'trục không ghi vết của mình, hoặc ghi đè vết của bên gửi',
  'the hub writes no hop of its own, or writes over the sender’s',
);

type HeadPart = readonly [id: string, requirement: string, vi: string, en: string, cause: Bilingual];

function head([id, requirement, vi, en, cause]: HeadPart): RuleHead {
  return { id, title: both(vi, en), requirements: [requirement], scenarios: [scenario], cause };
}

/** The packet as the SDK sent it, without the CRLF behind. */
function sentPacket(exchange: HubExchange, step: string): PacketView | undefined {
  const [call] = exchange.at(step, 'sendEdoc');
  if (call?.outcome !== 'accepted') return undefined;
  return sentViewOf(exchange, call.entry.request.body);
}

function sentViewOf(exchange: HubExchange, ref: string): PacketView {
  const body = exchange.evidence.body(ref);
  const known = sentViews.get(body) ?? viewOf(body.subarray(0, -2));
  sentViews.set(body, known);
  return known;
}

const sentViews = new WeakMap<Uint8Array, PacketView>();

/** Compares what was sent with each copy that was given out. */
function comparing(
  judge: (
    sent: PacketView,
    given: PacketView,
    delivered: Delivered,
    context: JudgeContext,
  ) => readonly Omit<Wrong, 'call'>[],
) {
  return (exchange: HubExchange, context: JudgeContext): RuleOutcome => {
    const step = at('several-receivers');
    const sent = sentPacket(exchange, step);
    const given = deliveriesOf(exchange.at(at('listed')), exchange.facts(step)['document']);
    if (sent === undefined || given.length === 0) return unseen(step);
    const wrong = given.flatMap((each) =>
      judge(sent, viewOf(each.packet), each, context).map(
        (found): Wrong => ({ part: 'packet', ...found, call: each.call }),
      ),
    );
    return { looked: given.map(({ call }) => call), wrong };
  };
}

const contentUnchanged = hubCheck(
  head([
    'hub.content-unchanged',
    'ENV-06',
    'Nội dung không đổi khi chuyển',
    'Content is not changed in transit',
    rewritten,
  ]),
  comparing((sent, given) =>
    differencesBetween(sent, given).map(({ path, sent: before, given: after }) => ({
      expected: both(before === '' ? `không có ${path}` : before, before === '' ? `no ${path}` : before),
      seen: after === '' ? 'absent' : after,
      path,
    })),
  ),
);

const filesUnchanged = hubCheck(
  head([
    'hub.attachments-byte-equal',
    'ENV-06',
    'Tệp đính kèm giữ nguyên từng byte',
    'Attachments are equal byte for byte',
    rewritten,
  ]),
  comparing((sent, given) => [
    ...sent.attachments.flatMap((file, index) => {
      const [before, after] = [file, given.attachments[index]].map((each) => each && sha256(each.file()));
      const path = `${n.attachment}[${index + 1}]`;
      if (before === after) return [];
      return [
        {
          expected: both(`SHA-256 ${before}`, `SHA-256 ${before}`),
          seen: `SHA-256 ${after ?? 'absent'}`,
          path,
        },
      ];
    }),
    ...given.attachments.slice(sent.attachments.length).map((file, index) => ({
      expected: both('không có tệp này', 'no such file'),
      seen: `SHA-256 ${sha256(file.file())}`,
      path: `${n.attachment}[${sent.attachments.length + index + 1}]`,
    })),
  ]),
);

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const tracePath = `${n.traceHeaderList}/${n.traceHeader}`;

const traceAdded = hubCheck(
  head([
    'hub.trace-adds-one-hop',
    'ENV-07',
    'Trục thêm đúng một vết',
    'The hub adds exactly one hop',
    traceCause,
  ]),
  comparing((sent, given) => {
    const [before, after] = [hopsOf(sent).length, hopsOf(given).length];
    const expected = both(`${before + 1} vết`, `${before + 1} hops`);
    return after === before + 1 ? [] : [{ expected, seen: `${after}`, path: tracePath }];
  }),
);

const traceKept = hubCheck(
  head([
    'hub.trace-keeps-earlier',
    'ENV-07',
    'Vết có trước được giữ nguyên',
    'Earlier hops are kept',
    traceCause,
  ]),
  comparing((sent, given) =>
    hopsOf(sent).flatMap((hop, index) => {
      const found = hopsOf(given)[index];
      const same = found?.organId === hop.organId && found.timestamp === hop.timestamp;
      const words = `${hop.organId} ${hop.timestamp}`;
      const seen = found === undefined ? 'absent' : `${found.organId} ${found.timestamp}`;
      return same ? [] : [{ expected: both(words, words), seen, path: `${tracePath}[${index + 1}]` }];
    }),
  ),
);

const traceForward = hubCheck(
  head([
    'hub.trace-goes-forward',
    'ENV-07',
    'Thời điểm của vết không lùi',
    'Times of the trace do not go backwards',
    traceCause,
  ]),
  comparing((_sent, given, _delivered, { tolerances }) => {
    const times = hopsOf(given).map(({ timestamp }) =>
      Date.parse(`${timestamp.replaceAll('/', '-').replace(' ', 'T')}+07:00`),
    );
    return times.flatMap((time, index) => {
      const before = times[index - 1] ?? time;
      const expected = both('không sớm hơn vết trước', 'not before the hop that comes first');
      if (Number.isNaN(time) || time + tolerances.skewWarn < before) {
        return [
          { expected, seen: hopsOf(given)[index]?.timestamp ?? '', path: `${tracePath}[${index + 1}]` },
        ];
      }
      return [];
    });
  }),
);

const traceCode = hubCheck(
  {
    ...head([
      'hub.trace-has-code',
      'ENV-07',
      'Vết của trục mang mã của trục',
      'The hub’s hop carries its code',
      traceCause,
    ]),
    profiles: ['law', 'DT21'],
  },
  comparing((sent, given) => {
    const own = hopsOf(given).at(-1);
    if (hopsOf(given).length <= hopsOf(sent).length || own === undefined || own.organId !== '') return [];
    const expected = both('mã của trục trong OrganId', 'the hub’s own code in OrganId');
    return [{ expected, seen: `only ${own.timestamp}`, path: `${tracePath}[${hopsOf(given).length}]` }];
  }),
);

/** What the copies that receivers are given both, beside what was sent. */
export const hubContentChecks: readonly Check[] = [
  contentUnchanged,
  filesUnchanged,
  traceAdded,
  traceKept,
  traceForward,
  traceCode,
];
