import { renderLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import { managementPrefix } from '../engine/hub-stage.ts';
import { dateOf } from './hub-authentication.ts';
import {
  type AnswerRow,
  answering,
  editingRows,
  hubMutant,
  objectOf,
  type Wrap,
  withBody,
} from './hub-bench.ts';
import type { HubMutant } from './mutant.ts';

const listOp = 'getReceivedEdocList';
const month = 30 * 86_400_000;

/** What has been listed for a month is listed no more. */
const clearsOut: Wrap = (orderly) => {
  const first = new Map<string, number>();
  return answering(listOp, (answer) => {
    const now = dateOf(answer);
    const object = objectOf(answer);
    const rows = (Array.isArray(object['data']) ? object['data'] : []) as readonly AnswerRow[];
    for (const { docId } of rows) first.set(String(docId), first.get(String(docId)) ?? now);
    const young = rows.filter(({ docId }) => now - (first.get(String(docId)) ?? now) < month);
    if (young.length === rows.length) return answer;
    return withBody(answer, Buffer.from(JSON.stringify({ ...object, data: young }), 'latin1'));
  })(orderly);
};

const asked: Wrap = (orderly) =>
  answering(listOp, (answer) => {
    const object = objectOf(answer);
    const rows = (Array.isArray(object['data']) ? object['data'] : []) as readonly AnswerRow[];
    const now = renderLocalTimestamp(dateOf(answer));
    const data = rows.map((row) => ({ ...row, created_time: now }));
    return withBody(answer, Buffer.from(JSON.stringify({ ...object, data }), 'latin1'));
  })(orderly);

const managed =
  (path: string, change: (text: string) => string): Wrap =>
  (orderly) =>
  async (request) => {
    const answer = await orderly(request);
    if (!request.target.startsWith(managementPrefix + path)) return answer;
    return withBody(answer, Buffer.from(change(Buffer.from(answer.body).toString('utf8'))));
  };

export const hubKeepingMutants: readonly HubMutant[] = [
  hubMutant(
    'hub.clears-out-after-a-month',
    'hub.keeps-what-nobody-takes',
    'RET-09',
    ['dọn hàng chờ sau một tháng', 'clears out what has waited for a month'],
    clearsOut,
  ),
  hubMutant(
    'hub.lists-time-of-asking',
    'hub.list-shows-sending-time',
    'RET-10',
    ['created_time là lúc hỏi', 'created_time is that of asking'],
    asked,
  ),
  hubMutant(
    'hub.lists-no-time',
    'hub.list-shows-sending-time',
    'RET-10',
    ['danh sách nhận không có thời điểm', 'lists without a time'],
    editingRows(listOp, (rows) => rows.map(({ created_time: _, ...row }) => row)),
  ),
  hubMutant(
    'hub.lists-no-services',
    'hub.lists-services',
    'REG-03',
    ['không nêu dịch vụ nào đang phục vụ', 'lists no service as served'],
    managed('/services', (text) => text.replaceAll('"served":true', '"served":false')),
  ),
  hubMutant(
    'hub.services-without-state',
    'hub.lists-services',
    'REG-03',
    ['danh sách dịch vụ không nêu tình trạng', 'lists services without their state'],
    managed('/services', (text) => text.replaceAll(/"state":"[a-z]+"/g, '"state":""')),
  ),
  hubMutant(
    'hub.forgets-hostile-source',
    'hub.flags-hostile-source',
    'INC-05',
    ['bỏ gói tin phá hoại mà không ghi nguồn', 'drops hostile packets without their source'],
    managed('/trace', (text) => text.replaceAll(/"systemId":"[^"]*"/g, '"systemId":""')),
  ),
];
