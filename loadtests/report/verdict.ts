import type {
  Bilingual,
  GaveWay,
  HubSeries,
  LoadReport,
  LoadVerdict,
  ThresholdResult,
} from './load-report.ts';

/** What a verdict is made of. */
export type Grounds = Pick<
  LoadReport,
  'truth' | 'thresholds' | 'findings' | 'interrupted' | 'profile' | 'k6' | 'target'
> & {
  readonly dropped: number;
  readonly hub?: HubSeries;
};

/** A verdict with its reasons, the weightiest first. */
export interface Reasoned {
  readonly verdict: LoadVerdict;
  readonly reasons: readonly Bilingual[];
}

/** Exit codes of k6: all well, thresholds broken, stopped: by us, or by somebody else. Any other is trouble of the harness. */
export const k6Ends = { well: 0, thresholds: 99, stopped: 105 } as const;

/**
 * What nobody can know comes first: a run that was stopped, whose machine was too slow, or whose documents were not
 * counted proves nothing. Then what is wrong. Only what is neither stands. Of doubts about figures a document that
 * is lost takes no notice: no figure would bring it back. Nor does a hub that was there and is there no more, which
 * is itself why documents could not be counted.
 */
export function decide(grounds: Grounds): Reasoned {
  const [ofHarness, ofTruth] = [doubtsOfHarness(grounds), doubtsOfTruth(grounds)];
  const doubts = [...ofHarness, ...ofTruth, ...doubtsOfFigures(grounds)];
  const wrongs = wrongsOf(grounds);
  const isProved = ofHarness.length === 0 && (grounds.truth.verdict === 'broken' || isGone(grounds));
  if (isProved) return { verdict: 'does-not-stand', reasons: [...wrongs, ...doubts] };
  if (doubts.length > 0) return { verdict: 'inconclusive', reasons: [...doubts, ...wrongs] };
  if (wrongs.length > 0) return { verdict: 'does-not-stand', reasons: wrongs };
  return { verdict: 'stands', reasons: [] };
}

/** Findings of a hub that ended, or that was not heard of any more, while it was loaded. */
const gone: ReadonlySet<string> = new Set(['hub-ended', 'stopped-answering']);

function isGone({ findings }: Grounds): boolean {
  return findings.some(({ rule }) => gone.has(rule));
}

/** What may have befallen the very journal, so that it proves nothing, of documents either. */
function doubtsOfHarness({ interrupted, k6 }: Grounds): readonly Bilingual[] {
  return [
    ...(interrupted
      ? [
          {
            vi: 'Lần chạy bị dừng giữa chừng: số liệu chỉ là một phần.',
            en: 'The run was stopped before its end: these are figures of a part.',
          },
        ]
      : []),
    ...(k6.exitCode === k6Ends.stopped && !interrupted
      ? [
          {
            vi: 'k6 bị dừng từ bên ngoài trước khi hết bài: số liệu chỉ là một phần.',
            en: 'k6 was stopped from outside before its end: these are figures of a part.',
          },
        ]
      : []),
    ...(Object.values(k6Ends).some((each) => each === k6.exitCode)
      ? []
      : [
          {
            vi: `k6 kết thúc bất thường (mã ${k6.exitCode}): lỗi của bộ thử tải, không phải của Trục.`,
            en: `k6 ended with code ${k6.exitCode}: trouble of the harness, not of the hub.`,
          },
        ]),
  ];
}

function doubtsOfTruth({ truth }: Grounds): readonly Bilingual[] {
  if (truth.verdict !== 'open') return [];
  return [
    {
      vi: 'Đối chiếu từng văn bản chưa kết luận được, nên không biết có mất hay trùng hay không.',
      en: 'Counting the documents came to no end, so nobody knows whether any is lost or doubled.',
    },
  ];
}

/** What may have befallen the figures of speed and memory. */
function doubtsOfFigures(grounds: Grounds): readonly Bilingual[] {
  const unmeasured = grounds.thresholds.filter(({ verdict }) => verdict === 'not-measured');
  return [
    ...(isClientSaturated(grounds)
      ? [
          {
            vi: `Máy chạy k6 quá tải nên ${grounds.dropped} lượt không bắt đầu được; hãy chạy k6 trên máy khác hoặc chia nhiều tiến trình.`,
            en: `The machine that k6 ran on was saturated, and ${grounds.dropped} iterations could not start; run k6 elsewhere, or in several processes.`,
          },
        ]
      : []),
    ...(unmeasured.length > 0
      ? [
          {
            vi: `Chưa đo được: ${unmeasured.map(({ what }) => what.vi).join('; ')}.`,
            en: `Not measured: ${unmeasured.map(({ what }) => what.en).join('; ')}.`,
          },
        ]
      : []),
  ];
}

/**
 * Whether a threshold decides. The short form runs on whatever machine builds the project, beside other work, and
 * says whether the tools work and documents are whole: how long calls took is told there and fails nothing. No more
 * does growth of memory, which in so short a time is that of a program that has just begun.
 */
export function isJudged(
  { unit, id, seen }: Pick<ThresholdResult, 'unit' | 'id' | 'seen'>,
  { smoke }: Pick<LoadReport['profile'], 'smoke'>,
): boolean {
  // A call that never came to anything took no time that could be told.
  return !(smoke && ((unit === 'ms' && seen !== undefined) || id === 'memory-growth'));
}

function wrongsOf(grounds: Grounds): readonly Bilingual[] {
  const { truth, thresholds, findings, dropped } = grounds;
  const broken = thresholds.filter((each) => each.verdict === 'broken' && isJudged(each, grounds.profile));
  const wrong = Object.values(truth.byRule).reduce((sum, each) => sum + each, 0);
  return [
    ...findings.flatMap(({ rule, text }) => (gone.has(rule) ? [text] : [])),
    ...(truth.verdict === 'broken'
      ? [
          {
            vi: `Đối chiếu từng văn bản thấy ${wrong} sai lệch: ${Object.keys(truth.byRule).join(', ')}.`,
            en: `Counting every document found ${wrong} wrongs: ${Object.keys(truth.byRule).join(', ')}.`,
          },
        ]
      : []),
    ...((truth.byRule['lost'] ?? 0) > 0 ? [sentBefore] : []),
    ...(broken.length > 0
      ? [
          {
            vi: `${broken.length} ngưỡng bị vượt: ${broken.map(({ what }) => what.vi).join('; ')}.`,
            en: `${broken.length} thresholds are broken: ${broken.map(({ what }) => what.en).join('; ')}.`,
          },
        ]
      : []),
    ...(dropped > 0 && !isClientSaturated(grounds)
      ? [
          {
            vi: `${dropped} lượt gửi hoặc nhận không bắt đầu được vì mọi người dùng ảo còn chờ Trục trả lời.`,
            en: `${dropped} iterations could not start, because every virtual user was still waiting for the hub.`,
          },
        ]
      : []),
    ...new Map(
      findings
        .filter(({ rule }) => rule !== 'dropped' && !gone.has(rule))
        .map(({ rule, text }) => [rule, text]),
    ).values(),
  ];
}

/** A hub that keeps its store takes a packet that it has had for the same, and has nothing more to deliver of it. */
const sentBefore: Bilingual = {
  vi: 'Trục đã nhận chính các gói này ở lần chạy trước (cùng hạt giống) thì không giao lại: nếu vậy, chuẩn bị gói khác bằng --seed rồi chạy lại.',
  en: 'A hub that had these very packets from an earlier run (same seed) delivers none of them again: if so, prepare others with --seed, and run it again.',
};

/** From this share on, and in half of the samples, a machine is busy all over. */
const saturation = { busy: 0.95, share: 0.5 } as const;

/**
 * True when iterations were dropped because the client's machine was busy all over and it was k6, not a hub beside
 * it, that took most of it. A hub that fills its own machine is too slow, whoever shares it.
 */
export function isClientSaturated({ dropped, hub }: Pick<Grounds, 'dropped' | 'hub'>): boolean {
  if (dropped === 0 || hub === undefined) return false;
  const busy = numbersOf(hub.machineBusy);
  const full = busy.filter((each) => each >= saturation.busy).length;
  if (busy.length === 0 || full / busy.length < saturation.share) return false;
  return mean(hub.clientCores) > mean(hub.cpuCores);
}

function mean(series: readonly (number | null)[]): number {
  const all = numbersOf(series);
  return all.length === 0 ? 0 : all.reduce((sum, each) => sum + each, 0) / all.length;
}

function numbersOf(series: readonly (number | null)[]): readonly number[] {
  return series.filter((each) => each !== null);
}

/** What a person in operations asks: does it stand, and what gives way first, or is nearest to it. */
export function headline(
  report: Pick<LoadReport, 'verdict' | 'profile' | 'thresholds'> & { readonly gaveWay?: GaveWay },
): Bilingual {
  const { verdict, profile } = report;
  const { vi, en } = profile.title;
  if (verdict === 'inconclusive') {
    return {
      vi: 'Chưa kết luận được: chạy lại trước khi tin.',
      en: 'No conclusion: run it again before believing.',
    };
  }
  if (verdict === 'does-not-stand') return { vi: `Không chịu được: ${vi}.`, en: `Does not stand: ${en}.` };
  if (profile.smoke) {
    return {
      vi: `Chạy rút gọn đạt, thời gian chỉ để tham khảo; chưa nói lên được điều gì về “${vi}” ở đủ tải, đủ giờ.`,
      en: `The short run held, times told and not judged; it says nothing yet of “${en}” at full rate and time.`,
    };
  }
  if (profile.full) return { vi: `Chịu được: ${vi}.`, en: `Stands: ${en}.` };
  if (profile.untimed === true) {
    return {
      vi: `Đủ tải, đủ giờ, không mất gì: ${vi}. Thời gian trả lời chỉ đo, không xét.`,
      en: `Held at full rate and for the whole time: ${en}. How long answers took was measured and not judged.`,
    };
  }
  return {
    vi: `Chạy rút gọn đạt; chưa nói lên được điều gì về “${vi}” ở đủ tải, đủ giờ.`,
    en: `The short run held; it says nothing yet of “${en}” at full rate and time.`,
  };
}

/** The threshold that comes nearest to its limit, and the share of the limit that is used. */
export function nearestLimit(
  thresholds: LoadReport['thresholds'],
): { readonly what: Bilingual; readonly used: number } | undefined {
  const used = thresholds.flatMap(({ what, seen, most }) =>
    seen === undefined || most <= 0 ? [] : [{ what, used: seen / most }],
  );
  return used.toSorted((a, b) => b.used - a.used)[0];
}
