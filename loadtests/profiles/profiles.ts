import {
  dailyLimits,
  errorsBelow,
  failsBelow,
  fetchedWithin,
  growthBelow,
  memoryBelow,
  neverHtml,
  noneDropped,
  takesAtMost,
  turnedAwayBelow,
} from './limits.ts';
import { model, officeDay, ratesAt } from './model.ts';
import type { Act, PayloadNeeds, Profile, ProfileName, Stage } from './profile.ts';

const minute = 60;
const hour = 60 * minute;

const ordinary: PayloadNeeds = {
  mix: 'even',
  senders: 50,
  systems: model.centres.value,
  nodes: 0,
  rows: 0,
  big: { count: 0, bytes: 50_000_000 },
  signedShare: 0,
  pki: false,
};

function steady(rate: number, seconds: number): readonly Stage[] {
  return [{ seconds, rate, step: true }];
}

function sending(stages: readonly Stage[]): Act {
  return { act: 'send', set: 'letters', stages };
}

function receiving(
  everySeconds: number = model.pollSeconds.value,
  workers: number = model.workers.value,
): Extract<Act, { act: 'receive' }> {
  return { act: 'receive', everySeconds, workers, statuses: ['01', '03', '04', '06'], withoutBody: false };
}

/** Where the most is fetched. */
const receivingMost = receiving(model.pollSeconds.value, 2 * model.workers.value);

/** What goes on meanwhile: the peak hour at twice July 2022. */
function background(seconds: number): readonly Act[] {
  return [sending(steady(ratesAt(2, 'peak-hour').sent, seconds)), receiving()];
}

/** Sixteen times as fast as the clock: eight hours in thirty minutes. */
const compression = 16;

/** The central model’s mean day: twice July 2022. */
const officeDayStages: readonly Stage[] = officeDay.map((share) => ({
  seconds: hour / compression,
  rate: (2 * model.sentPerDay.value * share * compression) / hour,
  step: true,
}));

const officeDayActs: readonly Act[] = [sending(officeDayStages), receiving((5 * minute) / compression)];

/** Of what L3 makes a second, rounded up, as much may be turned away that the unrounded model is still held. */
const ofStress =
  '22 letters a second are made; 21.5 are the peak minute at ten times July 2022: two of a hundred may be turned away';

/** Traffic beside a broadcast may not take twice as long; that is judged by its limits, and not by a p95 of forty letters. */
const besideBroadcast =
  'twice the limits of an office day: the half minute before the broadcast has too few letters for a baseline of this run';

/** A poll, and a verdict within the time that one may take; whoever waits longer waits in a queue that grows. */
const longestQueue = 2 * model.pollSeconds.value * 1000;

/** All tests, by name. */
export const profiles: Readonly<Record<ProfileName, Profile>> = {
  L1: {
    name: 'L1',
    title: { vi: 'Ngày làm việc', en: 'Office day' },
    shape: {
      vi: 'mô hình trung tâm 2026, 8 giờ nén còn 30 phút; 50 nơi gửi, 130 trung tâm đọc danh sách',
      en: 'central model of 2026, 8 hours in 30 minutes; 50 senders, 130 centres polling',
    },
    source: 'twice July 2022 (B × I); shares of the hours (I)',
    seconds: 30 * minute,
    drainSeconds: 5 * minute,
    acts: officeDayActs,
    thresholds: [...dailyLimits(), ...failsBelow(0.001)],
    needs: ordinary,
    smokeScale: 0.3,
  },
  L2: {
    name: 'L2',
    title: { vi: 'Phút cao điểm ngày giáp Tết', en: 'Peak minute of the day before Tết' },
    shape: {
      vi: '5 văn bản, 16 lượt nhận, 62 trạng thái mỗi giây, trong 10 phút',
      en: '5 sends, 16 deliveries, 62 statuses a second for 10 minutes',
    },
    source: 'peak minute at twice July 2022, rounded up (I)',
    seconds: 10 * minute,
    drainSeconds: 5 * minute,
    acts: [sending(steady(5, 10 * minute)), receiving()],
    thresholds: [...dailyLimits(), ...failsBelow(0.001)],
    needs: ordinary,
    smokeScale: 0.6,
  },
  L3: {
    name: 'L3',
    title: { vi: 'Quá tải', en: 'Stress' },
    shape: {
      vi: '22 văn bản, 77 lượt nhận, 308 trạng thái mỗi giây, trong 10 phút',
      en: '22 sends, 77 deliveries, 308 statuses a second for 10 minutes',
    },
    source: 'peak minute at ten times July 2022, rounded up (I)',
    seconds: 10 * minute,
    drainSeconds: 10 * minute,
    acts: [sending(steady(22, 10 * minute)), receivingMost],
    thresholds: [
      ...dailyLimits(3),
      ...['send-document', 'fetch-document', 'send-status'].map((each) =>
        turnedAwayBelow(each, 0.02, ofStress),
      ),
    ],
    needs: ordinary,
    smokeScale: 0.15,
  },
  L4: {
    name: 'L4',
    title: { vi: 'Một văn bản hoả tốc tới tất cả', en: 'One hoả tốc letter to all' },
    shape: {
      vi: 'một văn bản hoả tốc tới 130 nơi, rồi tới 3.400 nơi, trên nền giờ cao điểm',
      en: 'one hoả tốc letter to 130, then to 3,400 receivers, while a peak hour goes on',
    },
    source: 'peak hour at twice July 2022 (I); 34 provinces and 3,321 communes, if each polls for itself (I)',
    seconds: 3 * minute,
    drainSeconds: 5 * minute,
    acts: [
      ...background(3 * minute),
      { act: 'broadcast', to: 'centres', at: 30, receivers: model.centres.value },
      { act: 'broadcast', to: 'nodes', at: 90, receivers: model.directNodes.value },
    ],
    thresholds: [
      takesAtMost('visible-centres', 100, 5000),
      takesAtMost('visible-nodes', 100, 30_000),
      ...dailyLimits(2, besideBroadcast),
      ...failsBelow(0.001),
    ],
    needs: { ...ordinary, nodes: model.directNodes.value },
    smokeScale: 0.1,
  },
  L5: {
    name: 'L5',
    title: { vi: 'Cùng hẹn một giờ', en: 'Thundering herd' },
    shape: {
      vi: '3.400 nơi đọc cả hai danh sách trong một giây, mỗi 5 phút, trên nền giờ cao điểm',
      en: '3,400 nodes read both lists within a second, every 5 minutes, while a peak hour goes on',
    },
    source: 'synchronised timers (I); 34 provinces and 3,321 communes, if each polls for itself (I)',
    seconds: 15 * minute,
    drainSeconds: minute,
    acts: [
      ...background(15 * minute),
      { act: 'herd', nodes: model.directNodes.value, everySeconds: 5 * minute },
    ],
    thresholds: [takesAtMost('list', 100, 10_000), errorsBelow(0), neverHtml],
    needs: { ...ordinary, nodes: model.directNodes.value },
    smokeScale: 0.1,
  },
  L6: {
    name: 'L6',
    title: { vi: 'Dồn sau 4 giờ gián đoạn', en: 'Backlog after an outage' },
    shape: {
      vi: '2.000 văn bản và 8.000 trạng thái chờ một cơ quan lớn, rồi cơ quan đó lấy hết',
      en: '2,000 packets and 8,000 statuses wait for one large body, which then fetches them all',
    },
    source: 'four hours of a body with 400,000 documents a year, rounded up (I)',
    seconds: 10 * minute,
    drainSeconds: 30 * minute,
    acts: [
      { act: 'send', set: 'backlog', stages: steady(4000 / (10 * minute), 10 * minute) },
      { ...receiving(), withoutBody: true },
      { act: 'outage', until: 10 * minute },
    ],
    thresholds: [takesAtMost('drain', 100, 30 * minute * 1000), ...failsBelow(0.001), neverHtml, noneDropped],
    needs: ordinary,
    smokeScale: 0.5,
  },
  L7: {
    name: 'L7',
    title: { vi: 'Tệp lớn', en: 'Large files' },
    shape: {
      vi: '20 gói tin 50 MB cùng lúc, trên nền phút cao điểm',
      en: '20 packets of 50 MB at a time, on top of a peak minute',
    },
    source:
      'a gateway of the field caps uploads at 50 MB (C); 20 at a time (I); peak minute at twice July 2022 (I)',
    seconds: 5 * minute,
    drainSeconds: 5 * minute,
    acts: [
      sending(steady(ratesAt(2, 'peak-minute').sent, 5 * minute)),
      receiving((5 * minute) / compression),
      { act: 'big', at: minute, parallel: model.largeAtOnce.value },
    ],
    thresholds: [memoryBelow(400), ...dailyLimits(), ...failsBelow(0.001), turnedAwayBelow('send-large', 0)],
    needs: { ...ordinary, big: { count: model.largeAtOnce.value, bytes: 50_000_000 } },
    smokeScale: 0.1,
  },
  L8: {
    name: 'L8',
    title: { vi: 'Danh mục', en: 'Directory' },
    shape: {
      vi: '130 nơi lấy danh mục 125.000 dòng trong 10 phút, trên nền giờ cao điểm',
      en: '130 clients read a directory of 125,000 rows within 10 minutes, while a peak hour goes on',
    },
    source: 'directory of 123,265 bodies (C); nightly jobs at 03:00 (C)',
    seconds: 10 * minute,
    drainSeconds: minute,
    acts: [...background(10 * minute), { act: 'directory', clients: model.centres.value }],
    thresholds: [takesAtMost('getAgenciesList', 100, 10_000), errorsBelow(0), neverHtml, noneDropped],
    needs: { ...ordinary, rows: model.directoryRows.value },
    smokeScale: 0.1,
  },
  L9: {
    name: 'L9',
    title: { vi: 'Chạy bền 24 giờ', en: 'A day and a night' },
    shape: {
      vi: 'giờ cao điểm của tháng 7/2022, kéo dài 24 giờ',
      en: 'the peak hour of July 2022, for 24 hours',
    },
    source: 'peak hour at July 2022 (B × I)',
    seconds: 24 * hour,
    drainSeconds: 10 * minute,
    acts: [sending(steady(ratesAt(1, 'peak-hour').sent, 24 * hour)), receiving(5 * minute)],
    thresholds: [...dailyLimits(), ...failsBelow(0.001), growthBelow(0.1)],
    needs: ordinary,
    smokeScale: 1,
  },
  L10: {
    name: 'L10',
    title: { vi: 'Giá của chữ ký số', en: 'Cost of signatures' },
    shape: {
      vi: '16 tệp PDF hai chữ ký mỗi giây, Trục kiểm tra từng chữ ký',
      en: '16 PDFs with two signatures a second, and a hub that verifies each',
    },
    source: 'deliveries of a peak minute at twice July 2022, each verified (I)',
    seconds: 10 * minute,
    drainSeconds: 5 * minute,
    acts: [sending(steady(16, 10 * minute)), receivingMost],
    thresholds: [
      takesAtMost('send-document', 100, 30_000),
      fetchedWithin(
        95,
        longestQueue,
        'a poll of 30 s and a verdict within 30 s: longer is a queue that grows',
      ),
      ...failsBelow(0.001),
      neverHtml,
      noneDropped,
    ],
    needs: { ...ordinary, mix: 'small', signedShare: 1, pki: true },
    smokeScale: 0.25,
  },
  soak: {
    name: 'soak',
    title: { vi: 'Chạy bền một giờ ở mức ×4', en: 'An hour at four times July 2022' },
    shape: {
      vi: 'giờ cao điểm ở mức gấp bốn tháng 7/2022',
      en: 'the peak hour at four times July 2022',
    },
    source: 'communes exchange directly across provinces (I)',
    seconds: hour,
    drainSeconds: 10 * minute,
    acts: [sending(steady(ratesAt(4, 'peak-hour').sent, hour)), receiving()],
    thresholds: [...dailyLimits(), ...failsBelow(0.001), growthBelow(0.1)],
    needs: ordinary,
    smokeScale: 1,
  },
};
