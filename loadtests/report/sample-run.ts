import type { JournalEntry } from '../journal.ts';
import type { HubSeries, TruthResult } from './load-report.ts';
import type { RunLeft } from './make-report.ts';
import { createTally, type Tally } from './tally.ts';
import type { Threshold } from './thresholds.ts';

/** When the sample runs begin: 2026-02-12, the Thursday before Tết. */
export const sampleBegan = 1_770_861_600_000;

/** What a sample run is like; a minute of five letters a second to three receivers each, all well, by default. */
export interface SampleManner {
  readonly seconds?: number;
  readonly perSecond?: number;
  /** Duration of a list at a second of the run, milliseconds. */
  readonly listMs?: (second: number) => number;
  /** Iterations that could not start, at a second of the run. */
  readonly dropped?: (second: number) => number;
  /** Sends that are refused, by the number of the document. */
  readonly refused?: (number: number) => boolean;
}

const receivers = ['H53', 'H17', 'G09'] as const;

/** A journal as k6 would write it, made by rule: the same manner gives the same lines. */
export function* sampleJournal(manner: SampleManner = {}): Generator<JournalEntry> {
  const { seconds = 60, perSecond = 5, listMs = () => 40, dropped = () => 0, refused = () => false } = manner;
  for (let second = 0; second < seconds; second += 1) {
    const lost = dropped(second);
    if (lost > 0) yield { op: 'dropped', t: sampleBegan + second * 1000, vu: 0, seg: '0:1', count: lost };
    for (let each = 0; each < perSecond; each += 1) {
      const number = second * perSecond + each;
      const t = sampleBegan + second * 1000 + each * Math.floor(1000 / perSecond) + 30;
      yield* journey(number, t, listMs(second), refused(number));
    }
  }
  const end = sampleBegan + seconds * 1000 + 10_000;
  for (const by of ['G01', ...receivers]) yield { op: 'drained', t: end, vu: 1, seg: '0:1', by };
}

/** One letter to three receivers, each of which fetches it, acknowledges it and says 01. */
function* journey(number: number, t: number, listMs: number, isRefused: boolean): Generator<JournalEntry> {
  const doc = `G01,2026/02/12,${number}/CV`;
  const call = { vu: 1 + (number % 20), seg: '0:1', answered: 'OK', http: 200 } as const;
  const letter = {
    doc,
    kind: 'document',
    from: 'G01',
    urgency: number % 10 === 0 ? 'khẩn' : 'thường',
  } as const;
  const ms = 20 + (number % 7) * 5;
  const sent = { ...call, ...letter, op: 'sent', t, ms, to: [...receivers], bytes: 21_000 } as const;
  if (isRefused) {
    yield { ...sent, answered: '20' };
    return;
  }
  yield { ...sent, docId: `s${number}` };
  for (const [index, by] of receivers.entries()) {
    const docId = `d${number}-${by}`;
    const then = t + listMs + 100 + index * 40;
    yield { ...call, op: 'listed', t: then - 60, ms: listMs, by, messagetype: 'edoc', ids: [docId] };
    yield { ...call, ...letter, op: 'fetched', t: then, ms: 12 + index, by, docId, bytes: 21_000 };
    yield { ...call, op: 'acknowledged', t: then + 8, ms: 6, by, docId };
    yield* reportOf(doc, by, number, then);
  }
}
/** The 01 of one receiver: sent, listed, fetched and acknowledged by the sender. */
function* reportOf(doc: string, from: string, number: number, t: number): Generator<JournalEntry> {
  const call = { vu: 1 + (number % 20), seg: '0:1', answered: 'OK', http: 200 } as const;
  const status = { doc, kind: 'status', responseFor: doc, status: '01', urgency: 'thường', from } as const;
  const docId = `t${number}-${from}`;
  const by = 'G01';
  yield { ...call, ...status, op: 'sent', t: t + 20, ms: 9, to: [by], bytes: 3_000, docId: `q${docId}` };
  yield { ...call, op: 'listed', t: t + 280, ms: 5, by, messagetype: 'status', ids: [docId] };
  yield { ...call, ...status, op: 'fetched', t: t + 300, ms: 8, by, docId };
  yield { ...call, op: 'acknowledged', t: t + 310, ms: 6, by, docId };
}

export function tallyOf(entries: Iterable<JournalEntry>): Tally {
  const tally = createTally();
  for (const entry of entries) tally.add(entry);
  return tally.finish();
}

const own = { source: 'field model 2026', mark: 'I' } as const;

/** Limits like those of an office day. */
export const sampleThresholds: readonly Threshold[] = [
  {
    id: 'send-p95',
    what: { vi: 'Gửi văn bản, 95 % số lần', en: 'Sending a document, 95 %' },
    measure: { of: 'latency', operation: 'send-document', rank: 95 },
    most: 2000,
    ...own,
  },
  {
    id: 'list-p95',
    what: { vi: 'Xem danh sách, 95 % số lần', en: 'Reading the list, 95 %' },
    measure: { of: 'latency', operation: 'list', rank: 95 },
    most: 1000,
    ...own,
  },
  {
    id: 'errors',
    what: { vi: 'Tỷ lệ lỗi', en: 'Share of errors' },
    measure: { of: 'errors' },
    most: 0.001,
    ...own,
  },
  {
    id: 'dropped',
    what: { vi: 'Lượt không bắt đầu được', en: 'Iterations that could not start' },
    measure: { of: 'dropped' },
    most: 0,
    source: 'k6',
    mark: 'I',
  },
  {
    id: 'memory',
    what: { vi: 'Bộ nhớ của Trục', en: 'Memory of the hub' },
    measure: { of: 'memory' },
    most: 400_000_000,
    ...own,
  },
];

export const wholeTruth: TruthResult = {
  verdict: 'whole',
  counts: { accepted: 300, delivered: 900, statuses: 900 },
  findings: [],
  byRule: {},
};

/** A hub that does its work with half of a core. */
export function sampleHub(seconds = 60, more: Partial<HubSeries> = {}): HubSeries {
  const at = Array.from({ length: seconds }, (_, index) => index * 1000);
  return {
    at,
    cpuCores: at.map((each) => 0.5 + 0.1 * Math.sin(each / 9000)),
    residentBytes: at.map((each) => 180e6 + each * 200),
    heapBytes: at.map((each) => 60e6 + (each % 7000) * 2000),
    loopDelayP99Ms: at.map((each) => 12 + (each % 5000) / 500),
    waiting: at.map((each) => 20 + (each % 11_000) / 500),
    machineBusy: at.map(() => 0.6),
    clientCores: at.map(() => 0.4),
    ...more,
  };
}

/** A run of the sample profile with everything in order, changed by `more`. */
export function sampleLeft(manner: SampleManner = {}, more: Partial<RunLeft> = {}): RunLeft {
  const seconds = manner.seconds ?? 60;
  return {
    lienthong: '0.0.0-test',
    profile: {
      name: 'L2',
      title: { vi: 'phút cao điểm ngày giáp Tết', en: 'the peak minute of the day before Tết' },
      shape: { vi: '5 văn bản/giây trong 60 giây', en: '5 documents a second for 60 seconds' },
      source: 'field model 2026',
      smoke: false,
      scale: 1,
      plannedMs: seconds * 1000,
      full: true,
    },
    target: { url: 'http://127.0.0.1:8080', ours: true },
    seed: '7',
    began: sampleBegan,
    ended: sampleBegan + seconds * 1000,
    interrupted: false,
    thresholds: sampleThresholds,
    tally: tallyOf(sampleJournal(manner)),
    truth: wholeTruth,
    k6: {
      version: '2.2.0',
      exitCode: 0,
      said: { 'send-p95': { seen: 50, held: true }, 'list-p95': { held: true }, errors: { held: true } },
    },
    hub: sampleHub(seconds),
    spans: [
      {
        operation: 'sendEdoc',
        calls: 300,
        spans: ['parse', 'authenticate', 'verify', 'store', 'fan-out', 'reply', 'whole'].map(
          (name, index) => {
            const p50Ms = index === 6 ? 22 : 1 + index;
            return {
              name,
              count: 300,
              totalMs: p50Ms * 300,
              p50Ms,
              p95Ms: p50Ms * 2,
              p99Ms: p50Ms * 3,
              maxMs: p50Ms * 5,
            };
          },
        ),
      },
    ],
    machine: { cpu: '2 × Sample CPU', memory: '8 GB', os: 'linux x64', node: 'v26.10.0' },
    ...more,
  };
}
