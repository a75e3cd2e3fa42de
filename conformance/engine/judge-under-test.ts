import type { Check } from '../check.ts';
import { createRecorder } from '../evidence/create-recorder.ts';
import type { Finding, Judgement } from '../finding.ts';
import type { Requirement } from '../requirements/requirement.ts';
import { usualTolerances } from '../tolerances.ts';
import { type JudgeInput, judge } from './judge.ts';

/** Stands wherever a text for people is wanted. */
export const words = { vi: 'phép thử', en: 'trial' };
/** When the runs of these tests begin: 21 November 2026, 10:00 in Vietnam. */
export const began = Date.UTC(2026, 10, 21, 3);

/** A requirement that fails a run where it is broken: read in its text, in force, of every profile. */
export const must: Requirement = {
  ...{
    id: 'ENV-01',
    group: 'ENV',
    actors: ['S'],
    wording: words,
    source: 'QĐ28',
    level: 'MUST',
    marks: ['A'],
  },
  ...{ modes: ['file'], profiles: ['law', 'field', 'legacy', 'DT21'], fate: { kind: 'checked' } },
};
/** Broken, it warns. */
export const should: Requirement = { ...must, id: 'ENV-02', level: 'SHOULD' };
/** Has no mark of a text that was read, so that a break of it is no failure. */
export const unread: Requirement = { ...must, id: 'ENV-03', marks: ['D', 'M', 'I'] };
/** Of the draft’s profile alone. */
export const draft: Requirement = { ...must, id: 'ENV-04', profiles: ['DT21'] };
/** Out of force when these runs begin. */
export const past: Requirement = { ...must, id: 'ENV-05', inForce: { until: '2020-12-31' } };
/** Shown by a paper of its owner, at most a year old, and by no check. */
export const onFile: Requirement = {
  ...must,
  id: 'RET-01',
  fate: { kind: 'on-file', wanted: words, oldestDays: 365 },
};
/** All of them: what `run` judges by unless told. */
export const requirements = [must, should, unread, draft, past, onFile];

/** A failure of `requirement` by the system; `more` makes it another finding. */
export const finding = (requirement: string, more: Partial<Finding> = {}): Finding => ({
  ...{ requirement, place: { entry: 1, part: 'packet' }, expected: words, seen: 'x', cause: words },
  ...{ blame: 'system', severity: 'fail', ...more },
});
/** What a check says that looked at the first entry and found these. */
export const found = (...findings: readonly Finding[]): Judgement => ({
  kind: 'judged',
  findings,
  looked: [1],
});

/** A check of ENV-01 that says what it is told to, or throws what the function throws. */
export function checkOf(said: Judgement | (() => Judgement), more: Partial<Check> = {}): Check {
  return {
    ...{
      id: 'packet.trial',
      title: words,
      requirements: ['ENV-01'],
      seats: ['packet'],
      scenarios: [],
      ...more,
    },
    judge: typeof said === 'function' ? said : () => said,
  };
}

/** Judges a run of one entry by these checks, in the profile `law`; `more` replaces parts of the input. */
export function run(checks: readonly Check[], more: Partial<JudgeInput> = {}) {
  const recorder = createRecorder(() => began);
  recorder.begin('files', 'one');
  const evidence = recorder.evidence();
  return judge({
    record: { seat: 'packet', began, ended: began + 5, evidence, ran: [], unfinished: [] },
    ...{
      checks,
      suite: checks,
      requirements,
      waivers: [],
      certification: false,
      version: '1.0.0',
      seed: 's',
    },
    context: { profile: 'law', asOf: '2026-11-21', tolerances: usualTolerances, seat: 'packet' },
    system: { name: 'x', version: '1', owner: 'y', seen: [] },
    ...{ environment: {}, head: { hash: 'ab', bodies: 0 }, judgedAt: began + 9, target: 'packet a.edxml' },
    ...more,
  });
}

/** What a check says that found nothing wrong. */
export const pass = found();
/** A run of one check: the verdict on the check, then that on the run. */
export const only = (said: Judgement | (() => Judgement), more: Partial<Check> = {}) => {
  const report = run([checkOf(said, more)]);
  return [report.results[0]?.verdict, report.verdict];
};
