/** One text in both languages. */
export interface Bilingual {
  readonly vi: string;
  readonly en: string;
}

/** First line of every load report, whatever renders it: what it is not. */
export const whatItIsNot: Bilingual = {
  vi: 'Đây là kết quả thử tải kỹ thuật trên một máy, một cấu hình, một bộ dữ liệu sinh ra; không phải cam kết năng lực của Trục và không có giá trị pháp lý.',
  en: 'This is the result of a technical load test on one machine, one configuration and generated data. It is no promise of capacity and no legal act.',
};

/** What a run says of the hub in the end. */
export const loadVerdicts = ['stands', 'does-not-stand', 'inconclusive'] as const;
export type LoadVerdict = (typeof loadVerdicts)[number];

/** A threshold that nothing was measured for is no pass. */
export const thresholdVerdicts = ['held', 'broken', 'not-measured'] as const;
export type ThresholdVerdict = (typeof thresholdVerdicts)[number];

/** How a figure is written: milliseconds, a share of one, a count, bytes. */
export const units = ['ms', 'share', 'count', 'bytes'] as const;
export type Unit = (typeof units)[number];

/** One threshold of the profile, judged from this project's own arithmetic over the journal. */
export interface ThresholdResult {
  readonly id: string;
  readonly what: Bilingual;
  /** The kind of call that it is about, where it is about one. */
  readonly operation?: string;
  readonly unit: Unit;
  /** Largest value that holds. */
  readonly most: number;
  readonly verdict: ThresholdVerdict;
  /** Absent where nothing was measured. */
  readonly seen?: number;
  /** How many measurements stand behind `seen`. */
  readonly samples: number;
  /** Calls that are not among them, because they were refused or not answered; absent where there was none. */
  readonly failed?: number;
  /** What k6 said of the same, where it said anything. */
  readonly k6?: { readonly seen?: number; readonly held?: boolean };
  /** Where the limit comes from, and how sure that is (A, B, C, D, M, I). */
  readonly source: string;
  readonly mark: string;
}

/** One thing that is wrong with what the hub did to documents, or with what the harness said of it. */
export interface LoadFinding {
  /** `lost`, `twice`, `stranger` …, `dropped`, `threshold-lie`, `html`. */
  readonly rule: string;
  readonly text: Bilingual;
  readonly doc?: string;
  readonly receiver?: string;
  /** What the hub had said, and what was seen. */
  readonly said?: string;
  readonly seen?: string;
  /** Lines of the journal that show it, from 1. */
  readonly lines?: readonly number[];
}

/** What became of every document; `open`, where nobody can know, is no pass. */
export interface TruthResult {
  readonly verdict: 'whole' | 'broken' | 'open';
  readonly counts: Readonly<Record<string, number>>;
  readonly findings: readonly LoadFinding[];
  /** How many there were of each rule; `findings` holds the first of them. */
  readonly byRule: Readonly<Record<string, number>>;
}

/** Middle, 95th and 99th of a hundred, milliseconds, as k6 interpolates them. */
export interface Spread {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** One kind of call over the whole run. */
export interface OperationResult {
  readonly operation: string;
  /** Of the calls that were answered with what was asked for, and of no other. */
  readonly spread: Spread;
  /** Answers that refused. */
  readonly refused: number;
  /** Calls that got no answer. */
  readonly unanswered: number;
}

/** A value for each window of time; null where nothing was measured. */
export type Series = readonly (number | null)[];

export interface SpreadSeries {
  readonly p50: Series;
  readonly p95: Series;
  readonly p99: Series;
}

/** What happened in each window of the run, by the client’s clock. */
export interface Windows {
  readonly widthMs: number;
  readonly count: number;
  /** Documents and statuses a second that the hub accepted, and documents that it delivered. */
  readonly arrivals: Readonly<Record<'documents' | 'statuses' | 'deliveries', Series>>;
  readonly latency: Readonly<Record<string, SpreadSeries>>;
  /** From the answer that accepted a packet to the answer that delivered it. */
  readonly delay: SpreadSeries;
  /** Deliveries that were accepted and not yet fetched, at the end of each window. */
  readonly backlog: Series;
  /** Refused and unanswered calls, and iterations that the client could not start; in each window. */
  readonly errors: Readonly<Record<'refused' | 'unanswered' | 'dropped', Series>>;
}

/** The hub as it told of itself, or as the operating system told of it; one value a sample. */
export interface HubSeries {
  /** Milliseconds since the run began. */
  readonly at: readonly number[];
  /** CPU in cores: 1 is one core all the time. */
  readonly cpuCores: Series;
  readonly residentBytes: Series;
  readonly heapBytes: Series;
  readonly loopDelayP99Ms: Series;
  readonly waiting: Series;
  /** The whole machine that k6 ran on, 0 to 1, and what k6 itself took of it, in cores. */
  readonly machineBusy: Series;
  readonly clientCores: Series;
}

/** Where the time of one operation goes inside the hub. */
export interface OperationSpans {
  readonly operation: string;
  readonly calls: number;
  readonly spans: readonly {
    readonly name: string;
    readonly count: number;
    readonly totalMs: number;
    readonly p50Ms: number;
    readonly p95Ms: number;
    readonly p99Ms: number;
    readonly maxMs: number;
  }[];
}

/** What broke its limit first, and how the hub was then. */
export interface GaveWay {
  /** Milliseconds since the run began. */
  readonly atMs: number;
  readonly threshold: string;
  readonly what: Bilingual;
  readonly unit: Unit;
  readonly seen: number;
  readonly most: number;
}

/** One load run, complete: every renderer writes this value and nothing else. No secret is in it. */
export interface LoadReport {
  readonly schema: 'lienthong-load-report/1';
  readonly lienthong: string;
  readonly profile: {
    readonly name: string;
    readonly title: Bilingual;
    readonly shape: Bilingual;
    readonly source: string;
    readonly smoke: boolean;
    /** Multiplies the profile’s rates. */
    readonly scale: number;
    readonly plannedMs: number;
    /** True when neither rate nor time was cut: only then does the result speak of the profile. */
    readonly full: boolean;
    /** Only of a run that is whole but for its times, which were measured and not judged. */
    readonly untimed?: boolean;
  };
  readonly target: { readonly url: string; readonly ours: boolean };
  readonly seed: string;
  /** Milliseconds since 1970. */
  readonly began: number;
  readonly ended: number;
  /** True when somebody stopped it before its end. */
  readonly interrupted: boolean;
  readonly verdict: LoadVerdict;
  /** Why, one sentence each, the weightiest first. */
  readonly reasons: readonly Bilingual[];
  readonly truth: TruthResult;
  readonly thresholds: readonly ThresholdResult[];
  readonly gaveWay?: GaveWay;
  /** The harness’s own faults: thresholds that lie, iterations that could not start. */
  readonly findings: readonly LoadFinding[];
  readonly k6: { readonly version: string; readonly exitCode: number };
  readonly operations: readonly OperationResult[];
  readonly delay: Spread;
  readonly windows: Windows;
  readonly hub?: HubSeries;
  readonly spans?: readonly OperationSpans[];
  /** Processor, memory, operating system, versions; load of the machine before the run. */
  readonly machine: Readonly<Record<string, string>>;
  /** What the machine can do at most, a second, where `lienthong calibrate` was run. */
  readonly floors?: readonly {
    readonly name: string;
    readonly what: Bilingual;
    /** Median of its runs, in that unit. */
    readonly median: number;
    readonly unit: '/s' | 'MB/s';
  }[];
}
