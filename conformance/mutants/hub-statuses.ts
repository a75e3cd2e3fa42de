import { managementPrefix } from '../engine/hub-stage.ts';
import type { RawRequest } from '../engine/stage.ts';
import {
  blindTo,
  editing,
  editingPackets,
  editingRows,
  hubMutant,
  objectOf,
  packetText,
  parameterOf,
  refusing,
  type Wrap,
  withObject,
} from './hub-bench.ts';
import { alsoTo } from './hub-sending.ts';
import { isSend } from './hub-validation.ts';
import type { HubMutant } from './mutant.ts';

const isStatus = (request: RawRequest) => isSend(request) && parameterOf(request, 'messagetype') === 'status';
const says = (pattern: RegExp) => (request: RawRequest) =>
  isStatus(request) && pattern.test(packetText(request));

const overlooked = [
  ['code-1', 'STA-11', /StatusCode>1</],
  ['code-7', 'STA-11', /StatusCode>7</],
  ['code-103', 'STA-11', /StatusCode>103</],
  ['code-empty', 'STA-11', /StatusCode><\//],
  ['no-document-id', 'STA-14', /<edXML:ResponseFor>(?:(?!DocumentId)[\s\S])*<\/edXML:ResponseFor>/],
  ['no-response-for', 'STA-14', /^(?![\s\S]*ResponseFor)/],
  ['stranger', 'STA-10', /Không phải việc/],
] as const;

/** What the last status said, in the sender’s list. */
const lastStatus: Wrap = (orderly) => {
  let last = '';
  return editingRows('getSentEdocList', (rows) => rows.map((row) => ({ ...row, receiveStatus: last })))(
    async (request) => {
      if (isStatus(request)) last = /StatusCode>(\d\d)</.exec(packetText(request))?.[1] ?? last;
      return orderly(request);
    },
  );
};

const statusLists: Wrap = editingRows('getReceivedEdocList', (rows, request) =>
  parameterOf(request, 'messagetype') === 'status' ? rows.slice(1) : rows,
);

export const hubStatusesMutants: readonly HubMutant[] = [
  ...overlooked.map(([step, requirement, pattern]) =>
    hubMutant(
      `hub.status-takes-${step}`,
      `hub.status-refuses-${step}`,
      requirement,
      [`nhận trạng thái: ${step}`, `takes a status: ${step}`],
      blindTo(/./, says(pattern)),
    ),
  ),
  hubMutant(
    'hub.knows-no-05',
    'hub.status-accepted',
    'STA-11',
    ['không nhận trạng thái 05', 'takes no status 05'],
    refusing(says(/StatusCode>05</)),
  ),
  hubMutant(
    'hub.loses-a-status',
    'hub.status-reaches-issuer',
    'STA-10',
    ['mất một trạng thái', 'loses a status'],
    statusLists,
  ),
  hubMutant(
    'hub.tells-everybody',
    'hub.status-to-nobody-else',
    'STA-10',
    ['bên khác cũng thấy trạng thái', 'shows a status to another system'],
    alsoTo(says(/Mốc 03/), 'G06'),
  ),
  hubMutant(
    'hub.rewrites-descriptions',
    'hub.status-unchanged',
    'ENV-06',
    ['bỏ bộ phận của người báo', 'drops the department of who reports'],
    editingPackets((packet) => packet.replace(/(Department>)[^<]*/, '$1')),
  ),
  hubMutant(
    'hub.other-prefix',
    'hub.status-prefix-kept',
    'ENV-06',
    ['đổi tiền tố edXML', 'changes the prefix edXML'],
    editingPackets((packet) => packet.replaceAll('edXML:', 'ns2:').replaceAll('xmlns:edXML=', 'xmlns:ns2=')),
  ),
  hubMutant(
    'hub.sent-list-blind',
    'hub.sent-list-tells-status',
    'STA-10',
    ['danh sách gửi không có trạng thái xử lý', 'leaves the state out of the sent list'],
    editingRows('getSentEdocList', (rows) => rows.map(({ receiveStatus: _, ...row }) => row)),
  ),
  hubMutant(
    'hub.keeps-last-status',
    'hub.final-status-stays',
    'STA-12',
    ['giữ trạng thái đến sau cùng', 'keeps whatever status came last'],
    lastStatus,
  ),
  hubMutant(
    'hub.no-id-in-answer',
    'hub.send-answers-id',
    'STA-17',
    ['trả lời không có mã', 'answers without an id'],
    editing('sendEdoc', (object) => (object['status'] === 'OK' ? { ...object, DocId: '' } : object)),
  ),
  hubMutant(
    'hub.uuid-as-id',
    'hub.send-answers-id',
    'STA-17',
    ['trả mã dạng UUID khi gửi', 'answers a send with a UUID'],
    editing('sendEdoc', (object) =>
      object['status'] === 'OK' ? { ...object, DocId: '3f2a7c10-5b1e-4d6a-9c3e-0a1b2c3d4e5f' } : object,
    ),
    ['hub.sent-list-tells-status'],
  ),
];

type Notice = Readonly<Record<string, unknown>>;

/** The notices of the hub are others. */
function noticing(change: (notices: readonly Notice[]) => readonly Notice[]): Wrap {
  return (orderly) => async (request) => {
    const answer = await orderly(request);
    if (!request.target.startsWith(`${managementPrefix}/notices`)) return answer;
    const object = objectOf(answer);
    const notices = Array.isArray(object['notices']) ? (object['notices'] as readonly Notice[]) : [];
    return withObject(answer, { ...object, notices: change(notices) });
  };
}

const isOverdue = (notice: Notice) => notice['kind'] === 'overdue-acceptance';

/** Warns from the first look on, whether or not it is time. */
const tooEarly: Wrap = (orderly) => {
  const sent: string[] = [];
  return noticing((notices) =>
    notices.some(isOverdue)
      ? notices
      : [
          ...notices,
          {
            kind: 'overdue-acceptance',
            to: 'H17',
            channels: ['email', 'sms'],
            documents: sent.map((documentId) => ({ documentId })),
          },
        ],
  )(async (request) => {
    const id = isSend(request) ? /DocumentId>([^<]*)</.exec(packetText(request))?.[1] : undefined;
    if (id !== undefined && packetText(request).includes('OrganId>H17<')) sent.push(id);
    return orderly(request);
  });
};

/** Warns of what was accepted too. */
const warnsOfAccepted: Wrap = (orderly) => {
  const accepted: string[] = [];
  return noticing((notices) =>
    notices.map((each) =>
      isOverdue(each)
        ? {
            ...each,
            documents: [
              ...(each['documents'] as readonly unknown[]),
              ...accepted.map((documentId) => ({ documentId })),
            ],
          }
        : each,
    ),
  )(async (request) => {
    const id = isStatus(request) ? /DocumentId>([^<]*)</.exec(packetText(request))?.[1] : undefined;
    if (id !== undefined) accepted.push(id);
    return orderly(request);
  });
};

/** The day after, everything once more. */
const nags: Wrap = (orderly) => {
  let looks = 0;
  return noticing((notices) => {
    looks += 1;
    return looks > 2 ? [...notices, ...notices.filter(isOverdue)] : notices;
  })(orderly);
};

export const hubOverdueMutants: readonly HubMutant[] = [
  hubMutant(
    'hub.warns-receiver-only',
    'hub.overdue-warns-both',
    'STA-15',
    ['chỉ báo cho bên nhận', 'warns the receiver alone'],
    noticing((notices) => notices.filter((each) => each['to'] !== 'G22')),
  ),
  hubMutant(
    'hub.warns-by-mail-only',
    'hub.overdue-by-both-channels',
    'STA-15',
    ['chỉ báo bằng thư điện tử', 'warns by mail alone'],
    noticing((notices) => notices.map((each) => ({ ...each, channels: ['email'] }))),
  ),
  hubMutant('hub.nags', 'hub.overdue-warns-once', 'STA-15', ['ngày nào cũng báo', 'warns every day'], nags),
  hubMutant(
    'hub.warns-too-early',
    'hub.overdue-not-before',
    'STA-15',
    ['báo khi chưa quá hạn', 'warns before it is time'],
    tooEarly,
  ),
  hubMutant(
    'hub.warns-of-accepted',
    'hub.accepted-not-overdue',
    'STA-15',
    ['báo cả văn bản đã tiếp nhận', 'warns of what was accepted'],
    warnsOfAccepted,
  ),
];
