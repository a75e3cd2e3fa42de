import { wholeTruth } from '../../loadtests/report/sample-run.ts';
import type { PerformanceResults, Step } from './results.ts';

const began = Date.UTC(2026, 10, 22, 1, 0);

function at(minute: number, before: number): Pick<Step, 'began' | 'ended' | 'load'> {
  return {
    began: began + minute * 60_000,
    ended: began + (minute + 1) * 60_000,
    load: { before, after: before + 1 },
  };
}

/** A small measurement as it is stored: one step of each kind, one of them on a busy machine. */
export const resultsUnderTest: PerformanceResults = {
  schema: 'lienthong-performance/1',
  command: 'npm run docs:performance -- --profiles L2',
  commit: 'abcdef0',
  built: true,
  smoke: false,
  machine: {
    cpu: 'A processor',
    cores: 2,
    memoryBytes: 8 * 1024 ** 3,
    disk: 'ext4, /dev/vda, rotational=0',
    os: 'Debian linux 6.1 x64',
    node: 'v26.10.0',
    k6: '2.2.0',
  },
  steps: [
    {
      ...at(0, 0.2),
      kind: 'calibrate',
      command: 'lienthong calibrate',
      calibration: {
        ...{
          node: 'v26.10.0',
          platform: 'linux x64',
          cpu: 'A processor',
          cores: 2,
          folder: '/',
          load: { before: 0.2, after: 1.2 },
        },
        floors: [
          {
            name: 'file-20kb',
            unit: '/s',
            runs: [900, 1000, 1100],
            median: 1000,
            least: 900,
            most: 1100,
            spread: 0.2,
            load: 1,
          },
        ],
      },
    },
    {
      ...at(1, 0.5),
      kind: 'bench',
      command: 'npm run bench -- sendEdoc',
      part: 'sendEdoc',
      rows: [
        {
          ...{
            name: 'sendEdoc 20 KB, 8 at once',
            unit: '/s',
            floor: 1000,
            measured: 712.5,
            ratios: [0.7, 0.71, 0.74],
          },
          ...{ wanted: { ratioAtLeast: 0.6 }, met: true, machine: { floor: 'file-20kb', ratio: 0.71 } },
        },
        { name: 'CPU a send, 20 KB, 8 at once', unit: 'ms', floor: 0.5, measured: 0.9 },
      ],
    },
    {
      ...at(3, 7.25),
      kind: 'bench',
      command: 'npm run bench -- herd',
      part: 'herd',
      rows: [
        {
          name: '3400 nodes list both queues, again',
          unit: 'ms',
          measured: 12_345,
          wanted: { atMost: 10_000 },
          met: false,
        },
      ],
    },
    { ...at(5, 0.9), kind: 'failed', command: 'npm run bench -- verify', said: 'Error: no file' },
    {
      ...at(7, 0.4),
      kind: 'load',
      command: 'lienthong load run L2',
      report: {
        profile: {
          ...{
            name: 'L2',
            title: { vi: 'Phút cao điểm', en: 'Peak minute' },
            shape: { vi: '5 văn bản mỗi giây', en: '5 sends a second' },
          },
          ...{ source: 'I', smoke: false, scale: 1, plannedMs: 600_000, full: true },
        },
        verdict: 'does-not-stand',
        reasons: [{ vi: '1 ngưỡng bị vượt.', en: '1 threshold is broken.' }],
        truth: wholeTruth,
        thresholds: [
          {
            ...{
              id: 'list-p95',
              what: { vi: 'đọc danh sách', en: 'reading a list' },
              operation: 'list',
              unit: 'ms',
              most: 1000,
            },
            ...{ verdict: 'broken', seen: 1500, samples: 5000, source: 'proposed', mark: 'I' },
          },
        ],
        operations: [
          {
            operation: 'send-document',
            spread: { count: 3000, p50: 1, p95: 2, p99: 3, max: 4 },
            refused: 0,
            unanswered: 0,
          },
        ],
        began: began + 420_000,
        ended: began + 1_080_000,
        k6: { version: '2.2.0', exitCode: 99 },
      },
    },
  ],
};
