import { names as n } from '../../protocol/edxml/names.ts';
import type { RawRequest } from '../engine/stage.ts';
import {
  answering,
  editingPackets,
  editingRows,
  hubMutant,
  operationOf,
  packetText,
  parameterOf,
  type Wrap,
  withBody,
} from './hub-bench.ts';
import { receiversIn } from './hub-ghosts.ts';
import { alsoTo } from './hub-sending.ts';
import { isSend } from './hub-validation.ts';
import type { HubMutant } from './mutant.ts';

const listOp = 'getReceivedEdocList';
const several = (request: RawRequest) => isSend(request) && receiversIn(packetText(request)).length === 2;

/** Each mutant of a packet in one line: what is replaced as it is handed out. */
const packets: readonly (readonly [
  id: string,
  owner: string,
  requirement: string,
  vi: string,
  en: string,
  change: (packet: string) => string,
  besides?: readonly string[],
])[] = [
  [
    'hub.trims-subject',
    'hub.content-unchanged',
    'ENV-06',
    'cắt trích yếu',
    'cuts the subject short',
    (packet) => packet.replace(/(Subject>)([^<]{10})[^<]*/, '$1$2'),
  ],
  [
    'hub.unaccents',
    'hub.content-unchanged',
    'ENV-06',
    'bỏ dấu tiếng Việt',
    'takes accents off',
    (packet) => packet.replace('Trần Minh', 'Tran Minh'),
  ],
  [
    'hub.drops-due-date',
    'hub.content-unchanged',
    'ENV-06',
    'bỏ hạn trả lời',
    'drops the due date',
    (packet) => packet.replace(/<edXML:DueDate>[^<]*<\/edXML:DueDate>/, ''),
  ],
  [
    'hub.drops-other-receivers',
    'hub.content-unchanged',
    'ENV-06',
    'chỉ để lại một bên nhận',
    'leaves one receiver in the packet',
    (packet) => packet.replace(/<edXML:To>(?:(?!<\/edXML:To>)[\s\S])*<\/edXML:To>(?=\s*<edXML:Code>)/, ''),
  ],
  [
    'hub.drops-kind',
    'hub.content-unchanged',
    'ENV-06',
    'bỏ khối nghiệp vụ',
    'drops the transaction block',
    (packet) => packet.replace(new RegExp(`<edXML:${n.transaction}>[\\s\\S]*</edXML:${n.transaction}>`), ''),
  ],
  [
    'hub.adds-notation',
    'hub.content-unchanged',
    'ENV-06',
    'thêm phần tử của mình',
    'adds an element of its own',
    (packet) =>
      packet.replace('</edXML:MessageHeader>', '<edXML:SoDen>1</edXML:SoDen></edXML:MessageHeader>'),
  ],
  [
    'hub.rewrites-priority',
    'hub.content-unchanged',
    'ENV-06',
    'đặt lại độ khẩn',
    'resets the priority',
    (packet) => packet.replace(/(Priority>)\d/, '$14'),
  ],
  [
    'hub.mangles-attachment',
    'hub.attachments-byte-equal',
    'ENV-06',
    'hỏng tệp đính kèm',
    'spoils an attachment',
    (packet) =>
      packet.replace(
        /(ContentTransferEncoded [^>]*>[^<]{600})(.)/,
        (_, before: string, char: string) => before + (char === 'A' ? 'B' : 'A'),
      ),
  ],
  [
    'hub.drops-attachment',
    'hub.attachments-byte-equal',
    'ENV-06',
    'bỏ tệp đính kèm',
    'drops an attachment',
    (packet) =>
      packet.replace(
        /<Attachment>(?:(?!<\/Attachment>)[\s\S])*<\/Attachment>(?=\s*<\/AttachmentEncoded>)/,
        '',
      ),
  ],
  [
    'hub.no-hop',
    'hub.trace-adds-one-hop',
    'ENV-07',
    'không ghi vết',
    'writes no hop',
    (packet) => packet.replace(lastHop, ''),
  ],
  [
    'hub.two-hops',
    'hub.trace-adds-one-hop',
    'ENV-07',
    'ghi vết hai lần',
    'writes two hops',
    (packet) => packet.replace(lastHop, '$&$&'),
  ],
  [
    'hub.overwrites-hop',
    'hub.trace-keeps-earlier',
    'ENV-07',
    'ghi đè vết của bên gửi',
    'writes over the sender’s hop',
    (packet) => packet.replace(/(<edXML:TraceHeader>\s*<edXML:OrganId>)G22/, '$100.00.W00'),
  ],
  [
    'hub.hop-in-utc',
    'hub.trace-goes-forward',
    'ENV-07',
    'ghi giờ UTC',
    'writes times in UTC',
    (packet) => packet.replace(/(W00<\/edXML:OrganId>\s*<edXML:Timestamp>\S+ )08/, '$101'),
  ],
  [
    'hub.hop-without-code',
    'hub.trace-has-code',
    'ENV-07',
    'vết không có mã',
    'writes a hop without a code',
    (packet) => packet.replace(/<edXML:OrganId>00\.00\.W00<\/edXML:OrganId>/, ''),
  ],
];

const lastHop =
  /<edXML:TraceHeader><edXML:OrganId>00\.00\.W00(?:(?!<\/edXML:TraceHeader>)[\s\S])*<\/edXML:TraceHeader>/;

/** Sorts by arrival alone: the urgent one, which came last, is listed last. */
const byArrival: Wrap = editingRows(listOp, (rows) =>
  [...rows].sort((one, other) => String(one['created_time']).localeCompare(String(other['created_time']))),
);

/** Takes packets off the list as they are fetched. */
const getAcknowledges: Wrap = (orderly) => {
  const fetched = new Set<string>();
  return editingRows(listOp, (rows) => rows.filter((row) => !fetched.has(String(row['docId']))))(
    async (request) => {
      if (operationOf(request) === 'getEdoc') fetched.add(parameterOf(request, 'docId'));
      return orderly(request);
    },
  );
};

const hideFrom = (systemId: string): Wrap =>
  editingRows(listOp, (rows, request) => (parameterOf(request, 'systemid') === systemId ? [] : rows));

/** Hides the newest row of every list. */
const late: Wrap = editingRows(listOp, (rows) =>
  rows.length > 3 ? rows.filter((_, index) => index > 0) : rows,
);

export const hubDeliveryMutants: readonly HubMutant[] = [
  ...packets.map(([id, owner, requirement, vi, en, change, besides]) =>
    hubMutant(id, owner, requirement, [vi, en], editingPackets(change), besides),
  ),
  hubMutant(
    'hub.serves-one-receiver',
    'hub.each-receiver-served-once',
    'DUP-07',
    ['chỉ chuyển cho một bên nhận', 'serves one receiver of two'],
    hideFrom('G06'),
  ),
  hubMutant(
    'hub.serves-twice',
    'hub.each-receiver-served-once',
    'DUP-07',
    ['chuyển hai lần', 'serves one receiver twice'],
    alsoTo(several, '000.00.00.H17'),
    ['hub.trace-adds-one-hop'],
  ),
  hubMutant(
    'hub.copies-to-third',
    'hub.third-party-sees-nothing',
    'ACC-01',
    ['bên thứ ba cũng nhận được', 'a third party is given a copy'],
    alsoTo(several, '0100100079'),
    ['hub.trace-adds-one-hop'],
  ),
  hubMutant(
    'hub.first-come-first-served',
    'hub.urgent-first',
    'STA-03',
    ['chỉ xếp theo thứ tự đến', 'lists in order of arrival alone'],
    byArrival,
  ),
  hubMutant(
    'hub.gathers-before-queueing',
    'hub.offers-at-once',
    'STA-03',
    ['chậm đưa văn bản khẩn vào danh sách', 'is slow to list the urgent letter'],
    late,
    ['hub.urgent-first'],
  ),
  hubMutant(
    'hub.get-acknowledges',
    'hub.get-does-not-acknowledge',
    'DUP-07',
    ['lấy là coi như đã xác nhận', 'takes getting for acknowledging'],
    getAcknowledges,
  ),
  hubMutant(
    'hub.download-differs',
    'hub.download-equals-get',
    'ENV-06',
    ['downloadEdoc khác getEdoc', 'downloadEdoc gives other bytes'],
    answering('downloadEdoc', (answer) =>
      answer.body.length === 0 ? answer : withBody(answer, Buffer.concat([answer.body, Buffer.from('\n')])),
    ),
  ),
];
