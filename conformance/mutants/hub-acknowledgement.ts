import type { RawAnswer, RawRequest } from '../engine/stage.ts';
import {
  type AnswerRow,
  blindTo,
  editing,
  editingRows,
  forgedRefusal,
  forgedSuccess,
  hubMutant,
  isAccepted,
  objectOf,
  operationOf,
  parameterOf,
  refusing,
  type Wrap,
  withObject,
} from './hub-bench.ts';
import type { HubMutant } from './mutant.ts';

const listOp = 'getReceivedEdocList';
const isAck = (request: RawRequest) => operationOf(request) === 'updateStatus';
const outcomeOf = (request: RawRequest) => parameterOf(request, 'status');

/** Asked for by somebody whose it is not; what there is none of is nobody's. */
function isStrangers(request: RawRequest, answer?: RawAnswer): boolean {
  const isForeign =
    parameterOf(request, 'systemid') !== '000.00.00.H17' &&
    !parameterOf(request, 'docId').startsWith('3f2a7c10');
  return isForeign && (answer === undefined || !isAccepted(answer));
}

/** Remembers ids of deliveries by what was said of them. */
function remembering(
  outcome: string,
  change: (rows: readonly AnswerRow[], ids: ReadonlyMap<string, AnswerRow>) => readonly AnswerRow[],
): Wrap {
  return (orderly) => {
    const seen = new Map<string, AnswerRow>();
    const said = new Map<string, AnswerRow>();
    return editingRows(listOp, (rows, request) => {
      const isDocuments =
        parameterOf(request, 'messagetype') === 'edoc' &&
        parameterOf(request, 'systemid') === '000.00.00.H17';
      for (const row of rows) seen.set(String(row['docId']), row);
      return isDocuments ? change(rows, said) : rows;
    })(async (request) => {
      const row = seen.get(parameterOf(request, 'docId'));
      const answer = await orderly(request);
      if (isAck(request) && isAccepted(answer) && outcomeOf(request) === outcome && row !== undefined)
        said.set(String(row['docId']), row);
      return answer;
    });
  };
}

const offersAgain = (rows: readonly AnswerRow[], said: ReadonlyMap<string, AnswerRow>) => {
  const listed = new Set(rows.map((row) => String(row['docId'])));
  return [...rows, ...[...said].flatMap(([id, row]) => (listed.has(id) ? [] : [row]))];
};

/** The second acknowledgement of a packet is an error. */
const ackOnce: Wrap = (orderly) => {
  const done = new Set<string>();
  return async (request) => {
    const id = parameterOf(request, 'docId');
    if (isAck(request) && done.has(id)) return forgedRefusal(request, 'Da xac nhan');
    const answer = await orderly(request);
    if (isAck(request) && isAccepted(answer) && outcomeOf(request) === 'done') done.add(id);
    return answer;
  };
};

/** Whoever asks gets what others were given, by that id. */
const openTo =
  (operation: string): Wrap =>
  (orderly) => {
    const packets = new Map<string, string>();
    return async (request) => {
      const answer = await orderly(request);
      const id = parameterOf(request, 'docId');
      const { data } = objectOf(answer);
      if (operationOf(request) === 'getEdoc' && typeof data === 'string' && data !== '')
        packets.set(id, data);
      const refusal =
        operationOf(request) === 'downloadEdoc' ? answer.body.length === 0 : !isAccepted(answer);
      if (operationOf(request) !== operation || !refusal || id.startsWith('3f2a7c10')) return answer;
      const forged = forgedSuccess(request);
      return operation === 'getEdoc'
        ? withObject(forged, { ...objectOf(forged), data: 'PD94bWw/Pg==' })
        : forged;
    };
  };

/** A stranger’s acknowledgement is answered with a refusal and works all the same. */
const strangersAck: Wrap = (orderly) => {
  const gone = new Set<string>();
  return editingRows(listOp, (rows) => rows.filter((row) => !gone.has(String(row['docId']))))(
    async (request) => {
      const answer = await orderly(request);
      if (isAck(request) && isStrangers(request, answer)) gone.add(parameterOf(request, 'docId'));
      return answer;
    },
  );
};

const strangersGet: Wrap = (orderly) => {
  const gone = new Set<string>();
  return async (request) => {
    const id = parameterOf(request, 'docId');
    if (operationOf(request) === 'getEdoc' && gone.has(id)) return forgedRefusal(request, 'Da giao');
    const answer = await orderly(request);
    if (operationOf(request) === 'getEdoc' && isStrangers(request, answer)) gone.add(id);
    return answer;
  };
};

/** The rows of a sender’s list, for everybody who asks by that id. */
const openSentList: Wrap = (orderly) => {
  const rows = new Map<string, unknown>();
  return editing('getSentEdocList', (object, request) => {
    const id = parameterOf(request, 'docId');
    const { data } = object;
    if (Array.isArray(data) && data.length > 0) rows.set(id, data);
    return { ...object, data: rows.get(id) ?? data };
  })(orderly);
};

const noReset: Wrap = (orderly) => {
  const held = new Set<string>();
  return editingRows(listOp, (rows) => rows.filter((row) => !held.has(String(row['docId']))))(
    async (request) => {
      if (isAck(request) && outcomeOf(request) === 'fail') held.add(parameterOf(request, 'docId'));
      return orderly(request);
    },
  );
};

export const hubAcknowledgementMutants: readonly HubMutant[] = [
  hubMutant(
    'hub.refuses-acknowledgements',
    'hub.ack-accepted',
    'DUP-06',
    ['từ chối lời xác nhận đầu tiên', 'refuses the first acknowledgement'],
    firstAckRefused(),
  ),
  hubMutant(
    'hub.ack-once-only',
    'hub.ack-twice',
    'DUP-06',
    ['báo lỗi khi xác nhận lần hai', 'refuses a second acknowledgement'],
    ackOnce,
  ),
  hubMutant(
    'hub.forgets-acknowledgements',
    'hub.ack-ends-offering',
    'DUP-06',
    ['vẫn chào gói tin đã xác nhận', 'goes on offering what was acknowledged'],
    remembering('done', offersAgain),
  ),
  hubMutant(
    'hub.processing-is-done',
    'hub.ack-processing-keeps',
    'DUP-06',
    ['coi processing là đã xong', 'takes processing for done'],
    remembering('processing', (rows, said) => rows.filter((row) => !said.has(String(row['docId'])))),
  ),
  hubMutant(
    'hub.any-outcome',
    'hub.ack-unknown-outcome',
    'ERR-07',
    ['nhận mọi giá trị status', 'takes any outcome'],
    blindTo(/wire\.parameter-value/, isAck),
  ),
  hubMutant(
    'hub.acks-nothing',
    'hub.ack-unknown-packet',
    'DUP-06',
    ['xác nhận được cả gói tin không có', 'acknowledges what there is none of'],
    blindTo('hub.delivery-unknown', (request) => isAck(request) && !isStrangers(request)),
    ['hub.foreign-same-as-unknown'],
  ),
  hubMutant(
    'hub.offers-failed-again',
    'hub.fail-holds',
    'ERR-08',
    ['chào lại ngay gói tin bị báo lỗi', 'offers a failed packet again at once'],
    remembering('fail', offersAgain),
  ),
  hubMutant(
    'hub.never-offers-again',
    'hub.reset-offers-again',
    'ERR-08',
    ['đặt lại cờ mà không chào lại', 'does not offer again after a reset'],
    noReset,
  ),
  hubMutant(
    'hub.gives-to-anybody',
    'hub.foreign-get',
    'ACC-01',
    ['ai có mã cũng lấy được', 'gives a packet to whoever has its id'],
    openTo('getEdoc'),
  ),
  hubMutant(
    'hub.downloads-for-anybody',
    'hub.foreign-download',
    'ACC-01',
    ['ai có mã cũng tải được', 'lets anybody download by id'],
    openTo('downloadEdoc'),
  ),
  hubMutant(
    'hub.anybody-acknowledges',
    'hub.foreign-ack',
    'ACC-01',
    ['ai cũng xác nhận được', 'lets anybody acknowledge'],
    blindTo('hub.delivery-unknown', (request) => isAck(request) && isStrangers(request)),
  ),
  hubMutant(
    'hub.stranger-ends-delivery',
    'hub.foreign-ack-changes-nothing',
    'ACC-01',
    ['báo từ chối nhưng vẫn xóa khỏi danh sách', 'refuses a stranger and ends the delivery'],
    strangersAck,
  ),
  hubMutant(
    'hub.tells-what-exists',
    'hub.foreign-same-as-unknown',
    'ACC-01',
    ['trả lời riêng cho gói tin của người khác', 'answers differently where there is something'],
    editing(['getEdoc', 'updateStatus'], (object, request) =>
      object['status'] === 'FAIL' && isStrangers(request) ? { ...object, ErrorCode: '20' } : object,
    ),
  ),
  hubMutant(
    'hub.says-whose-it-is',
    'hub.foreign-same-as-unknown',
    'ACC-01',
    ['nói gói tin là của người khác', 'says that a packet is somebody else’s'],
    editing(['getEdoc', 'updateStatus'], (object, request) =>
      object['status'] === 'FAIL' && isStrangers(request)
        ? { ...object, ErrorDesc: 'Goi tin khong gui cho he thong nay' }
        : object,
    ),
  ),
  hubMutant(
    'hub.open-sent-list',
    'hub.foreign-sent-list-empty',
    'ACC-01',
    ['ai cũng xem được danh sách gửi', 'shows the sent list to anybody'],
    openSentList,
  ),
  hubMutant(
    'hub.hides-failures',
    'hub.sender-sees-failure',
    'ERR-08',
    ['bên gửi không thấy bên nhận báo lỗi', 'hides failures from the sender'],
    editingRows('getSentEdocList', (rows) => rows.map((row) => ({ ...row, sendStatus: 'done' }))),
  ),
  hubMutant(
    'hub.unlinked-ids',
    'hub.sent-list-links-both-ids',
    'LOG-09',
    ['không cho mã nhận', 'leaves the receiver’s id out'],
    editingRows('getSentEdocList', (rows) => rows.map(({ receiverDocId: _, ...row }) => row)),
  ),
  hubMutant(
    'hub.given-once',
    'hub.own-packet-stays-gettable',
    'DUP-07',
    ['người lạ hỏi rồi thì chủ không lấy được', 'gives a packet no more after a stranger asked'],
    strangersGet,
    ['hub.foreign-get', 'hub.foreign-download'],
  ),
];

function firstAckRefused(): Wrap {
  return (orderly) => {
    const tried = new Set<string>();
    return async (request) => {
      const id = parameterOf(request, 'docId');
      const isFirst = isAck(request) && outcomeOf(request) === 'done' && !tried.has(id);
      const answer = await orderly(request);
      if (!isFirst || !isAccepted(answer)) return answer;
      tried.add(id);
      return refusing(() => true, 'Thu lai')(orderly)(request);
    };
  };
}
