import { parseLocalTimestamp, renderLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import { answering, habit, onTheLine, rewriting, status, swallowing } from './agency-tools.ts';
import type { AgencyMutant } from './mutant.ts';
import { goingOn, heldBack, overlooksEverySecond, stopsAsking } from './receiver-lines.ts';

const hour = 3_600_000;
const seat = 'receiver';

function moved(packet: string, ms: number): string {
  return packet.replace(/(Timestamp>)([^<]+)(<)/g, (whole, before: string, text: string, after: string) => {
    const at = parseLocalTimestamp(text);
    return at === undefined ? whole : `${before}${renderLocalTimestamp(at + ms)}${after}`;
  });
}

/** Of the person who acts, not of the agency. */
function emptied(name: string) {
  const field = new RegExp(`(<[^<>/]*${name}>)[^<]*(</)`);
  return (packet: string) =>
    packet.replace(/<[^<>/]*StaffInfo>.*?StaffInfo>/s, (block) => block.replace(field, '$1$2'));
}

/** Receivers that do wrong in the usual life of a document. */
export const agencyLifeMutants: readonly AgencyMutant[] = [
  onTheLine(
    seat,
    {
      id: 'receiver.never-says-arrived',
      wrong: { vi: 'không bao giờ báo 01', en: 'never says 01' },
      requirement: 'STA-04',
      owner: 'receiver.says-arrived',
    },
    swallowing(status('01')),
  ),
  onTheLine(
    seat,
    {
      id: 'receiver.never-fetches-one',
      wrong: { vi: 'có văn bản không bao giờ lấy về được', en: 'of its documents one is never fetched' },
      requirement: 'STA-04',
      owner: 'receiver.says-arrived',
    },
    overlooksEverySecond,
  ),
  habit(
    seat,
    {
      id: 'receiver.sleeps',
      wrong: { vi: 'để văn bản nằm bốn ngày', en: 'leaves documents lying for four days' },
      requirement: 'STA-05',
      owner: 'receiver.tells-the-same-day',
      besides: ['receiver.paper-is-not-awaited', 'receiver.urgent-at-once'],
    },
    { pace: 100 * hour },
  ),
  onTheLine(
    seat,
    {
      id: 'receiver.tells-on-monday',
      wrong: {
        vi: 'văn bản đến cuối ngày đến thứ hai mới báo đã nhận và tiếp nhận',
        en: 'of what came late on Friday nothing is told before Monday',
      },
      requirement: 'STA-05',
      owner: 'receiver.tells-the-same-day',
    },
    heldBack((packet, request) => status()(packet, request) && /,\d*022\//.test(packet), 800),
  ),
  habit(
    seat,
    {
      id: 'receiver.never-hands-on',
      wrong: { vi: 'vào sổ rồi để đó', en: 'registers and leaves it' },
      requirement: 'STA-06',
      owner: 'receiver.hands-on-in-time',
      besides: ['receiver.urgent-at-once', 'receiver.follows-up'],
    },
    { acts: ['03'] },
  ),
  habit(
    seat,
    {
      id: 'receiver.never-finishes',
      wrong: { vi: 'không bao giờ báo hoàn thành', en: 'never says that it is finished' },
      requirement: 'STA-08',
      owner: 'receiver.follows-up',
    },
    { acts: ['03', '04', '05'] },
  ),
  habit(
    seat,
    {
      id: 'receiver.urgent-waits',
      wrong: { vi: 'văn bản khẩn xếp hàng như văn bản thường', en: 'urgent documents wait like any other' },
      requirement: 'STA-06',
      owner: 'receiver.urgent-at-once',
    },
    { urgentPace: 2 * hour },
  ),
  habit(
    seat,
    {
      id: 'receiver.urgent-lies',
      wrong: { vi: 'văn bản khẩn không được tiếp nhận', en: 'urgent documents are not even registered' },
      requirement: 'STA-06',
      owner: 'receiver.urgent-at-once',
    },
    { urgentPace: 100 * hour },
  ),
  habit(
    seat,
    {
      id: 'receiver.waits-for-paper',
      wrong: { vi: 'chờ bản giấy', en: 'waits for the paper' },
      requirement: 'GEN-05',
      owner: 'receiver.paper-is-not-awaited',
      besides: ['receiver.tells-the-same-day'],
    },
    { waitsForPaper: true },
  ),
  onTheLine(
    seat,
    {
      id: 'receiver.finishes-first',
      wrong: { vi: 'báo hoàn thành trước, phân công sau', en: 'finished first, assigned later' },
      requirement: 'STA-08',
      owner: 'receiver.statuses-in-order',
    },
    exchanging('04', '06'),
  ),
  onTheLine(
    seat,
    {
      id: 'receiver.assigns-what-is-worked-on',
      wrong: { vi: 'đang xử lý (05) rồi mới phân công (04)', en: 'in progress (05), and then assigned (04)' },
      requirement: 'STA-08',
      owner: 'receiver.statuses-in-order',
    },
    exchanging('04', '05'),
  ),
  onTheLine(
    seat,
    {
      id: 'receiver.refuses-what-it-registered',
      wrong: { vi: 'vào sổ (03) rồi mới từ chối (02)', en: 'registers (03), and then refuses (02)' },
      requirement: 'STA-08',
      owner: 'receiver.statuses-in-order',
    },
    goingOn('03', '02'),
  ),
  ...(['Mobile', 'Email', 'Staff', 'Department'] as const).map((name) =>
    onTheLine(
      seat,
      {
        id: `receiver.status-without-${name.toLowerCase()}`,
        wrong: { vi: `trạng thái thiếu ${name}`, en: `statuses without ${name}` },
        requirement: 'STA-08',
        owner: 'receiver.status-names-people',
      },
      rewriting(status('03', '04', '05', '06'), emptied(name)),
    ),
  ),
  onTheLine(
    seat,
    {
      id: 'receiver.clock-20-minutes-fast',
      wrong: { vi: 'đồng hồ nhanh 20 phút', en: 'its clock is 20 minutes fast' },
      requirement: 'TSP-04',
      owner: 'receiver.clock',
    },
    rewriting(status(), (packet) => moved(packet, 20 * 60_000)),
  ),
  onTheLine(
    seat,
    {
      id: 'receiver.clock-20-minutes-slow',
      wrong: { vi: 'đồng hồ chậm 20 phút', en: 'its clock is 20 minutes slow' },
      requirement: 'TSP-04',
      owner: 'receiver.clock',
    },
    rewriting(status(), (packet) => moved(packet, -20 * 60_000)),
  ),
  onTheLine(
    seat,
    {
      id: 'receiver.writes-utc',
      wrong: { vi: 'ghi giờ UTC', en: 'writes UTC' },
      requirement: 'TSP-04',
      owner: 'receiver.clock',
    },
    rewriting(status(), (packet) => moved(packet, -7 * hour)),
  ),
  onTheLine(
    seat,
    {
      id: 'receiver.code-of-one-digit',
      wrong: { vi: 'mã trạng thái một chữ số', en: 'status codes of one digit' },
      requirement: 'STA-11',
      owner: 'receiver.status-code',
    },
    rewriting(status('05'), (packet) => packet.replace(/(StatusCode>)05(<)/, '$15$2')),
  ),
  onTheLine(
    seat,
    {
      id: 'receiver.names-itself',
      wrong: { vi: 'ResponseFor ghi mã của chính mình', en: 'its own code in ResponseFor' },
      requirement: 'STA-08',
      owner: 'receiver.status-to-the-sender',
    },
    rewriting(status('05'), (packet) => packet.replace(/(ResponseFor>\s*<[^>]*OrganId>)[^<]*(<)/, '$1H17$2')),
  ),
  habit(
    seat,
    {
      id: 'receiver.stamps-files',
      wrong: { vi: 'đóng dấu đến vào chính tệp', en: 'stamps the file itself' },
      requirement: 'ATT-12',
      owner: 'receiver.keeps-files-unchanged',
    },
    { exportsOther: true },
  ),
  onTheLine(
    seat,
    {
      id: 'receiver.never-acknowledges',
      wrong: { vi: 'không báo done', en: 'never acknowledges' },
      requirement: 'DUP-05',
      owner: 'receiver.acknowledges',
    },
    answering('updateStatus', '{"status":"OK","ErrorCode":"0","ErrorDesc":"Thanh cong"}'),
  ),
  onTheLine(
    seat,
    {
      id: 'receiver.asks-once',
      wrong: { vi: 'chỉ hỏi một lần khi bật', en: 'asks once, when it is turned on' },
      requirement: 'STA-19',
      owner: 'receiver.polls-often-enough',
    },
    stopsAsking(2),
  ),
  onTheLine(
    seat,
    {
      id: 'receiver.stops-asking',
      wrong: { vi: 'giữa ngày ngừng hỏi', en: 'stops asking in the middle of the day' },
      requirement: 'STA-19',
      owner: 'receiver.polls-often-enough',
    },
    stopsAsking(40),
  ),
  onTheLine(
    seat,
    {
      id: 'receiver.asks-for-documents-only',
      wrong: { vi: 'chỉ hỏi văn bản, không hỏi trạng thái', en: 'asks for documents, never for statuses' },
      requirement: 'STA-19',
      owner: 'receiver.polls-often-enough',
    },
    stopsAsking(0, 'status'),
  ),
];

/** Says the one status where it should say the other. */
function exchanging(one: string, other: string) {
  return rewriting(status(one, other), (packet) =>
    packet.replace(
      new RegExp(`(StatusCode>)(${one}|${other})(<)`),
      (_, before: string, code: string, after: string) => `${before}${code === one ? other : one}${after}`,
    ),
  );
}
