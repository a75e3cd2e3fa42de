import { type CivilDate, dayNumber } from '../../protocol/calendar/civil-date.ts';
import { parseLocalDate } from '../../protocol/calendar/local-time.ts';
import { findLevelOne } from '../../protocol/identity/level-one.ts';
import { type GroupedCode, parseOrganId } from '../../protocol/identity/organ-id.ts';

/** True when both codes name one body of level 1, or are the same; what lies deeper only the directory knows. */
export function areOneBody(one: string, other: string): boolean {
  return one === other || levelOneForm(one) === levelOneForm(other);
}

/**
 * False when two codes certainly name two bodies. Below level 1 the directory alone knows which code of 2016 became
 * which of 2020 (IDC-13), so that nobody is blamed for having the one in one place and the other in another.
 */
export function mayBeOneBody(one: string, other: string): boolean {
  if (areOneBody(one, other)) return true;
  const [first, second] = [groupedCode(one), groupedCode(other)];
  if (first === undefined || second === undefined || first.levelOne !== second.levelOne) return false;
  return first.generation !== second.generation && isTop(first) === isTop(second);
}

/** On that day the districts were abolished, and provinces gave their bodies new codes [D]. */
const lastReissue: CivilDate = { year: 2025, month: 7, day: 1 };

/**
 * False when the body of a code certainly has not issued a document, as the document's identifier tells. What a body
 * issued it issued by the code that it had: its level 1 may have been merged into another since (IDC-03, IDC-14), and
 * its own code been given anew.
 */
export function mayHaveIssued(
  code: string,
  id: { readonly organId: string; readonly date: string },
): boolean {
  if (mayBeOneBody(code, id.organId)) return true;
  const [now, then] = [groupedCode(code), groupedCode(id.organId)];
  const day = parseLocalDate(id.date);
  if (now === undefined || then === undefined || day === undefined || isTop(now) !== isTop(then))
    return false;
  if (heirOf(now.levelOne, day) !== heirOf(then.levelOne, day)) return false;
  return now.levelOne !== then.levelOne || (!isTop(now) && dayNumber(day) < dayNumber(lastReissue));
}

function levelOneForm(code: string): string {
  return /^000\.00\.00\.([A-Z]\d{2})$/.exec(code)?.[1] ?? code;
}

function groupedCode(text: string): GroupedCode | undefined {
  const code = parseOrganId(text);
  return code.ok && 'groups' in code.value ? code.value : undefined;
}

/** True for the code of the level-1 body itself. */
function isTop({ groups }: GroupedCode): boolean {
  return groups.slice(1).every((group) => /^0+$/.test(group));
}

/** The code that a level-1 body goes by at the latest: its own, or that of the body which took it over, and so on. */
function heirOf(code: string, day: CivilDate): string {
  const successor = findLevelOne(code, day)?.closing?.successor;
  return successor === undefined ? code : heirOf(successor, day);
}
