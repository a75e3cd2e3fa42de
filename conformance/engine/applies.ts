import type { Bilingual } from '../../protocol/problems/entry.ts';
import type { Check, JudgeContext } from '../check.ts';
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

function notOfProfile(profile: string, profiles: readonly string[]): Bilingual {
  const names = profiles.join(', ');
  return {
    vi: `không thuộc hồ sơ “${profile}” (chỉ thuộc: ${names})`,
    en: `not a matter of profile “${profile}” (only of: ${names})`,
  };
}

function notInForce(requirements: readonly Requirement[], asOf: string): Bilingual {
  const days = requirements
    .map(({ id, inForce: days }) => `${id} ${days?.from ?? '…'} – ${days?.until ?? '…'}`)
    .join('; ');
  return { vi: `chưa hoặc không còn hiệu lực ngày ${asOf}: ${days}`, en: `not in force on ${asOf}: ${days}` };
}
