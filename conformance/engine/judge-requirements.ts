import type { Bilingual } from '../../protocol/problems/entry.ts';
import type { JudgeContext } from '../check.ts';
import type { CheckVerdict } from '../finding.ts';
import { dayWords } from '../report/day-words.ts';
import type { CheckResult, RequirementResult, StatementResult } from '../report/run-report.ts';
import { profileWords } from '../report/words.ts';
import { inForce } from '../requirements/ledger.ts';
import type { Requirement } from '../requirements/requirement.ts';
import { isOfProfile } from './applies.ts';

/** What every requirement came to: by its checks, by a statement, or by the reason why nobody looked. */
export function judgeRequirements(
  requirements: readonly Requirement[],
  results: readonly CheckResult[],
  statements: readonly StatementResult[],
  context: JudgeContext,
): readonly RequirementResult[] {
  return requirements.map((requirement) => {
    const own = results.filter((result) => result.requirements.includes(requirement.id));
    const about = statements.filter((statement) => statement.requirement === requirement.id);
    const checks = own.map(({ check }) => check);
    return { requirement: requirement.id, checks, ...verdictOn(requirement, own, about, context) };
  });
}

type Said = { readonly verdict: CheckVerdict; readonly why?: Bilingual };

function verdictOn(
  requirement: Requirement,
  results: readonly CheckResult[],
  statements: readonly StatementResult[],
  context: JudgeContext,
): Said {
  if (!inForce(requirement, context.asOf)) return { verdict: 'not-applicable', why: notInForce(context) };
  if (!isOfProfile(requirement, context.profile)) {
    return { verdict: 'not-applicable', why: notOfProfile(context) };
  }
  const looked = strongest(results.map((result) => saidOf(result, requirement.id)));
  if (looked !== undefined && looked.verdict !== 'not-run' && looked.verdict !== 'not-applicable')
    return looked;
  const denied = statements.find(({ manner }) => manner === 'denied');
  if (denied !== undefined) return { verdict: 'fail', why: deniedBy(denied) };
  const fresh = statements.filter(({ outdated }) => !outdated);
  if (fresh.some(({ manner }) => manner === 'declared')) return { verdict: 'declared' };
  if (fresh.length > 0) return { verdict: 'attested' };
  if (statements.length > 0) return { verdict: 'not-run', why: outdated };
  return looked ?? { verdict: 'not-run', why: whyNotLooked(requirement) };
}

/** The worst word counts: a failure that another check did not see is a failure. */
const order: readonly CheckVerdict[] = [
  'fail',
  'inconclusive',
  'warn',
  'pass',
  'not-run',
  'not-applicable',
  'declared',
  'attested',
];

function strongest(said: readonly Said[]): Said | undefined {
  return said.toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict))[0];
}

/** What a check with several requirements says of one of them. */
function saidOf({ verdict, findings, why }: CheckResult, requirement: string): Said {
  if (verdict !== 'fail' && verdict !== 'warn') return why === undefined ? { verdict } : { verdict, why };
  const own = findings.filter((finding) => finding.requirement === requirement);
  if (own.length === 0) return { verdict: 'pass' };
  return { verdict: own.some(({ severity }) => severity === 'fail') ? 'fail' : 'warn' };
}

function deniedBy({ by, text, dated }: StatementResult): Bilingual {
  const day = dayWords(dated);
  return { vi: `${by} (${day}) xác nhận là không: ${text}`, en: `${by} (${day}) says no: ${text}` };
}

const outdated: Bilingual = {
  vi: 'đã có văn bản khai báo nhưng quá cũ so với yêu cầu',
  en: 'a statement was given, but it is older than the requirement allows',
};

function notInForce({ asOf }: JudgeContext): Bilingual {
  const day = dayWords(asOf);
  return { vi: `không có hiệu lực ngày ${day}`, en: `not in force on ${day}` };
}

function notOfProfile({ profile }: JudgeContext): Bilingual {
  return {
    vi: `không xét khi đọc quy định ${profileWords[profile].vi}`,
    en: `not a matter of profile “${profile}”`,
  };
}

function whyNotLooked({ fate }: Requirement): Bilingual {
  switch (fate.kind) {
    case 'checked':
      return {
        vi: 'các phép kiểm tra của yêu cầu này thuộc vị trí khác hoặc không được chọn',
        en: 'its checks belong to another seat, or were not selected',
      };
    case 'attended':
      return { vi: `cần người thao tác: ${fate.step.vi}`, en: `a person has to: ${fate.step.en}` };
    case 'on-file':
      return { vi: `cần hồ sơ có ngày: ${fate.wanted.vi}`, en: `a dated file is wanted: ${fate.wanted.en}` };
    case 'own-duty':
    case 'untestable':
    case 'out-of-scope':
      return fate.why;
  }
}
