import type { Bilingual } from '../../protocol/problems/entry.ts';
import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import { deliveriesOf, type HubExchange, packetOf, sentParameter, textIn } from './hub-exchange.ts';
import { hubCheck, type RuleHead, unseen } from './hub-rules.ts';

const scenario = 'hub-delivery';
const at = (step: string) => `${scenario}/${step}`;

type HeadPart = readonly [id: string, requirement: string, vi: string, en: string, cause: Bilingual];

function head([id, requirement, vi, en, cause]: HeadPart): RuleHead {
  return { id, title: both(vi, en), requirements: [requirement], scenarios: [scenario], cause };
}

const eachServed = hubCheck(
  head([
    ...(['hub.each-receiver-served-once', 'DUP-07'] as const),
    'Mỗi bên nhận được đúng một gói tin',
    'Each receiver is given the packet exactly once',
    both(
      'trục chuyển thiếu hoặc chuyển lặp khi có nhiều bên nhận',
      'the hub leaves receivers out, or serves one twice',
    ),
  ]),
  (exchange) => {
    const step = at('several-receivers');
    const { document = '?', to = '' } = exchange.facts(step);
    const [sent] = exchange.at(step, 'sendEdoc');
    if (sent?.outcome !== 'accepted') return unseen(step);
    const given = deliveriesOf(exchange.at(at('listed')), document);
    const wrong = to.split(' ').flatMap((system) => {
      const count = given.filter(({ call }) => call.account === system).length;
      const expected = both(`một gói tin cho ${system}`, `one packet for ${system}`);
      return count === 1 ? [] : [{ call: sent, expected, seen: `${count}`, path: 'data' }];
    });
    return { looked: [sent, ...given.map(({ call }) => call)], wrong };
  },
);

const nobodyElse = hubCheck(
  head([
    ...(['hub.third-party-sees-nothing', 'ACC-01'] as const),
    'Bên thứ ba không thấy gói tin',
    'A third party sees nothing of the packet',
    both('danh sách không lọc theo hệ thống gọi', 'lists are not filtered by the calling system'),
  ]),
  (exchange) => {
    const step = at('several-receivers');
    const { document = '?', to = '' } = exchange.facts(step);
    const given = deliveriesOf(exchange.at(at('listed')), document);
    if (given.length === 0) return unseen(at('listed'));
    const expected = both('chỉ bên nhận được thấy', 'receivers alone see it');
    const strayed = given.filter(({ call }) => !to.split(' ').includes(call.account));
    return {
      looked: exchange.at(at('listed')),
      wrong: strayed.map(({ call }) => ({
        call,
        expected,
        seen: `${call.account} was given ${document}`,
        path: 'data',
      })),
    };
  },
);

const urgentFirst = hubCheck(
  head([
    ...(['hub.urgent-first', 'STA-03'] as const),
    'Văn bản khẩn đứng trước văn bản thường',
    'An urgent letter is listed before others',
    both('danh sách chỉ theo thứ tự đến', 'lists are in order of arrival alone'),
  ]),
  (exchange) => {
    const order = deliveriesOf(exchange.at(at('listed')), '<').filter(
      ({ call }) => call.account === boxOf(exchange),
    );
    const place = (name: string) => {
      const { document = '?' } = exchange.facts(at(name));
      return order.findIndex(({ packet }) => Buffer.from(packet).includes(document));
    };
    const urgent = place('urgent');
    const [call] = exchange
      .at(at('listed'), 'getReceivedEdocList')
      .filter(({ account }) => account === boxOf(exchange));
    if (call === undefined || place('normal-1') < 0) return unseen(at('listed'));
    const later = [1, 2, 3, 4, 5].filter((count) => urgent < 0 || place(`normal-${count}`) < urgent);
    const expected = both(
      'văn bản khẩn trước các văn bản thường',
      'the urgent letter before the normal ones',
    );
    const seen = urgent < 0 ? 'not listed' : `${later.length} normal letters before it`;
    return { looked: [call], wrong: later.length === 0 ? [] : [{ call, expected, seen, path: 'data' }] };
  },
);

/** The system that gets the queue of letters. */
function boxOf(exchange: HubExchange): string {
  return exchange.facts(at('several-receivers'))['to']?.split(' ')[0] ?? '';
}

const inTime = hubCheck(
  head([
    ...(['hub.offers-at-once', 'STA-03'] as const),
    'Văn bản khẩn có trong danh sách trong thời hạn',
    'An urgent letter is offered in time',
    both('trục gom gói tin rồi mới xếp hàng', 'the hub gathers packets before it queues them'),
  ]),
  (exchange, { tolerances }) => {
    const [sent] = exchange.at(at('urgent'), 'sendEdoc');
    const [call] = exchange.at(at('listed'), 'getReceivedEdocList');
    if (sent?.outcome !== 'accepted' || call === undefined) return unseen(at('listed'));
    const given = deliveriesOf(exchange.at(at('listed')), exchange.facts(at('urgent'))['document']);
    const waited = call.entry.at - sent.entry.at;
    if (given.length > 0) return { looked: [sent, call], wrong: [] };
    const limit = tolerances.hubForwardUrgent;
    if (waited < limit) return unseen(at('listed'));
    const expected = both(`được chuyển trong ${limit} ms`, `offered within ${limit} ms`);
    return {
      looked: [sent, call],
      wrong: [{ call, expected, seen: `not listed after ${waited} ms`, path: 'data' }],
    };
  },
);

const getKeeps = hubCheck(
  head([
    ...(['hub.get-does-not-acknowledge', 'DUP-07'] as const),
    'Lấy gói tin không phải là xác nhận',
    'Getting a packet does not acknowledge it',
    both('trục xóa gói tin khỏi hàng khi vừa giao', 'the hub takes a packet off the list as it hands it out'),
  ]),
  (exchange) => {
    const [before] = exchange.at(at('listed'), 'getReceivedEdocList');
    const [after] = exchange.at(at('listed-again'), 'getReceivedEdocList');
    const got = exchange.at(at('listed'), 'getEdoc').filter(({ account }) => account === before?.account);
    if (before === undefined || after === undefined || got.length === 0) return unseen(at('listed-again'));
    const still = new Set(after.rows.map((row) => textIn(row, 'docId').toLowerCase()));
    const gone = got.map((call) => sentParameter(call, 'docId').toLowerCase()).filter((id) => !still.has(id));
    const expected = both('vẫn có trong danh sách cho đến khi xác nhận', 'listed until it is acknowledged');
    const seen = `${gone.length} of ${got.length} are gone`;
    return {
      looked: [before, after],
      wrong: gone.length === 0 ? [] : [{ call: after, expected, seen, path: 'data' }],
    };
  },
);

const downloadSame = hubCheck(
  head([
    ...(['hub.download-equals-get', 'ENV-06'] as const),
    'downloadEdoc và getEdoc cho cùng một gói tin',
    'downloadEdoc and getEdoc give the same packet',
    both('hai chức năng viết gói tin theo hai cách', 'the two operations write packets in two ways'),
  ]),
  (exchange) => {
    const [downloaded] = exchange.at(at('download'), 'downloadEdoc');
    const [got] = exchange.at(at('download'), 'getEdoc');
    const packet = got && packetOf(got);
    if (downloaded === undefined || packet === undefined) return unseen(at('download'));
    const same = Buffer.from(downloaded.bytes).equals(packet);
    const expected = both(`${packet.length} byte như getEdoc`, `${packet.length} bytes as from getEdoc`);
    const wrong = same
      ? []
      : [
          {
            call: downloaded,
            expected,
            seen: `${downloaded.bytes.length} bytes`,
            offset: firstDifference(packet, downloaded.bytes),
          },
        ];
    return { looked: [downloaded, got].filter((each) => each !== undefined), wrong };
  },
);

function firstDifference(one: Uint8Array, other: Uint8Array): number {
  const at = one.findIndex((byte, index) => other[index] !== byte);
  return at < 0 ? one.length : at;
}

export const hubDeliveryChecks: readonly Check[] = [
  eachServed,
  nobodyElse,
  urgentFirst,
  inTime,
  getKeeps,
  downloadSame,
];
