import { type LoadFinding, type LoadReport, whatItIsNot } from '../../loadtests/report/load-report.ts';
import { isJudged } from '../../loadtests/report/verdict.ts';
import type { Language } from '../../protocol/problems/entry.ts';
import { visible } from '../../protocol/problems/visible.ts';
import { escapeAttribute, escapeText } from '../../protocol/xml/escape.ts';
import { figureWords, seenWords } from './page/figures.ts';
import { ruleWords, truthVerdictWords } from './page/words.ts';

interface Case {
  readonly name: string;
  readonly end: 'pass' | 'failure' | 'error';
  readonly message: string;
  readonly details: readonly string[];
}

/**
 * The report as JUnit XML: one suite of truth, one of thresholds, and one of the run itself, so that a run which
 * proves nothing turns a build red too. What is wrong is a failure; what nobody can know is an error.
 */
export function renderLoadJunit(report: LoadReport, language: Language): string {
  const suites: readonly (readonly [string, readonly Case[]])[] = [
    ['truth', truthCases(report, language)],
    ['thresholds', thresholdCases(report, language)],
    ['run', runCases(report, language)],
  ];
  const all = suites.flatMap(([, cases]) => cases);
  const body = suites.map(([name, cases]) =>
    suiteOf(`lienthong.load.${report.profile.name}.${name}`, cases, report),
  );
  return `<!-- ${whatItIsNot[language]} -->\n<testsuites name="lienthong load" ${totals(all)} time="${secondsOf(report)}">\n${body.join('')}</testsuites>\n`;
}

function truthCases({ truth }: LoadReport, language: Language): readonly Case[] {
  if (truth.verdict === 'whole') return [{ name: 'conservation', end: 'pass', message: '', details: [] }];
  const rules = Object.entries(truth.byRule);
  if (rules.length === 0) {
    return [
      {
        name: 'conservation',
        end: 'error',
        message: truthVerdictWords[truth.verdict][language],
        details: [],
      },
    ];
  }
  return rules.map(([rule, count]) => ({
    name: rule,
    end: truth.verdict === 'open' ? 'error' : 'failure',
    message: `${ruleWords(rule)[language]}: ${count}`,
    details: truth.findings.filter((each) => each.rule === rule).map((each) => findingLine(each, language)),
  }));
}

function findingLine({ text, doc, receiver, said, seen, lines }: LoadFinding, language: Language): string {
  return [text[language], doc, receiver, said, seen, lines?.join(', ')].filter(Boolean).join(' | ');
}

function thresholdCases({ thresholds, profile }: LoadReport, language: Language): readonly Case[] {
  return thresholds.map((each) => {
    const { id, what, verdict, most, unit, source } = each;
    const broken = isJudged(each, profile) ? 'failure' : 'pass';
    const was = seenWords(each)[language];
    return {
      name: `${id}: ${what[language]}`,
      end: ({ held: 'pass', broken, 'not-measured': 'error' } as const)[verdict],
      message: `${was}, ≤ ${figureWords(most, unit)[language]}`,
      details: [source],
    };
  });
}

/** Each finding of the harness, and the verdict itself where it is no plain yes or no. */
function runCases(report: LoadReport, language: Language): readonly Case[] {
  const { findings, verdict, reasons } = report;
  const own = findings.map(
    (each): Case => ({
      name: each.rule,
      end: 'failure',
      message: each.text[language],
      details: [findingLine(each, language)],
    }),
  );
  const end = verdict === 'inconclusive' ? 'error' : 'pass';
  const why = reasons.map((each) => each[language]);
  return [...own, { name: 'conclusion', end, message: why[0] ?? '', details: why }];
}

function suiteOf(name: string, cases: readonly Case[], report: LoadReport): string {
  const { profile, seed, target, lienthong, k6, verdict } = report;
  const facts = {
    ...{ profile: profile.name, scale: String(profile.scale), seed, target: target.url, lienthong, verdict },
    k6: k6.version,
  };
  const properties = Object.entries(facts).map(
    ([key, value]) => `<property name="${attribute(key)}" value="${attribute(value)}"/>\n`,
  );
  const began = new Date(report.began).toISOString().slice(0, 19);
  return `<testsuite name="${attribute(name)}" ${totals(cases)} time="${secondsOf(report)}" timestamp="${began}">\n<properties>\n${properties.join('')}</properties>\n${cases.map((each) => caseOf(name, each)).join('')}</testsuite>\n`;
}

function caseOf(suite: string, { name, end, message, details }: Case): string {
  const text = escapeText(details.map(visible).join('\n'));
  const inner =
    end === 'pass'
      ? ''
      : `<${end} type="${attribute(name)}" message="${attribute(message)}">${text}</${end}>`;
  return `<testcase classname="${attribute(suite)}" name="${attribute(name)}" time="0">${inner}</testcase>\n`;
}

function totals(cases: readonly Case[]): string {
  const count = (end: Case['end']) => cases.filter((each) => each.end === end).length;
  return `tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}" skipped="0"`;
}

function attribute(text: string): string {
  return escapeAttribute(visible(text));
}

function secondsOf({ began, ended }: LoadReport): string {
  return ((ended - began) / 1000).toFixed(3);
}
