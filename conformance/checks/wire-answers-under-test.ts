import {
  type Besides,
  call,
  found,
  lookedAt,
  type Recording,
  type Said,
} from './hub-recording-under-test.ts';
import { wireAnswersChecks } from './wire-answers.ts';

/** A call in the scenario of refusals, and what the hub said. */
export const ask = (operation: string, said: Said, besides: Besides = {}): Recording[string] =>
  call('hub-refusals/any', 'office', operation, said, besides);

/** What a check of answers finds, by its id without `wire.`. */
export const judged = (id: string, recording: Recording) => found(wireAnswersChecks, `wire.${id}`, recording);

/** What it looks at. */
export const seenBy = (id: string, recording: Recording) =>
  lookedAt(wireAnswersChecks, `wire.${id}`, recording);

/** What is found wrong in the answer to `it`. */
export const wrong = (requirement: string, path: string, expected: string, seen: string) => [
  `fail ${requirement} in it answer ${path}: expected ${expected}; seen ${seen}`,
];

/** What is said where there was nothing to look at. */
export const nothing = ['not-run: there is no evidence of the step hub-refusals'];
