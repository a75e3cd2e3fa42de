import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import { fact, given, head, ownership, receiver, senderOf } from './hub-carried.ts';
import { deliveriesOf } from './hub-exchange.ts';
import { acceptedAt, hubCheck, refusedAt, told, unseen } from './hub-rules.ts';

const recall = 'hub-recall';
const changes = 'hub-changes';

const withheld = hubCheck(
  head(
    'hub.recalled-before-get-withheld',
    'RCL-04',
    recall,
    'Văn bản bị thu hồi trước khi lấy thì không giao nữa',
    'A letter that was recalled before it was fetched is withheld',
  ),
  (exchange) => {
    const [sent] = exchange.at(`${recall}/recall-waiting`, 'sendEdoc');
    const step = `${recall}/after-recall-waiting`;
    const [list] = exchange.at(step, 'getReceivedEdocList');
    if (sent?.outcome !== 'accepted' || list === undefined) return unseen(step);
    const { subject = '?' } = exchange.facts(step);
    const found = deliveriesOf(exchange.at(step), subject);
    const expected = both('không giao văn bản đã thu hồi', 'the recalled letter is not given out');
    return {
      looked: [sent, list],
      wrong: found.slice(0, 1).map(({ call }) => ({ call, expected, seen: subject, path: 'data' })),
    };
  },
);

const notForeign = hubCheck(
  head(
    'hub.foreign-recall-takes-nothing',
    'RCL-05',
    recall,
    'Lệnh thu hồi của người lạ không lấy mất văn bản',
    'A stranger’s recall takes no letter away',
    ownership,
  ),
  (exchange) => {
    const [sent] = exchange.at(`${recall}/sent-foreign`, 'sendEdoc');
    const step = `${recall}/after-foreign-recall`;
    const [list] = exchange.at(step, 'getReceivedEdocList');
    if (sent?.outcome !== 'accepted' || list === undefined) return unseen(step);
    const { subject = '?' } = exchange.facts(step);
    const found = deliveriesOf(exchange.at(step), subject);
    const expected = both('văn bản vẫn được giao', 'the letter is still given out');
    return {
      looked: [sent, list],
      wrong: found.length > 0 ? [] : [{ call: list, expected, seen: 'not listed', path: 'data' }],
    };
  },
);

const onlyConcerned = hubCheck(
  head(
    'hub.recall-to-concerned-only',
    'RCL-04',
    recall,
    'Chỉ bên nhận liên quan thấy lệnh thu hồi',
    'Only the receivers concerned see a recall',
  ),
  (exchange) => {
    const step = `${recall}/after-recall-fetched`;
    const found = deliveriesOf(exchange.at(step), exchange.facts(`${recall}/recall-fetched`)['subject']);
    const concerned = receiver(step)(exchange);
    if (!found.some(({ call }) => call.account === concerned)) return unseen(step);
    const expected = both(`chỉ ${concerned}`, `${concerned} alone`);
    const strayed = found.filter(({ call }) => call.account !== concerned);
    return {
      looked: found.map(({ call }) => call),
      wrong: strayed.map(({ call }) => ({ call, expected, seen: call.account, path: 'data' })),
    };
  },
);

const chains = hubCheck(
  head(
    'hub.repeated-recall-answered',
    'RCL-18',
    recall,
    'Thu hồi lần nữa vẫn được trả lời rõ ràng',
    'A second recall is answered clearly',
  ),
  (exchange) => {
    const [call] = exchange.at(`${recall}/recall-again`, 'sendEdoc');
    if (call === undefined) return unseen(`${recall}/recall-again`);
    const clear = call.outcome === 'accepted' || call.outcome === 'refused';
    const expected = both('trả lời OK hoặc FAIL', 'an answer OK or FAIL');
    return { looked: [call], wrong: clear ? [] : [{ call, expected, seen: told(call), path: 'status' }] };
  },
);

const updates = [
  ['update-subject', 'Chuyển cập nhật trích yếu', 'Carries an update of the subject', 'RCL-14'],
  ['update-attachment', 'Chuyển cập nhật tệp đính kèm', 'Carries an update of attachments', 'RCL-14'],
  ['update-add-receiver', 'Chuyển cho bên nhận được thêm', 'Carries a letter to an added receiver', 'DUP-04'],
  ['update-remove-receiver', 'Báo cho bên nhận bị bớt', 'Tells a receiver that was taken off', 'RCL-14'],
] as const;

const takeBackStep = `${changes}/take-back`;

const chosenOnly = hubCheck(
  head(
    'hub.take-back-to-chosen-only',
    'STA-10',
    changes,
    'Chỉ bên nhận được chọn thấy yêu cầu lấy lại',
    'Only the chosen receiver sees a take-back',
  ),
  (exchange) => {
    const { description = '?' } = exchange.facts(takeBackStep);
    const found = deliveriesOf(exchange.at(`${changes}/received`), description);
    const chosen = exchange.at(`${changes}/report`, 'sendEdoc')[0]?.account ?? '?';
    if (!found.some(({ call }) => call.account === chosen)) return unseen(takeBackStep);
    const expected = both(`chỉ ${chosen}`, `${chosen} alone`);
    const strayed = found.filter(({ call }) => call.account !== chosen);
    return {
      looked: found.map(({ call }) => call),
      wrong: strayed.map(({ call }) => ({ call, expected, seen: call.account, path: 'data' })),
    };
  },
);

const links = hubCheck(
  head(
    'hub.replacement-keeps-links',
    'RCL-16',
    changes,
    'Văn bản thay thế giữ liên kết đến văn bản cũ',
    'A replacement keeps its link to what it replaces',
  ),
  (exchange) => {
    const { document = '?', replaced = '?' } = exchange.facts(`${changes}/replacement`);
    const found = deliveriesOf(exchange.at(`${changes}/received`), document);
    if (found.length === 0) return unseen(`${changes}/replacement`);
    const expected = both(`nêu ${replaced}`, `names ${replaced}`);
    const wrong = found.filter(({ packet }) => !Buffer.from(packet).includes(replaced));
    return {
      looked: found.map(({ call }) => call),
      wrong: wrong.map(({ call }) => ({ call, expected, seen: 'absent', part: 'packet' })),
    };
  },
);

export const hubFlowsChecks: readonly Check[] = [
  withheld,
  hubCheck(
    head(
      'hub.recall-reaches-receiver',
      'RCL-04',
      recall,
      'Lệnh thu hồi đến bên đã nhận',
      'A recall reaches who has the letter',
    ),
    given(
      `${recall}/recall-fetched`,
      `${recall}/after-recall-fetched`,
      fact(`${recall}/recall-fetched`, 'subject'),
      receiver(`${recall}/after-recall-fetched`),
    ),
  ),
  onlyConcerned,
  hubCheck(
    head(
      'hub.recall-answer-reaches-issuer',
      'STA-10',
      recall,
      'Trả lời thu hồi đến bên thu hồi',
      'The answer to a recall reaches the issuer',
    ),
    given(
      `${recall}/recall-answer`,
      `${recall}/after-foreign-recall`,
      () => 'Đồng ý thu hồi',
      senderOf(`${recall}/sent-fetched`),
      'status',
    ),
  ),
  hubCheck(
    head(
      'hub.recall-only-by-issuer',
      'RCL-05',
      recall,
      'Chỉ bên ban hành được thu hồi',
      'Only the issuer recalls',
      ownership,
    ),
    refusedAt(`${recall}/recall-fetched`, `${recall}/foreign-recall`),
  ),
  notForeign,
  chains,
  ...updates.map(([step, vi, en, requirement]) =>
    hubCheck(
      head(`hub.${step}-carried`, requirement, changes, vi, en),
      given(
        `${changes}/${step}`,
        `${changes}/received`,
        fact(`${changes}/${step}`, 'reason'),
        fact(`${changes}/${step}`, 'to'),
      ),
    ),
  ),
  hubCheck(
    head(
      'hub.updates-accepted',
      'RCL-14',
      changes,
      'Nhận cả bốn kiểu cập nhật',
      'Takes all four kinds of update',
    ),
    acceptedAt('sendEdoc', ...updates.map(([step]) => `${changes}/${step}`)),
  ),
  hubCheck(
    head(
      'hub.update-only-by-issuer',
      'RCL-05',
      changes,
      'Chỉ bên ban hành được cập nhật',
      'Only the issuer updates',
      ownership,
    ),
    refusedAt(`${changes}/update-subject`, `${changes}/foreign-update`),
  ),
  hubCheck(
    head(
      'hub.take-back-reaches-receiver',
      'STA-10',
      changes,
      'Yêu cầu lấy lại đến bên nhận được chọn',
      'A take-back reaches the chosen receiver',
    ),
    given(
      takeBackStep,
      `${changes}/received`,
      fact(takeBackStep, 'description'),
      senderOf(`${changes}/report`),
      'status',
    ),
  ),
  chosenOnly,
  hubCheck(
    head(
      'hub.take-back-answer-reaches-sender',
      'STA-10',
      changes,
      'Trả lời lấy lại đến bên gửi',
      'The answer to a take-back reaches the sender',
    ),
    given(
      `${changes}/take-back-answer`,
      `${changes}/received`,
      fact(`${changes}/take-back-answer`, 'description'),
      senderOf(takeBackStep),
      'status',
    ),
  ),
  hubCheck(
    head(
      'hub.replacement-delivered-as-new',
      'RCL-16',
      changes,
      'Văn bản thay thế được chuyển như văn bản mới',
      'A replacement is delivered like a new letter',
    ),
    given(
      `${changes}/replacement`,
      `${changes}/received`,
      fact(`${changes}/replacement`, 'document'),
      fact(`${changes}/update-subject`, 'to'),
    ),
  ),
  links,
];
