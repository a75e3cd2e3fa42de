import type { Bilingual } from '../../protocol/problems/entry.ts';

/** The story did not come out as it must. Each reason says where two sides differ, or what did not happen. */
export class BrokenStory extends Error {
  readonly reasons: readonly Bilingual[];

  constructor(reasons: readonly Bilingual[]) {
    super(reasons.map((each) => each.en).join('\n'));
    this.name = 'BrokenStory';
    this.reasons = reasons;
  }
}
