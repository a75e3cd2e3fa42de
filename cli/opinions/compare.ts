import type { Opinion, OpinionFile, OwnVerdict } from './opinion-file.ts';
import { type Layer, layerOf } from './tools/tool.ts';

/** One opinion on one file, beside what we say of it. */
export interface Pair {
  readonly file: OpinionFile;
  readonly own: OwnVerdict;
  readonly opinion: Opinion;
}

/** How two opinions stand to each other. `beyond` is a no for a reason that the other does not look at. */
export type Standing = 'agree' | 'beyond' | 'disagree';

export function standingOf({ own, opinion }: Pair, layers: readonly Layer[]): Standing {
  if (own.answer === opinion.answer) return 'agree';
  return own.answer === 'refused' && !layers.includes(layerOf(own)) ? 'beyond' : 'disagree';
}

/** What the file was made to be: sound files are for us to call valid, damaged ones to refuse. */
export function makersOpinion({ damage }: OpinionFile): Opinion {
  return { by: 'maker', answer: damage === 'none' ? 'valid' : 'refused', words: damage };
}

/**
 * Files on which we and somebody else differ, and why we hold to what we say. Each has to be met in a full run:
 * an entry that nothing answers to any longer is as wrong as a disagreement that no entry explains.
 */
export interface ExpectedDisagreement {
  readonly by: Opinion['by'];
  readonly kind: OpinionFile['kind'];
  readonly maker?: OpinionFile['maker'];
  readonly damage?: OpinionFile['damage'];
  /** A part of the variant's name. */
  readonly variant?: string;
  /** What we say. */
  readonly verdict: OwnVerdict['verdict'];
  readonly code?: string;
  /** Why ours is the answer, with the provision or the standard. */
  readonly reason: string;
}

export function answersTo({ file, own, opinion }: Pair, expected: ExpectedDisagreement): boolean {
  return (
    opinion.by === expected.by &&
    file.kind === expected.kind &&
    own.verdict === expected.verdict &&
    (expected.maker === undefined || file.maker === expected.maker) &&
    (expected.damage === undefined || file.damage === expected.damage) &&
    (expected.variant === undefined || file.variant.includes(expected.variant)) &&
    (expected.code === undefined || own.code === expected.code)
  );
}

/** A disagreement with its reason; without one it is a fault of ours, or a reason that has to be written. */
export interface Explained {
  readonly expected: ExpectedDisagreement;
  readonly pairs: readonly Pair[];
}

export interface Explanation {
  readonly explained: readonly Explained[];
  readonly unexplained: readonly Pair[];
}

/** Puts each disagreement to the first entry that it answers to. */
export function explain(pairs: readonly Pair[], expected: readonly ExpectedDisagreement[]): Explanation {
  const found = Map.groupBy(pairs, (pair) => expected.find((each) => answersTo(pair, each)));
  return {
    explained: expected.map((each) => ({ expected: each, pairs: found.get(each) ?? [] })),
    unexplained: found.get(undefined) ?? [],
  };
}
