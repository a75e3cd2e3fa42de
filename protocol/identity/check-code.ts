import { type CivilDate, dayNumber } from '../calendar/civil-date.ts';
import { renderLocalDate } from '../calendar/local-time.ts';
import { type Place, type Problem, problem } from '../problems/problem.ts';
import { findLevelOne, levelOneStanding } from './level-one.ts';
import { levelOneLetters } from './level-one-letters.ts';
import { isExchangeCentre, levelOne, type OrganId } from './organ-id.ts';

/** QCVN 102:2016 had 13 characters until its amendment SĐ1:2022 came into force [B] (GEN-07). */
const longestFormerCode = 13;
const longerCodesFrom: CivilDate = { year: 2022, month: 9, day: 15 };

/**
 * Judges a code that somebody writes now: in `From`, `To` or as a receiver of an update (IDC-03, IDC-14,
 * IDC-15). A closed or a 2014 code is an error; exchange centres still go by 2014 forms, so theirs is a
 * warning [C]. A code that no list has is a warning or a notice, never a refusal: the lists known here are
 * not complete.
 */
export function checkCodeInUse(code: OrganId, onDate: CivilDate, place: Place | string): readonly Problem[] {
  const problems: Problem[] = [];
  if (code.generation === '2014') {
    const severity = isExchangeCentre(code) ? 'warning' : 'error';
    problems.push(problem('identity.code-2014', place, { seen: code.text, severity }));
  }
  if (code.text.length > longestFormerCode && dayNumber(onDate) < dayNumber(longerCodesFrom)) {
    problems.push(problem('identity.code-too-long-then', place, { seen: code.text }));
  }
  const standing = standingProblem(code, onDate, place);
  return standing === undefined ? problems : [...problems, standing];
}

/**
 * Judges a code inside the identifier of an older document, as of that document's own date. A code that was
 * closed later is fine there; 2014 codes are readable history, with a warning; when a code began is not asked,
 * because documents of 2015 were numbered again afterwards.
 */
export function checkCodeInHistory(
  code: OrganId,
  documentDate: CivilDate,
  place: Place | string,
): readonly Problem[] {
  const severity = 'warning';
  if (code.generation === '2014')
    return [problem('identity.code-2014', place, { seen: code.text, severity })];
  const standing = standingProblem(code, documentDate, place);
  return standing?.code === 'identity.code-closed' ? [{ ...standing, severity }] : [];
}

function standingProblem(code: OrganId, onDate: CivilDate, place: Place | string): Problem | undefined {
  const top = levelOne(code);
  if (top === undefined) return undefined;
  const topStanding = levelOneStanding(top, onDate);
  if (topStanding === 'open') return undefined;
  const body = findLevelOne(top, onDate);
  const seen = code.text;
  switch (topStanding) {
    case 'closed':
      return problem('identity.code-closed', place, { seen, ...expectedOf(body?.closing?.successor) });
    case 'not-yet-open': {
      const from = body === undefined ? undefined : renderLocalDate(body.openFrom);
      return problem('identity.code-not-yet-open', place, { seen, ...expectedOf(from) });
    }
    case 'unlisted':
      return unlisted(top, seen, place);
  }
}

function unlisted(top: string, seen: string, place: Place | string): Problem | undefined {
  if (top.startsWith('W')) return undefined;
  const letter = levelOneLetters[top.slice(0, 1)];
  const severity = letter?.numbers === 'unlisted' ? 'notice' : 'warning';
  return problem('identity.level-one-unknown', place, { seen, severity });
}

function expectedOf(expected: string | undefined): { readonly expected?: string } {
  return expected === undefined ? {} : { expected };
}
