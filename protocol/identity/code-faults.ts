import { type Place, type Problem, problem } from '../problems/problem.ts';

/** The longest identity code since 15/09/2022 [B] (IDC-01); before that date it was 13. */
export const longestCode = 35;

const none: readonly Problem[] = [];
/** What none of the faults can be found in, but for the word. */
const sound = /^[0-9A-Z]+(?:\.[0-9A-Z]+)*$/;

/**
 * What is wrong with a text before any generation of codes is looked at: characters, length, dots (IDC-01).
 * Every fault is told; nothing is repaired, because a mended code may be somebody else's.
 */
export function codeFaults(text: string, place: Place | string): readonly Problem[] {
  if (text.length <= longestCode && sound.test(text) && text !== 'NULL') return none;
  if (text === '') return [problem('identity.code-empty', place)];
  const seen = { seen: text };
  if (/^null$/i.test(text)) return [problem('identity.code-null', place, seen)];
  const faults: Problem[] = [];
  if (/\s/u.test(text)) faults.push(problem('identity.code-space', place, seen));
  if (/[a-z]/.test(text)) faults.push(problem('identity.code-lower-case', place, seen));
  if (text.includes('_')) faults.push(problem('identity.code-underscore', place, seen));
  if (/[^0-9A-Za-z._\s]/u.test(text)) faults.push(problem('identity.code-charset', place, seen));
  if (/^\.|\.$/.test(text)) faults.push(problem('identity.code-edge-dot', place, seen));
  if (text.includes('..')) faults.push(problem('identity.code-empty-group', place, seen));
  if (text.length > longestCode) faults.push(problem('identity.code-too-long', place, seen));
  return faults;
}
