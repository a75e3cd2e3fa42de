import type { Bilingual } from '../../protocol/problems/entry.ts';
import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import { deliveriesOf, type HubExchange, textIn } from './hub-exchange.ts';
import { sameAsUnknown } from './hub-foreign.ts';
import {
  acceptedAt,
  hubCheck,
  openIn,
  type RuleHead,
  type RuleOutcome,
  told,
  unanswered,
  unseen,
} from './hub-rules.ts';

const scenario = 'hub-acknowledgement';
const at = (step: string) => `${scenario}/${step}`;

const stateCause = both(
  'trạng thái của gói tin không được lưu theo từng bên nhận',
  'the state of a packet is not kept for each receiver',
);
const ownerCause = both(
  'trục chỉ tìm gói tin theo mã, không xem gói tin là của ai',
  'the hub looks packets up by id alone and does not ask whose they are',
);

function head(id: string, requirement: string, vi: string, en: string, cause: Bilingual): RuleHead {
  return { id, title: both(vi, en), requirements: [requirement], scenarios: [scenario], cause };
}

/** Whether a delivery is listed in a step. */
function listing(step: string, wanted: boolean) {
  return (exchange: HubExchange): RuleOutcome => {
    const { delivery = '?' } = exchange.facts(at(step));
    const [call] = exchange.at(at(step), 'getReceivedEdocList');
    const wasListed = exchange
      .within(scenario, 'getReceivedEdocList')
      .some(({ number, rows }) => number < (call?.number ?? 0) && hasRow(rows, delivery));
    if (call?.outcome !== 'accepted' || !wasListed) return unseen(at(step));
    const expected = wanted
      ? both(`${delivery} có trong danh sách`, `${delivery} is listed`)
      : both(`${delivery} không có trong danh sách`, `${delivery} is not listed`);
    const listed = hasRow(call.rows, delivery);
    const seen = listed ? 'listed' : 'not listed';
    return { looked: [call], wrong: listed === wanted ? [] : [{ call, expected, seen, path: 'data' }] };
  };
}

function hasRow(rows: readonly Readonly<Record<string, unknown>>[], id: string): boolean {
  return rows.some((row) => textIn(row, 'docId').toLowerCase() === id.toLowerCase());
}

/** The broken call of a step is refused; that the same is done to one's own shows that it can be done. */
function refuses(step: string, twin: string) {
  return (exchange: HubExchange): RuleOutcome => {
    const sound = exchange
      .within(scenario)
      .find((call) => call.step === at(twin) && call.outcome === 'accepted');
    const [call] = exchange.at(at(step)).filter(({ broken }) => broken);
    if (sound === undefined || call === undefined) return unseen(at(step));
    const expected = both('trả lời FAIL', 'an answer FAIL');
    const wrong = call.outcome === 'accepted' ? [{ call, expected, seen: told(call), path: 'status' }] : [];
    return { looked: [sound, call], wrong };
  };
}

const foreignSentList = hubCheck(
  head(
    'hub.foreign-sent-list-empty',
    'ACC-01',
    'Không thấy danh sách gửi của hệ thống khác',
    'The sent list of another system shows nothing',
    ownerCause,
  ),
  (exchange) => {
    const [own] = exchange.at(at('sender-sees-failure'), 'getSentEdocList');
    const [call] = exchange.at(at('foreign-sent-list'), 'getSentEdocList');
    if (own === undefined || own.rows.length === 0 || call === undefined)
      return unseen(at('foreign-sent-list'));
    const expected = both('không có dòng nào', 'no row');
    const seen = `${call.rows.length} rows`;
    return {
      looked: [own, call],
      wrong: call.rows.length === 0 ? [] : [{ call, expected, seen, path: 'data' }],
    };
  },
);

const untouched = hubCheck(
  head(
    'hub.foreign-ack-changes-nothing',
    'ACC-01',
    'Xác nhận của người lạ không đổi gì',
    'A stranger’s acknowledgement changes nothing',
    ownerCause,
  ),
  listing('still-there', true),
);

const senderSees = hubCheck(
  head(
    'hub.sender-sees-failure',
    'ERR-08',
    'Bên gửi thấy bên nhận báo lỗi',
    'The sender sees that a receiver failed',
    both('danh sách gửi không nói bên nhận báo lỗi', 'the sent list does not tell that a receiver failed'),
  ),
  (exchange) => {
    const [ack] = exchange.at(at('failed'), 'updateStatus');
    const [call] = exchange.at(at('sender-sees-failure'), 'getSentEdocList');
    if (ack?.outcome !== 'accepted' || call === undefined) return unseen(at('sender-sees-failure'));
    const states = call.rows.map((row) => textIn(row, 'sendStatus'));
    const expected = both('sendStatus "fail"', 'sendStatus "fail"');
    const wrong = states.includes('fail')
      ? []
      : [{ call, expected, seen: states.join(', ') || 'no row', path: 'data[0].sendStatus' }];
    return { looked: [ack, call], wrong };
  },
);

const sentRows = hubCheck(
  head(
    'hub.sent-list-links-both-ids',
    'LOG-09',
    'Danh sách gửi nối mã gửi với mã nhận',
    'The sent list links the sender’s id with the receiver’s',
    both(
      'danh sách gửi thiếu senderDocId hoặc receiverDocId',
      'the sent list lacks senderDocId or receiverDocId',
    ),
  ),
  (exchange) => {
    const [sent] = exchange.at(at('sent-held'), 'sendEdoc');
    const { delivery = '?' } = exchange.facts(at('after-fail'));
    const [call] = exchange.at(at('sender-sees-failure'), 'getSentEdocList');
    if (sent?.outcome !== 'accepted' || call === undefined) return unseen(at('sender-sees-failure'));
    const docId = textIn(sent.json, 'DocId');
    const linked = call.rows.some(
      (row) =>
        textIn(row, 'senderDocId') === docId &&
        textIn(row, 'receiverDocId').toLowerCase() === delivery.toLowerCase(),
    );
    const expected = both(`${docId} nối với ${delivery}`, `${docId} linked with ${delivery}`);
    const seen = JSON.stringify(call.rows.map((row) => [row['senderDocId'], row['receiverDocId']]));
    return { looked: [sent, call], wrong: linked ? [] : [{ call, expected, seen, path: 'data' }] };
  },
);

const own = hubCheck(
  head(
    'hub.own-packet-stays-gettable',
    'DUP-07',
    'Gói tin của mình vẫn lấy được sau khi người lạ hỏi',
    'One’s own packet can be got after a stranger asked for it',
    ownerCause,
  ),
  (exchange) => {
    const { document = '?' } = exchange.facts(at('sent-foreign'));
    const [call] = exchange.at(at('still-there'), 'getEdoc');
    if (call === undefined) return unseen(at('still-there'));
    if (openIn([call]) !== undefined) return unanswered(call);
    const given = deliveriesOf([call], document);
    const expected = both(`gói tin ${document}`, `the packet ${document}`);
    return {
      looked: [call],
      wrong: given.length === 1 ? [] : [{ call, expected, seen: told(call), path: 'data' }],
    };
  },
);

export const hubAcknowledgementChecks: readonly Check[] = [
  hubCheck(
    head('hub.ack-accepted', 'DUP-06', 'Nhận lời xác nhận', 'Takes an acknowledgement', stateCause),
    acceptedAt('updateStatus', at('done')),
  ),
  hubCheck(
    head(
      'hub.ack-twice',
      'DUP-06',
      'Xác nhận hai lần không sao',
      'Acknowledging twice is harmless',
      stateCause,
    ),
    acceptedAt('updateStatus', at('done-again')),
  ),
  hubCheck(
    head(
      'hub.ack-ends-offering',
      'DUP-06',
      'Xác nhận xong thì không chào lại',
      'What is acknowledged is not offered again',
      stateCause,
    ),
    listing('after-done', false),
  ),
  hubCheck(
    head(
      'hub.ack-processing-keeps',
      'DUP-06',
      'processing không kết thúc việc nhận',
      'processing ends nothing',
      stateCause,
    ),
    listing('after-processing', true),
  ),
  hubCheck(
    head(
      'hub.ack-unknown-outcome',
      'ERR-07',
      'Từ chối giá trị status lạ',
      'Refuses an unknown outcome',
      stateCause,
    ),
    refuses('unknown-outcome', 'done'),
  ),
  hubCheck(
    head(
      'hub.ack-unknown-packet',
      'DUP-06',
      'Từ chối xác nhận gói tin không có',
      'Refuses to acknowledge what there is none of',
      ownerCause,
    ),
    refuses('unknown-packet', 'done'),
  ),
  hubCheck(
    head(
      'hub.fail-holds',
      'ERR-08',
      'Báo lỗi thì gói tin được giữ lại',
      'A failed packet is held',
      stateCause,
    ),
    listing('after-fail', false),
  ),
  hubCheck(
    head(
      'hub.reset-offers-again',
      'ERR-08',
      'Đặt lại cờ thì chào lại',
      'A reset offers the packet again',
      stateCause,
    ),
    listing('after-reset', true),
  ),
  hubCheck(
    head(
      'hub.foreign-get',
      'ACC-01',
      'Không lấy được gói tin của người khác',
      'Nobody gets another’s packet',
      ownerCause,
    ),
    refuses('foreign-get', 'still-there'),
  ),
  hubCheck(
    head(
      'hub.foreign-download',
      'ACC-01',
      'Không tải được gói tin của người khác',
      'Nobody downloads another’s packet',
      ownerCause,
    ),
    refuses('foreign-download', 'still-there'),
  ),
  hubCheck(
    head(
      'hub.foreign-ack',
      'ACC-01',
      'Không xác nhận được gói tin của người khác',
      'Nobody acknowledges another’s packet',
      ownerCause,
    ),
    refuses('foreign-ack', 'done'),
  ),
  untouched,
  sameAsUnknown,
  foreignSentList,
  senderSees,
  sentRows,
  own,
];
