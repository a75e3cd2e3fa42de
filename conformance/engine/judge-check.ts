import type { Bilingual } from '../../protocol/problems/entry.ts';
import type { Check, JudgeContext } from '../check.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { CheckVerdict, Finding, Judgement } from '../finding.ts';

/** What the judge knows of a run beside its evidence when it asks one check. */
export interface ScenariosOfRun {
  readonly ran: readonly string[];
  readonly unfinished: readonly { readonly scenario: string; readonly why: Bilingual }[];
}

/** A check's word, before severities are softened: what a worker sends back, and what shards are merged from. */
export interface RawJudgement {
  readonly check: string;
  readonly judgement: Judgement;
}

/**
 * Asks each check about the evidence. A check that throws is a fault of ours, and says so: the system is not to
 * blame for it.
 */
export function askChecks(
  checks: readonly Check[],
  evidence: Evidence,
  context: JudgeContext,
): readonly RawJudgement[] {
  const numbers = new Set(evidence.entries.map(({ number }) => number));
  return checks.map((check) => ({ check: check.id, judgement: askCheck(check, evidence, numbers, context) }));
}

function askCheck(
  check: Check,
  evidence: Evidence,
  numbers: ReadonlySet<number>,
  context: JudgeContext,
): Judgement {
  try {
    const judgement = check.judge(evidence, context);
    const fault = faultOf(check, judgement, numbers);
    return fault === undefined ? judgement : ownFault(fault);
  } catch (error) {
    return ownFault(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  }
}

/** A judgement that a check may not give: a requirement that it does not name, an entry that is not there. */
function faultOf(check: Check, judgement: Judgement, numbers: ReadonlySet<number>): string | undefined {
  if (judgement.kind !== 'judged') return undefined;
  const foreign = judgement.findings.find(({ requirement }) => !check.requirements.includes(requirement));
  if (foreign !== undefined) return `a finding on ${foreign.requirement}, which the check does not name`;
  const places = [...judgement.looked, ...judgement.findings.map(({ place }) => place.entry)];
  const nowhere = places.find((entry) => !numbers.has(entry));
  return nowhere === undefined ? undefined : `entry ${nowhere} is not in the evidence`;
}

function ownFault(what: string): Judgement {
  return {
    kind: 'inconclusive',
    blame: 'harness',
    why: { vi: `lỗi của chính phép kiểm tra: ${what}`, en: `a fault of the check itself: ${what}` },
  };
}

/** The verdict of one check with its findings as they count. */
export interface Weighed {
  readonly verdict: CheckVerdict;
  readonly why?: Bilingual;
  readonly findings: readonly Finding[];
  readonly looked: readonly number[];
}

/** Turns a judgement into a verdict. `weigh` softens a finding, or drops one whose rule was not in force. */
export function verdictOf(judgement: Judgement, weigh: (finding: Finding) => Finding | undefined): Weighed {
  if (judgement.kind !== 'judged') {
    return { verdict: judgement.kind, why: judgement.why, findings: [], looked: [] };
  }
  const findings = judgement.findings.map(weigh).filter((each) => each !== undefined);
  const places = judgement.findings.map(({ place }) => place.entry);
  const looked = [...new Set([...judgement.looked, ...places])].sort((a, b) => a - b);
  if (looked.length === 0) return { verdict: 'not-run', why: nothingSeen, findings, looked };
  if (findings.length === 0) return { verdict: 'pass', findings, looked };
  const ofSystem = findings.filter(({ blame }) => blame === 'system' || blame === 'configuration');
  if (ofSystem.some(({ severity }) => severity === 'fail')) return { verdict: 'fail', findings, looked };
  if (findings.length > ofSystem.length && findings.some(({ severity }) => severity === 'fail')) {
    return { verdict: 'inconclusive', why: blamedElsewhere, findings, looked };
  }
  return { verdict: 'warn', findings, looked };
}

const nothingSeen: Bilingual = {
  vi: 'không có bằng chứng nào để xét; không có bằng chứng thì không bao giờ là đạt',
  en: 'there was nothing to look at; no evidence is never a pass',
};

const blamedElsewhere: Bilingual = {
  vi: 'điều tìm thấy là do bộ kiểm thử hoặc môi trường, không phải do hệ thống',
  en: 'what was found is the doing of the harness or its surroundings, not of the system',
};

/** Why a check cannot come to a verdict on what its scenarios left behind; undefined when it can. */
export function hinderedBy(check: Check, scenarios: ScenariosOfRun): Weighed | undefined {
  if (check.scenarios.length === 0) return undefined;
  const broken = scenarios.unfinished.find(({ scenario }) => check.scenarios.includes(scenario));
  if (broken !== undefined) return withoutVerdict('inconclusive', broken.why);
  const missing = check.scenarios.filter((scenario) => !scenarios.ran.includes(scenario));
  if (missing.length === 0) return undefined;
  const names = missing.join(', ');
  return withoutVerdict('not-run', {
    vi: `kịch bản chưa chạy: ${names}`,
    en: `its scenario was not run: ${names}`,
  });
}

/** A result that says nothing of the system, and why. */
export function withoutVerdict(
  verdict: 'not-applicable' | 'inconclusive' | 'not-run',
  why: Bilingual,
): Weighed {
  return { verdict, why, findings: [], looked: [] };
}
