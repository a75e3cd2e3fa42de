import type { Bilingual } from '../../protocol/problems/entry.ts';
import type { ExchangeEvent } from '../exchange-event.ts';
import type { Act } from './act.ts';
import { ActNotDone } from './act-not-done.ts';
import type { Scenario } from './scenario.ts';
import type { LetterFacts } from './small-letter.ts';
import type { Stage } from './stage.ts';
import type { Timeline } from './timeline.ts';

/** A document that an act sent. */
export interface SentLetter {
  readonly documentId: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly facts: LetterFacts;
}

/** A scenario while it runs: what acts work with. */
export interface Course {
  readonly scenario: Scenario & { readonly seed: string };
  readonly stage: Stage;
  readonly timeline: Timeline;
  /** What was sent, by the id of its act. */
  readonly letters: Map<string, SentLetter>;
  /** The next number in an agency's register of the documents that it writes. */
  nextNumber(code: string): number;
  /** Everything that was told so far, by hub and nodes. */
  readonly events: ExchangeEvent[];
  /** What became of each act, by its id: undefined when it was done. Those that are not here did not take place. */
  readonly acted: Map<string, Bilingual | undefined>;
}

/** The document that an act sent. @throws {ActNotDone} when it has sent none yet: the reader has checked the ids. */
export function letterOf({ letters }: Pick<Course, 'letters'>, act: string): SentLetter {
  const letter = letters.get(act);
  if (letter === undefined) {
    throw new ActNotDone({ vi: `“${act}” chưa gửi gì`, en: `“${act}” has sent nothing yet` });
  }
  return letter;
}

/** An act with the id under which others speak of it. */
export type NamedAct = Act & { readonly id: string };
