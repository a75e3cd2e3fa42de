import type { Language } from '../../protocol/problems/entry.ts';
import { visible } from '../../protocol/problems/visible.ts';
import { escapeAttribute, escapeText } from '../../protocol/xml/escape.ts';
import { citationIn } from '../requirements/citation.ts';
import { dayWords } from './day-words.ts';
import { placeText } from './place-text.ts';
import type { CheckResult, RunReport } from './run-report.ts';
import { whatItIsNot } from './run-report.ts';
import { tolerancesLine } from './tolerance-words.ts';
import type { WordingOf } from './wording.ts';
import {
  canaryWords,
  guardsHold,
  otherReasons,
  runVerdictWords,
  unknownCaseWords,
  verdictWords,
} from './words.ts';

/** How a renderer speaks, and what it knows of the duties. */
export interface JunitOptions {
  readonly language?: Language;
  readonly wordingOf?: WordingOf;
}

/**
 * The report as JUnit XML: one suite a seat. `fail` is a failure, `inconclusive` an error, what is declared, does not
 * apply or was not run is skipped with its reason; a warning stands in the output of a case that passes. The guards
 * of the run are a suite of their own, so that a harness that cannot fail turns the build red; so does its verdict, for
 * a run in which all was skipped, or a known failure passes now, has no other red case.
 */
export function renderJunit(report: RunReport, options: JunitOptions = {}): string {
  const { language = 'en', wordingOf = () => undefined } = options;
  const suites = report.seats.map((seat) => {
    const results = report.results.filter((each) => each.seat === seat);
    const cases = results.map((each) => caseOf(each, language, wordingOf));
    return suiteOf(`lienthong.${seat}`, results.map(tallied), cases.join(''), report);
  });
  const all = [...report.results.map(tallied), ...guardCases(report).map(tallyOfGuard)];
  const body = suites.join('') + guardSuite(report, language);
  return `<!-- ${whatItIsNot[language]} -->\n<testsuites name="lienthong" ${totals(all)} time="${seconds(report)}">\n${body}</testsuites>\n`;
}

type Tallied = 'pass' | 'failure' | 'error' | 'skipped';

function tallied({ verdict, waiver }: CheckResult): Tallied {
  switch (verdict) {
    case 'pass':
    case 'warn':
      return 'pass';
    case 'fail':
      return waiver?.outcome === 'used' ? 'skipped' : 'failure';
    case 'inconclusive':
      return 'error';
    case 'declared':
    case 'attested':
    case 'not-applicable':
    case 'not-run':
      return 'skipped';
  }
}

function totals(all: readonly string[]): string {
  const count = (kind: Tallied) => all.filter((each) => each === kind).length;
  return `tests="${all.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}"`;
}

function suiteOf(name: string, all: readonly Tallied[], cases: string, report: RunReport): string {
  const facts = { began: new Date(report.began).toISOString().slice(0, 19) };
  return `<testsuite name="${attribute(name)}" ${totals(all)} time="0" timestamp="${facts.began}">\n${properties(report)}${cases}</testsuite>\n`;
}

function properties(report: RunReport): string {
  const { system, suite, profile, asOf, seed, evidence, verdict, tolerances, environment } = report;
  const facts = {
    'system.name': system.name,
    'system.version': system.version,
    'suite.version': suite.version,
    'suite.ruleset': suite.rulesetHash,
    ...{ profile, asOf, seed, verdict },
    'evidence.head': evidence.head,
    tolerances: tolerancesLine(tolerances).en,
    ...Object.fromEntries(Object.entries(environment).map(([name, value]) => [`environment.${name}`, value])),
  };
  const lines = Object.entries(facts).map(
    ([name, value]) => `<property name="${attribute(name)}" value="${attribute(value)}"/>\n`,
  );
  return `<properties>\n${lines.join('')}</properties>\n`;
}

function caseOf(result: CheckResult, language: Language, wordingOf: WordingOf): string {
  const { check, title, seat } = result;
  const name = attribute(`${check}: ${title[language]}`);
  return `<testcase classname="lienthong.${seat}.${attribute(check)}" name="${name}" time="0">${outcomeOf(result, language, wordingOf)}</testcase>\n`;
}

function outcomeOf(result: CheckResult, language: Language, wordingOf: WordingOf): string {
  const { verdict, why, findings, waiver } = result;
  const words = `${verdictWords[verdict][language]}${why === undefined ? '' : `: ${why[language]}`}`;
  const details = detailsOf(result, language, wordingOf);
  const first = findings[0];
  switch (tallied(result)) {
    case 'pass':
      return verdict === 'warn' ? `<system-out>${details}</system-out>` : '';
    case 'failure':
      return `<failure type="${attribute(first?.requirement ?? '')}" message="${attribute(first?.cause[language] ?? words)}">${details}</failure>`;
    case 'error':
      return `<error type="${attribute(first?.blame ?? 'harness')}" message="${attribute(words)}">${details}</error>`;
    case 'skipped': {
      const { owner, reason, expires } = waiver?.waiver ?? { owner: '', reason: '', expires: '' };
      const waived = verdict === 'fail' ? ` (${owner}, ${dayWords(expires)}: ${reason})` : '';
      return `<skipped message="${attribute(words + waived)}"/>${findings.length === 0 ? '' : `<system-out>${details}</system-out>`}`;
    }
  }
}

function detailsOf(result: CheckResult, language: Language, wordingOf: WordingOf): string {
  const lines = result.findings.flatMap((finding) => {
    const known = wordingOf(finding.requirement);
    const duty =
      known === undefined ? '' : ` ${known.wording[language]} (${citationIn(known.source, language)})`;
    return [
      `[${finding.requirement}]${duty}`,
      `  at: ${placeText(finding.place, language)}`,
      `  expected: ${finding.expected[language]}`,
      `  seen: ${finding.seen}`,
      `  cause: ${finding.cause[language]}`,
      `  blame: ${finding.blame}`,
    ];
  });
  return escapeText([...lines, `repeat: ${result.repeat}`].map(visible).join('\n'));
}

interface GuardCase {
  readonly name: string;
  readonly ok: boolean;
  /** What it is when it is not well. */
  readonly red: 'failure' | 'error';
  readonly say: (language: Language) => string;
}

function tallyOfGuard({ ok, red }: GuardCase): Tallied {
  return ok ? 'pass' : red;
}

function guardCases(report: RunReport): readonly GuardCase[] {
  const { guards } = report;
  return [
    {
      name: 'canary',
      ok: guards.canary === 'failed-as-it-must',
      red: 'error',
      say: (language) => canaryWords[guards.canary][language],
    },
    {
      name: 'unknown-case',
      ok: guards.unknownCase === 'not-run-as-it-must',
      red: 'error',
      say: (language) => unknownCaseWords[guards.unknownCase][language],
    },
    {
      name: 'verdict',
      ok: report.verdict === 'conformant',
      red: report.verdict === 'not-conformant' ? 'failure' : 'error',
      say: (language) =>
        [runVerdictWords[report.verdict], ...otherReasons(report)].map((each) => each[language]).join('. '),
    },
  ];
}

function guardSuite(report: RunReport, language: Language): string {
  const cases = guardCases(report).map((each) => {
    const { name, ok, red, say } = each;
    const type = red === 'failure' ? 'verdict' : 'harness';
    const word = ok ? '' : `<${red} type="${type}" message="${attribute(say(language))}"/>`;
    return `<testcase classname="lienthong.guards" name="${name}" time="0">${word}</testcase>\n`;
  });
  const all = guardCases(report).map(tallyOfGuard);
  const name = guardsHold(report) ? 'lienthong.guards' : 'lienthong.guards (broken)';
  return suiteOf(name, all, cases.join(''), report);
}

function attribute(text: string): string {
  return escapeAttribute(visible(text));
}

function seconds({ began, ended }: RunReport): string {
  return ((ended - began) / 1000).toFixed(3);
}
