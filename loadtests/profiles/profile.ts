import type { StatusCode } from '../journal.ts';
import type { MixName } from '../payloads/manifest.ts';
import type { Bilingual } from '../report/load-report.ts';
import type { Threshold } from '../report/thresholds.ts';

/** The ten tests, and the two that are made of them. */
export const profileNames = ['L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'L7', 'L8', 'L9', 'L10', 'soak'] as const;
export type ProfileName = (typeof profileNames)[number];

/** A stretch of time with an arrival rate that does not wait for answers. */
export interface Stage {
  readonly seconds: number;
  /** Iterations a second, from the beginning of the stage to its end: it ramps where the one before ended otherwise. */
  readonly rate: number;
  /** True when the rate is there at once. */
  readonly step: boolean;
}

/** One thing that goes on during a test; all acts of a profile go on together. Times in seconds from its start. */
export type Act =
  /** Letters of a set, one an iteration. */
  | { readonly act: 'send'; readonly set: 'letters' | 'backlog'; readonly stages: readonly Stage[] }
  /** Every connected system reads both lists every so often, fetches, acknowledges and reports. */
  | {
      readonly act: 'receive';
      readonly everySeconds: number;
      readonly workers: number;
      readonly statuses: readonly StatusCode[];
      /** True when the body of the backlog is out of order until its `outage` ends. */
      readonly withoutBody: boolean;
    }
  /** The body of the backlog comes back and empties its lists. */
  | { readonly act: 'outage'; readonly until: number }
  /** One hoả tốc letter to so many nodes, and all of them look until they see it. */
  | {
      readonly act: 'broadcast';
      readonly to: BroadcastName;
      readonly at: number;
      readonly receivers: number;
    }
  /** So many nodes ask for both lists within a second, again and again. */
  | { readonly act: 'herd'; readonly nodes: number; readonly everySeconds: number }
  /** Letters with one large file each, so many at a time. */
  | { readonly act: 'big'; readonly at: number; readonly parallel: number }
  /** The whole directory, asked for by so many, spread over the test. */
  | { readonly act: 'directory'; readonly clients: number };

/** Whom a broadcast goes to: as many as there are centres, or every node. */
export type BroadcastName = 'centres' | 'nodes';

/** A test as data. Every figure in it has its source in `model` or in its thresholds. */
export interface Profile {
  readonly name: ProfileName;
  readonly title: Bilingual;
  readonly shape: Bilingual;
  /** Where the shape comes from, with its mark. */
  readonly source: string;
  readonly seconds: number;
  /** How long its receivers may still fetch when the last letter has gone. */
  readonly drainSeconds: number;
  readonly acts: readonly Act[];
  readonly thresholds: readonly Threshold[];
  readonly needs: PayloadNeeds;
  /** Its short form for every change: 20 seconds of it, at that share of its rates and with small packets. */
  readonly smokeScale: number;
}

/** What has to be prepared beside letters, whose number follows from the stages. */
export interface PayloadNeeds {
  readonly mix: MixName;
  readonly senders: number;
  /** Connected systems in ordinary traffic, nodes beside them, and rows of the directory at least. */
  readonly systems: number;
  readonly nodes: number;
  readonly rows: number;
  readonly big: { readonly count: number; readonly bytes: number };
  readonly signedShare: number;
  /** The hub must verify signatures. */
  readonly pki: boolean;
}
