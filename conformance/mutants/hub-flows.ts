import { names as n } from '../../protocol/edxml/names.ts';
import type { RawRequest } from '../engine/stage.ts';
import {
  blindTo,
  editing,
  editingPackets,
  forgedSuccess,
  hubMutant,
  packetText,
  parameterOf,
  refusing,
  type Wrap,
  withObject,
} from './hub-bench.ts';
import { ghostsOf, haunted } from './hub-ghosts.ts';
import { alsoTo } from './hub-sending.ts';
import { isSend } from './hub-validation.ts';
import type { HubMutant } from './mutant.ts';

const kind = (value: number) => (request: RawRequest) =>
  isSend(request) && packetText(request).includes(`${n.transactionKind}>${value}<`);
const says = (text: string) => (request: RawRequest) => isSend(request) && packetText(request).includes(text);
const both =
  (...tests: readonly ((request: RawRequest) => boolean)[]) =>
  (request: RawRequest) =>
    tests.every((test) => test(request));

/** Says yes and does nothing. */
const swallows =
  (when: (request: RawRequest) => boolean): Wrap =>
  (orderly) =>
  (request) =>
    when(request) ? Promise.resolve(forgedSuccess(request)) : orderly(request);

/** Goes on offering what was recalled, beside the recall. */
const keepsRecalled: Wrap = (orderly) => {
  let first: RawRequest | undefined;
  return haunted((ghosts, request, answer) => {
    if (isSend(request) && first === undefined) first = request;
    else if (kind(1)(request) && says('recall-waiting')(request) && first !== undefined)
      for (const ghost of ghostsOf(first)) ghosts.haunt(ghost);
    return answer;
  })(orderly);
};

/** Whatever a stranger recalls is gone, though he was told otherwise: the letter before his recall is never listed. */
const strangersRecall: Wrap = (orderly) => {
  let gone = '';
  return editing('getReceivedEdocList', (object, request) => {
    const rows = Array.isArray(object['data']) ? (object['data'] as readonly unknown[]) : [];
    const isBox =
      parameterOf(request, 'messagetype') === 'edoc' && parameterOf(request, 'systemid') === '000.00.00.H17';
    return gone !== '' && isBox ? { ...object, data: rows.slice(1) } : object;
  })(async (request) => {
    if (says('foreign-recall')(request)) gone = parameterOf(request, 'from');
    return orderly(request);
  });
};

const carried = [
  ['update-subject', 'RCL-14'],
  ['update-attachment', 'RCL-14'],
  ['update-add-receiver', 'DUP-04'],
  ['update-remove-receiver', 'RCL-14'],
] as const;

export const hubFlowsMutants: readonly HubMutant[] = [
  hubMutant(
    'hub.gives-recalled',
    'hub.recalled-before-get-withheld',
    'RCL-04',
    ['vẫn giao văn bản đã thu hồi', 'gives out what was recalled'],
    keepsRecalled,
  ),
  hubMutant(
    'hub.swallows-recalls',
    'hub.recall-reaches-receiver',
    'RCL-04',
    ['không chuyển lệnh thu hồi', 'does not pass recalls on'],
    swallows(both(kind(1), says('recall-fetched'))),
  ),
  hubMutant(
    'hub.recalls-to-everybody',
    'hub.recall-to-concerned-only',
    'RCL-04',
    ['gửi lệnh thu hồi cho mọi bên nhận', 'sends a recall to every receiver'],
    alsoTo(both(kind(1), says('recall-fetched')), 'G06'),
  ),
  hubMutant(
    'hub.swallows-recall-answers',
    'hub.recall-answer-reaches-issuer',
    'STA-10',
    ['không chuyển trả lời thu hồi', 'does not pass answers to recalls on'],
    swallows(says('Đồng ý thu hồi')),
  ),
  hubMutant(
    'hub.anybody-recalls',
    'hub.recall-only-by-issuer',
    'RCL-05',
    ['ai cũng thu hồi được', 'lets anybody recall'],
    blindTo('hub.not-the-issuer', kind(1)),
  ),
  hubMutant(
    'hub.strangers-recall-works',
    'hub.foreign-recall-takes-nothing',
    'RCL-05',
    ['từ chối nhưng vẫn thu hồi', 'refuses a stranger’s recall and carries it out'],
    strangersRecall,
  ),
  hubMutant(
    'hub.dumb-about-second-recall',
    'hub.repeated-recall-answered',
    'RCL-18',
    ['trả lời không rõ khi thu hồi lần nữa', 'answers a second recall with nothing'],
    (orderly) => async (request) => {
      const answer = await orderly(request);
      return both(kind(1), says('recall-again'))(request)
        ? withObject(answer, { status: 'MAYBE', ErrorCode: '', ErrorDesc: '?', DocId: '' })
        : answer;
    },
    ['wire.status-text'],
  ),
  ...carried.map(([step, requirement]) =>
    hubMutant(
      `hub.swallows-${step}`,
      `hub.${step}-carried`,
      requirement,
      [`không chuyển: ${step}`, `does not pass on: ${step}`],
      swallows(both(kind(2), says(`${step} `))),
    ),
  ),
  hubMutant(
    'hub.refuses-updates',
    'hub.updates-accepted',
    'RCL-14',
    ['coi cập nhật là trùng mã', 'takes an update for a conflict'],
    refusing(both(kind(2), says('update-remove-receiver '))),
  ),
  hubMutant(
    'hub.anybody-updates',
    'hub.update-only-by-issuer',
    'RCL-05',
    ['ai cũng cập nhật được', 'lets anybody update'],
    blindTo(/not-the-issuer|sender/, both(kind(2), says('foreign-update'))),
  ),
  hubMutant(
    'hub.swallows-take-back',
    'hub.take-back-reaches-receiver',
    'STA-10',
    ['không chuyển yêu cầu lấy lại', 'does not pass a take-back on'],
    swallows(says('Lấy lại vì')),
  ),
  hubMutant(
    'hub.take-back-to-all',
    'hub.take-back-to-chosen-only',
    'STA-10',
    ['gửi yêu cầu lấy lại cho mọi bên nhận', 'sends a take-back to every receiver'],
    alsoTo(says('Lấy lại vì'), 'G06'),
  ),
  hubMutant(
    'hub.swallows-take-back-answer',
    'hub.take-back-answer-reaches-sender',
    'STA-10',
    ['không chuyển trả lời lấy lại', 'does not pass the answer to a take-back on'],
    swallows(says('Đồng ý cho')),
  ),
  hubMutant(
    'hub.swallows-replacements',
    'hub.replacement-delivered-as-new',
    'RCL-16',
    ['không chuyển văn bản thay thế', 'does not deliver replacements'],
    swallows(kind(3)),
  ),
  hubMutant(
    'hub.drops-links',
    'hub.replacement-keeps-links',
    'RCL-16',
    ['bỏ danh sách văn bản được thay thế', 'drops the list of what is replaced'],
    editingPackets((packet) =>
      packet.replace(
        new RegExp(`<edXML:${n.replacementInfoList}>[\\s\\S]*</edXML:${n.replacementInfoList}>`),
        '',
      ),
    ),
  ),
];
