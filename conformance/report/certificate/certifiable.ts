import { type Problem, problem } from '../../../protocol/problems/problem.ts';
import type { Seat } from '../../finding.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { RunReport } from '../run-report.ts';
import { guardsHold } from '../words.ts';
import { type CorpusKey, matterOf } from './corpus.ts';

/** What a certification is measured by. */
export interface CertificationGround {
  /** The suite that certifies, or that a package is held against. Without one, each run is its own measure. */
  readonly suite?: CertifyingSuite;
  /** Day in Vietnam, `yyyy-mm-dd`: a waiver holds to the end of its last day. */
  readonly day: string;
  /** What the owner says that the system does not write. */
  readonly absent?: readonly CorpusKey[];
}

/** What has to be known of a suite. */
export interface CertifyingSuite {
  /** Of the requirements and checks with the tolerances of a run. */
  rulesetHash(tolerances: RunReport['tolerances']): string;
  /** Ids of all checks of a seat. */
  checksOf(seat: Seat): readonly string[];
  /** True for a duty that can fail a system: none of these can be waived. */
  isBinding(requirement: string, profile: RunReport['profile']): boolean;
}

/** A run that is to be certified, under the name that people know it by. */
export interface NamedRun {
  readonly name: string;
  readonly report: RunReport;
}

/** Every reason why no certificate can be made from these runs; none when one can. */
export function checkCertifiable(runs: readonly NamedRun[], ground: CertificationGround): readonly Problem[] {
  return [...runs.flatMap((run) => checkRun(run, ground)), ...checkTogether(runs)];
}

function checkRun(run: NamedRun, ground: CertificationGround): readonly Problem[] {
  const { name, report } = run;
  const { verdict, complete } = report;
  return [
    ...(complete ? [] : [problem('certification.run-unfinished', name)]),
    ...(verdict === 'conformant' ? [] : [problem('certification.not-conformant', name, { seen: verdict })]),
    ...(guardsHold(report) ? [] : [problem('certification.guards-broken', name)]),
    ...checkDeclared(run),
    ...checkCapture(run),
    ...checkRuleset(run, ground),
    ...checkCases(run, ground),
    ...checkProved(run, ground),
    ...report.waivers.flatMap((each) => checkWaiver(each, run, ground)),
  ];
}

function checkDeclared({ name, report: { system } }: NamedRun): readonly Problem[] {
  const declared = { name: system.name, version: system.version, owner: system.owner };
  return Object.entries(declared)
    .filter(([, value]) => /^[\s–-]*$/.test(value))
    .map(([what]) => problem('certification.system-unnamed', name, { seen: what }));
}

/** ENV-14: what was taken nobody knows where is counted for nothing. */
function checkCapture({ name, report: { environment } }: NamedRun): readonly Problem[] {
  return environment['capture'] === 'untold' ? [problem('certification.capture-untold', name)] : [];
}

function checkRuleset({ name, report }: NamedRun, { suite }: CertificationGround): readonly Problem[] {
  const expected = suite?.rulesetHash(report.tolerances);
  const seen = report.suite.rulesetHash;
  if (expected === undefined || expected === seen) return [];
  return [problem('certification.ruleset-changed', name, { seen, expected })];
}

/**
 * Every check that applies has to have come to a verdict: a check that saw nothing has proved nothing. A check of
 * packets may be without its kind of packet where the seat has no occasion for it, or its owner says that the system
 * does not write such packets.
 */
function checkProved({ name, report }: NamedRun, { absent = [] }: CertificationGround): readonly Problem[] {
  const open = report.results.filter(({ verdict }) => verdict === 'not-run' || verdict === 'inconclusive');
  const lacking = open.flatMap(({ check }): readonly Problem[] => {
    const matter = matterOf(check);
    if (matter === undefined) return [problem('certification.case-not-run', name, { seen: check })];
    if (report.seats.every((seat) => matter.excused?.includes(seat) === true)) return [];
    if (matter.mayLack === true && absent.includes(matter.key)) return [];
    const detail = { seen: `${matter.words.vi} / ${matter.words.en}`, expected: matter.key };
    const code = matter.mayLack === true ? 'certification.corpus-may-lack' : 'certification.corpus-lacks';
    return [problem(code, name, detail)];
  });
  const known = new Set<string>();
  return lacking.filter(({ code, seen, expected }) => {
    const key = `${code} ${seen ?? ''} ${expected ?? ''}`;
    const isNew = !known.has(key);
    known.add(key);
    return isNew;
  });
}

/** A check that the report does not name is missed. */
function checkCases({ name, report }: NamedRun, { suite }: CertificationGround): readonly Problem[] {
  if (suite === undefined) return [];
  const has = new Set(report.results.map(({ check }) => check));
  const due = new Set(report.seats.flatMap((seat) => suite.checksOf(seat)));
  return [...due]
    .filter((check) => !has.has(check))
    .map((seen) => problem('certification.case-missing', name, { seen }));
}

function checkWaiver(
  { waiver, outcome }: RunReport['waivers'][number],
  { name, report }: NamedRun,
  { suite, day }: CertificationGround,
): readonly Problem[] {
  const seen = `${waiver.check} [${waiver.requirement}]`;
  if (outcome === 'expired' || waiver.expires < day) {
    return [problem('certification.waiver-expired', name, { seen, expected: waiver.expires })];
  }
  if (outcome === 'not-allowed' || suite?.isBinding(waiver.requirement, report.profile) === true) {
    return [problem('certification.waiver-not-allowed', name, { seen })];
  }
  if (outcome === 'used' || outcome === 'not-tried') return [];
  return [problem('certification.waiver-broken', name, { seen, expected: outcome })];
}

/** Runs of one certificate are of one system, in one version, by the same settings, one a seat. */
function checkTogether(runs: readonly NamedRun[]): readonly Problem[] {
  const seats = runs.flatMap(({ report }) => report.seats);
  const twice = [...new Set(seats.filter((seat, index) => seats.indexOf(seat) !== index))];
  return [
    ...(['system', 'suite', 'profile', 'asOf', 'tolerances'] as const)
      .filter((key) => new Set(runs.map(({ report }) => settingOf(report, key))).size > 1)
      .map((seen) => problem('certification.runs-differ', 'runs', { seen })),
    ...twice.map((seen) => problem('certification.seat-twice', 'runs', { seen })),
  ];
}

/** What a system was seen to say of itself may differ by seat. */
function settingOf(report: RunReport, key: 'system' | 'suite' | 'profile' | 'asOf' | 'tolerances'): string {
  if (key !== 'system') return canonicalJson(report[key]);
  const { name, version, owner } = report.system;
  return canonicalJson({ name, version, owner });
}
