import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import { deliveriesOf, type HubCallSeen, type HubExchange, textIn } from './hub-exchange.ts';
import { acceptedAt, hubCheck, type RuleOutcome, told, unseen, type Wrong } from './hub-rules.ts';

const scenario = 'hub-duplicates';
const later = 'hub-duplicates-later';
const restart = 'hub-restart';

const noMemory = both('trục không nhớ gói tin đã nhận', 'the hub does not remember what it took');
const shortMemory = both(
  'trục nhớ gói tin trong một cửa sổ thời gian, hoặc chỉ trong bộ nhớ của tiến trình',
  'the hub remembers for a window of time, or in the memory of its process only',
);
const race = both(
  'trục kiểm tra rồi mới ghi, nên hai yêu cầu cùng lúc đều lọt',
  'the hub looks first and writes afterwards, so that two requests at the same time both pass',
);

/** The document of a step was given to its receiver exactly once. */
function deliveredOnce(step: string, received: string) {
  return (exchange: HubExchange): RuleOutcome => {
    const { document = '?' } = exchange.facts(step);
    const [sent] = exchange.at(step, 'sendEdoc');
    if (sent?.outcome !== 'accepted') return unseen(step);
    const given = deliveriesOf(exchange.at(received), document);
    const [, second] = given;
    const list = exchange.at(received, 'getReceivedEdocList')[0] ?? sent;
    const expected = both(`đúng một gói tin của ${document}`, `exactly one packet of ${document}`);
    const call = second?.call ?? list;
    const seen = `${given.length} deliveries: ${given.map(({ id }) => id).join(', ')}`;
    return {
      looked: [sent, list],
      wrong: given.length === 1 ? [] : [{ call, expected, seen, path: 'data' }],
    };
  };
}

/** The answer to a duplicate names the first packet's id: a client that lost the first answer has only this one. */
function sameAnswer(
  first: (exchange: HubExchange) => HubCallSeen | undefined,
  repeats: (exchange: HubExchange) => readonly HubCallSeen[],
) {
  return (exchange: HubExchange): RuleOutcome => {
    const sent = first(exchange);
    const again = repeats(exchange);
    if (sent?.outcome !== 'accepted' || again.length === 0) return unseen(scenario);
    const docId = textIn(sent.json, 'DocId');
    const expected = both(
      `OK với DocId "${docId}" như lần đầu`,
      `OK with DocId "${docId}" as the first time`,
    );
    const wrong = again.flatMap((call): readonly Wrong[] => {
      if (call.outcome === 'accepted' && textIn(call.json, 'DocId') === docId) return [];
      return [
        {
          call,
          expected,
          seen: `${told(call)} DocId "${textIn(call.json, 'DocId')}"`,
          path: 'DocId',
          severity: severityOf(call),
        },
      ];
    });
    return { looked: [sent, ...again], wrong };
  };
}

/** The text allows an error for a duplicate; it leaves a client that was cut off without its id all the same. */
function severityOf(call: HubCallSeen): 'fail' | 'warn' {
  return call.outcome === 'refused' ? 'warn' : 'fail';
}

const together = hubCheck(
  {
    id: 'hub.duplicates-together-once',
    title: both('20 lần gửi cùng lúc thành một gói tin', 'Twenty sends at once are one packet'),
    ...{ requirements: ['DUP-01'], scenarios: [scenario], cause: race },
  },
  deliveredOnce(`${scenario}/together`, `${scenario}/received`),
);

const togetherSame = hubCheck(
  {
    id: 'hub.duplicates-together-answer',
    title: both('20 lần gửi cùng lúc có cùng một DocId', 'Twenty sends at once have the same DocId'),
    ...{ requirements: ['DUP-01'], scenarios: [scenario], cause: race },
  },
  sameAnswer(
    (exchange) => exchange.at(`${scenario}/together`, 'sendEdoc')[0],
    (exchange) => exchange.at(`${scenario}/together`, 'sendEdoc').slice(1),
  ),
);

/** DUP-03: refused; or let through, marked, and the sender told. Never in the other's place. */
const conflict = hubCheck(
  {
    id: 'hub.conflict-told',
    title: both(
      'Cùng mã, khác nội dung: bị từ chối hoặc báo cho bên gửi',
      'The same identifier with other content is refused, or the sender is told',
    ),
    ...{ requirements: ['DUP-03'], scenarios: [scenario] },
    cause: both(
      'trục không so nội dung theo mã định danh văn bản',
      'the hub does not compare content by the document’s identifier',
    ),
  },
  (exchange) => {
    const [first] = exchange.at(`${scenario}/conflict-first`, 'sendEdoc');
    const [second] = exchange.at(`${scenario}/conflict-second`, 'sendEdoc');
    const [notices] = exchange.at(`${scenario}/told`);
    const { document = '?' } = exchange.facts(`${scenario}/conflict-first`);
    if (first?.outcome !== 'accepted' || second === undefined) return unseen(`${scenario}/conflict-first`);
    if (second.outcome === 'refused') return { looked: [first, second], wrong: [] };
    if (notices === undefined) {
      return {
        notRun: both(
          'Trục nhận cả hai; có báo cho bên gửi hay không thì chỉ cổng quản trị cho thấy: xin địa chỉ, ghi vào “management” của tệp mô tả Trục',
          'the hub took both; whether it told the sender only its management end shows: ask for its address, and write it to “management” of the file that names the hub',
        ),
      };
    }
    const isTold = Buffer.from(notices.bytes).includes(`"documentId":"${document}"`);
    const expected = both('lời từ chối, hoặc thông báo cho bên gửi', 'a refusal, or a notice to the sender');
    return {
      looked: [first, second, notices],
      wrong: isTold ? [] : [{ call: second, expected, seen: told(second), path: 'status' }],
    };
  },
);

const firstKept = hubCheck(
  {
    id: 'hub.conflict-keeps-first',
    title: both(
      'Văn bản đầu không bị thay bằng nội dung khác',
      'The first document is not replaced by other content',
    ),
    ...{ requirements: ['DUP-03'], scenarios: [scenario] },
    cause: both('trục ghi đè theo mã định danh văn bản', 'the hub writes over what has the same identifier'),
  },
  (exchange) => {
    const { document = '?', subject = '?' } = exchange.facts(`${scenario}/conflict-first`);
    const [sent] = exchange.at(`${scenario}/conflict-first`, 'sendEdoc');
    const [list] = exchange.at(`${scenario}/received`, 'getReceivedEdocList');
    if (sent?.outcome !== 'accepted' || list === undefined) return unseen(`${scenario}/conflict-first`);
    const given = deliveriesOf(exchange.at(`${scenario}/received`), document);
    const kept = given.some(({ packet }) => Buffer.from(packet).includes(subject));
    const expected = both('nội dung đầu vẫn được chuyển', 'the first content is delivered');
    const seen = `${given.length} packets, none with the first subject`;
    return {
      looked: [sent, list],
      wrong: kept ? [] : [{ call: given[0]?.call ?? list, expected, seen, path: 'data' }],
    };
  },
);

function once(
  id: string,
  requirement: string,
  step: string,
  received: string,
  vi: string,
  en: string,
  cause: typeof noMemory,
) {
  const [name = ''] = step.split('/');
  return hubCheck(
    { id, title: both(vi, en), requirements: [requirement], scenarios: [name], cause },
    deliveredOnce(step, received),
  );
}

const restartKept = hubCheck(
  {
    id: 'hub.restart-loses-nothing',
    title: both('Khởi động lại không mất gói tin', 'A restart loses nothing'),
    ...{ requirements: ['DUP-07'], scenarios: [restart] },
    cause: both(
      'trục trả lời trước khi ghi bền',
      'the hub answers before it has written anything down for good',
    ),
  },
  (exchange) => {
    const sent = exchange
      .within(restart, 'sendEdoc')
      .filter(({ step, outcome }) => step.startsWith(`${restart}/sent-`) && outcome === 'accepted');
    const [list] = exchange.at(`${restart}/received`, 'getReceivedEdocList');
    if (sent.length === 0 || list === undefined) return unseen(`${restart}/received`);
    const wrong = sent.flatMap((call) => {
      const { document = '?' } = exchange.facts(call.step);
      const expected = both(`${document} còn trong hàng`, `${document} still waits`);
      const found = deliveriesOf(exchange.at(`${restart}/received`), document).length > 0;
      return found ? [] : [{ call: list, expected, seen: `${document} is gone`, path: 'data' }];
    });
    return { looked: [...sent, list], wrong };
  },
);

const restartOnce = hubCheck(
  {
    id: 'hub.restart-doubles-nothing',
    title: both(
      'Gửi lại sau khi khởi động lại không tạo gói tin thứ hai',
      'A resend after a restart makes no second packet',
    ),
    ...{ requirements: ['DUP-07', 'DUP-01'], scenarios: [restart], cause: shortMemory },
  },
  (exchange) => {
    const again = exchange
      .within(restart, 'sendEdoc')
      .filter(({ step }) => step.startsWith(`${restart}/resent-`));
    const [list] = exchange.at(`${restart}/received`, 'getReceivedEdocList');
    if (again.length === 0 || list === undefined) return unseen(`${restart}/received`);
    const wrong = again.flatMap((call): readonly Wrong[] => {
      const { document = '?' } = exchange.facts(call.step);
      const count = deliveriesOf(exchange.at(`${restart}/received`), document).length;
      const expected = both(`một gói tin của ${document}`, `one packet of ${document}`);
      return count < 2 ? [] : [{ call: list, expected, seen: `${count}`, path: 'data' }];
    });
    return { looked: [...again, list], wrong };
  },
);

export const hubDuplicatesChecks: readonly Check[] = [
  once(
    'hub.duplicate-delivers-once',
    'DUP-01',
    `${scenario}/twice`,
    `${scenario}/received`,
    'Gửi hai lần, chuyển một lần',
    'Sent twice, delivered once',
    noMemory,
  ),
  hubCheck(
    {
      id: 'hub.duplicate-same-answer',
      title: both(
        'Gói tin lặp được trả lời bằng DocId của lần đầu',
        'A duplicate is answered with the first DocId',
      ),
      ...{ requirements: ['DUP-02', 'DUP-01'], scenarios: [scenario] },
      cause: both(
        'trục báo lỗi khi gặp gói tin lặp; SDK gửi lại sau khi mất trả lời sẽ tưởng gửi hỏng',
        'the hub refuses duplicates; an SDK that resends after a lost answer takes that for a failure',
      ),
    },
    sameAnswer(
      (exchange) => exchange.at(`${scenario}/twice`, 'sendEdoc')[0],
      (exchange) => exchange.at(`${scenario}/twice`, 'sendEdoc').slice(1),
    ),
  ),
  together,
  togetherSame,
  once(
    'hub.duplicate-later',
    'DUP-01',
    `${later}/first`,
    `${later}/received`,
    'Gửi lại về sau không tạo gói tin thứ hai',
    'A later duplicate makes no second packet',
    shortMemory,
  ),
  conflict,
  firstKept,
  hubCheck(
    {
      id: 'hub.corrected-packet-passes',
      title: both(
        'Gói tin sửa lại sau khi bị từ chối được nhận',
        'A packet that was corrected after a refusal is taken',
      ),
      ...{ requirements: ['DUP-04'], scenarios: [scenario] },
      cause: both(
        'trục nhớ cả mã của gói tin đã bị từ chối',
        'the hub remembers identifiers of what it refused',
      ),
    },
    acceptedAt('sendEdoc', `${scenario}/corrected`),
  ),
  once(
    'hub.corrected-packet-delivered',
    'DUP-04',
    `${scenario}/corrected`,
    `${scenario}/received`,
    'Gói tin sửa lại được chuyển',
    'A corrected packet is delivered',
    noMemory,
  ),
  restartKept,
  restartOnce,
];
