import type { Bilingual } from '../../protocol/problems/entry.ts';
import type { Check, JudgeContext } from '../check.ts';
import { dayWords } from '../report/day-words.ts';
import { profileWords } from '../report/words.ts';
import { inForce } from '../requirements/ledger.ts';
import type { Requirement } from '../requirements/requirement.ts';

/** Duties that only the draft of 2021 names are none under another profile; what a profile merely tolerates is. */
export function isOfProfile({ profiles }: Requirement, profile: JudgeContext['profile']): boolean {
  return profiles.includes(profile) || profiles.some((each) => each !== 'DT21');
}

/** Why a check does not apply under this profile and on this day; undefined when it does. */
export function inapplicability(
  check: Check,
  requirements: readonly Requirement[],
  { profile, asOf }: JudgeContext,
): Bilingual | undefined {
  if (check.profiles !== undefined && !check.profiles.includes(profile)) {
    return notOfProfile(profile, check.profiles);
  }
  const own = requirements.filter(({ id }) => check.requirements.includes(id));
  const standing = own.filter((each) => inForce(each, asOf));
  if (standing.length === 0) return notInForce(own, asOf);
  if (standing.some((each) => isOfProfile(each, profile))) return undefined;
  return notOfProfile(profile, [...new Set(standing.flatMap(({ profiles }) => profiles))]);
}

function notOfProfile(
  profile: JudgeContext['profile'],
  profiles: readonly JudgeContext['profile'][],
): Bilingual {
  const words = profiles.map((each) => profileWords[each].vi).join(', ');
  const names = profiles.join(', ');
  return {
    vi: `không xét khi đọc quy định ${profileWords[profile].vi} (chỉ xét khi đọc ${words})`,
    en: `not a matter of profile “${profile}” (only of: ${names})`,
  };
}

function notInForce(requirements: readonly Requirement[], asOf: string): Bilingual {
  const days = requirements
    .map(({ id, inForce: days }) => `${id} ${dayOr(days?.from)} – ${dayOr(days?.until)}`)
    .join('; ');
  const day = dayWords(asOf);
  return { vi: `chưa hoặc không còn hiệu lực ngày ${day}: ${days}`, en: `not in force on ${day}: ${days}` };
}

function dayOr(day: string | undefined): string {
  return day === undefined ? '…' : dayWords(day);
}
