import { names as n } from '../../protocol/edxml/names.ts';
import { inMessage, inTrace, withText } from './packet-edit.ts';
import { mutantsOf, type ShapedMutant } from './packet-mutant.ts';
import { documentOf } from './sound-packets.ts';

/** A letter of tomorrow, printed, signed and sent so. */
const issuedTomorrow = () => documentOf({ seed: 1, number: 812, date: '2026/11/22' }, {}, 'guide');

const hopTime = inTrace(n.timestamp);
const issue = inMessage(n.promulgationInfo, n.promulgationDate);

/** MET-03, MET-09, TSP-05. */
export const documentDateMutants: readonly ShapedMutant[] = mutantsOf([
  [
    'document.date-day-first',
    'packet.date-form',
    'MET-03',
    'ngày viết dd/MM/yyyy',
    'the day first',
    withText(issue, '20/11/2026'),
  ],
  [
    'document.date-iso',
    'packet.date-form',
    'MET-03',
    'ngày viết theo ISO',
    'a day in ISO form',
    withText(issue, '2026-11-20'),
  ],
  [
    'document.due-with-time',
    'packet.date-form',
    'MET-03',
    'hạn có cả giờ',
    'a due date with its time',
    withText(inMessage(n.dueDate), '2026/12/15 17:00:00'),
  ],
  [
    'document.date-impossible',
    'packet.date-real',
    'MET-03',
    'ngày 30 tháng 2',
    '30 February',
    withText(issue, '2026/02/30'),
  ],
  [
    'document.due-impossible',
    'packet.date-real',
    'MET-03',
    'tháng 13',
    'month 13',
    withText(inMessage(n.dueDate), '2026/13/01'),
  ],
  [
    'document.date-tomorrow',
    'document.date-not-future',
    'MET-03',
    'ngày mai',
    'tomorrow',
    issuedTomorrow,
    { besides: ['packet.stamp-not-future'] },
  ],
  [
    'document.due-before',
    'document.due-after-issue',
    'MET-09',
    'hạn trước ngày ban hành',
    'due before it was issued',
    withText(inMessage(n.dueDate), '2026/11/19'),
  ],
  [
    'document.hop-iso',
    'packet.stamp-form',
    'TSP-05',
    'thời điểm dạng T…Z',
    'a stamp with T and Z',
    withText(hopTime, '2026-11-20T09:30:00Z'),
  ],
  [
    'document.hop-day-first',
    'packet.stamp-form',
    'TSP-05',
    'thời điểm dd/MM/yyyy HH:mm:ss',
    'the day first',
    withText(hopTime, '20/11/2026 09:30:00'),
  ],
  [
    'document.hop-day-only',
    'packet.stamp-form',
    'TSP-05',
    'chỉ có ngày',
    'a day only',
    withText(hopTime, '2026/11/20'),
  ],
  [
    'status.time-slashed',
    'packet.stamp-form',
    'TSP-05',
    'thời điểm trạng thái theo giờ UTC',
    'a UTC stamp in a status',
    withText(inMessage(n.timestamp), '2026/11/20T03:15:00Z'),
    { of: 'status-03' },
  ],
  [
    'document.hop-impossible',
    'packet.stamp-real',
    'TSP-05',
    '25 giờ',
    '25 o’clock',
    withText(hopTime, '2026/11/20 25:30:00'),
  ],
  [
    'status.time-impossible',
    'packet.stamp-real',
    'TSP-05',
    'ngày 31 tháng 11',
    '31 November',
    withText(inMessage(n.timestamp), '2026/11/31 10:00:00'),
    { of: 'status-03' },
  ],
  [
    'status.time-tomorrow',
    'packet.stamp-not-future',
    'TSP-05',
    'thời điểm ở tương lai',
    'a time to come',
    withText(inMessage(n.timestamp), '2026/11/23 10:00:00'),
    { of: 'status-03' },
  ],
  [
    'status.time-before-issue',
    'packet.stamp-after-issue',
    'SIG-20',
    'trạng thái trước ngày ban hành',
    'a status before the document',
    withText(inMessage(n.timestamp), '2026/11/19 10:00:00'),
    { of: 'status-03' },
  ],
  [
    'document.hop-before-issue',
    'packet.stamp-after-issue',
    'SIG-20',
    'gửi trước ngày ban hành',
    'sent before it was issued',
    withText(hopTime, '2026/11/19 17:00:00'),
    { besides: ['signature.before-sending'] },
  ],
]);
