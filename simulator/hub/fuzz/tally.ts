import { setImmediate } from 'node:timers/promises';
import type { FuzzFinding, FuzzReport } from './report.ts';

/** Longest that a case may take, milliseconds. */
const longest = 1_000;
/** Bytes that may be held after a run more than at its start. */
const mostGrown = 48 * 1024 * 1024;
/** Findings that are kept; a decoder that throws always would fill the memory with them. */
const mostFindings = 100;

/** Does a case once more; the milliseconds that it took. */
type Again = () => Promise<number>;

/** Counts the cases of a span. */
export interface Tally {
  count(accepted: boolean): void;
  lint(): void;
  find(finding: FuzzFinding): void;
  /**
   * Notes how long a case took. One that took too long is tried twice more, and the least of the three counts:
   * a busy machine may keep any program waiting.
   */
  timed(number: number, story: string, milliseconds: number, again: Again): Promise<void>;
  /** Notes what is held after a collection of garbage, where the process allows to ask for one. */
  weigh(number: number): Promise<void>;
  report(): FuzzReport;
}

export function createTally(): Tally {
  const findings: FuzzFinding[] = [];
  const counts = { accepted: 0, refused: 0, linted: 0, slowest: 0 };
  const weights: number[] = [];
  const find = (finding: FuzzFinding) => {
    if (findings.length < mostFindings) findings.push(finding);
  };
  const grown = () => Math.max(0, (weights.at(-1) ?? 0) - (weights[0] ?? 0));
  return {
    find,
    count: (accepted) => {
      counts[accepted ? 'accepted' : 'refused'] += 1;
    },
    lint: () => {
      counts.linted += 1;
    },
    async timed(number, story, milliseconds, again) {
      const least = milliseconds <= longest ? milliseconds : await leastOf(milliseconds, again);
      counts.slowest = Math.max(counts.slowest, least);
      if (least > longest) find({ rule: 'slow', number, story, detail: `${Math.round(least)} ms` });
    },
    async weigh(number) {
      const held = await heldBytes();
      if (held === undefined) return;
      weights.push(held);
      if (grown() > mostGrown) find({ rule: 'memory', number, story: '', detail: `${grown()} bytes more` });
    },
    report() {
      const { accepted, refused, linted, slowest } = counts;
      return { cases: accepted + refused, accepted, refused, slowest, grown: grown(), linted, findings };
    },
  };
}

async function leastOf(first: number, again: Again): Promise<number> {
  return Math.min(first, await again(), await again());
}

/** What has been closed is let go of over some turns; what is still held after them is held. */
const turns = 5;

async function heldBytes(): Promise<number | undefined> {
  if (globalThis.gc === undefined) return undefined;
  for (let turn = 0; turn < turns; turn += 1) {
    await setImmediate();
    globalThis.gc();
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
