import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { judgeAgain } from '../../conformance/engine/judge-run.ts';
import { wholeSuite } from '../../conformance/engine/suite.ts';
import type { RunReport } from '../../conformance/report/run-report.ts';
import { sampleWaiver } from '../../conformance/report/sample-report.ts';
import { createCheckedFolder } from '../check/folder-under-test.ts';
import { judgedOtherwise } from './judged-otherwise.ts';
import { type KeptRun, readRun } from './read-run.ts';

const { folder, write, check, remove } = await createCheckedFolder();
afterAll(remove);

const suite = wholeSuite();
const runs: { whole?: KeptRun; redacted?: KeptRun } = {};
const statement = {
  requirement: 'RET-01',
  manner: 'declared',
  by: 'Phạm Văn Kê Khai',
  dated: '2026-11-20',
} as const;

beforeAll(async () => {
  await check('many', '--system', 'QLVB', '--seed', 's', '--bundle', 'whole');
  write('proof.txt', 'the file');
  write('said.json', JSON.stringify({ statements: [{ ...statement, text: 'Có.', file: 'proof.txt' }] }));
  await check('sound.edxml', '--statements', 'said.json', '--redact', 'name,phone', '--bundle', 'redacted');
  runs.whole = await kept('whole');
  runs.redacted = await kept('redacted');
});

async function kept(place: string): Promise<KeptRun> {
  const run = await readRun({ cwd: folder }, place);
  if (!run.ok) throw new Error(JSON.stringify(run.problems));
  return run.value;
}

type Edit = (report: RunReport) => Partial<RunReport>;

function placesAfter(edit: Edit, run: KeptRun | undefined): readonly string[] {
  if (run === undefined) throw new Error('no run was kept');
  const { header, evidence, sealed, report } = run;
  const again = judgeAgain(header, evidence, sealed, { suite, version: '9.9.9', judgedAt: 0 });
  return judgedOtherwise({ ...run, report: { ...report, ...edit(report) } }, again, suite);
}

/** The first item that is meant, changed. */
function having<T>(items: readonly T[], isMeant: (item: T) => boolean, change: (item: T) => T): readonly T[] {
  const at = items.findIndex(isMeant);
  if (at === -1) throw new Error('the report has no such item');
  return items.map((item, index) => (index === at ? change(item) : item));
}

const isTelephone = ({ check: id }: { readonly check: string }) => id === 'packet.telephone-form';

describe('a report and its evidence judged again', () => {
  test.each<[string, Edit]>([
    ['nobody wrote into it', () => ({})],
    ['it was judged at another time', () => ({ judgedAt: 7 })],
    [
      'another version has the same rules',
      ({ suite: { rulesetHash } }) => ({ suite: { version: '0', rulesetHash } }),
    ],
  ])('say the same when %s', (_, edit) => {
    expect(placesAfter(edit, runs.whole)).toEqual([]);
  });

  test.each<[string, Edit]>([
    ['profile', () => ({ profile: 'legacy' })],
    ['asOf', () => ({ asOf: '2019-01-01' })],
    ['seed', () => ({ seed: 'other' })],
    ['seats/0', () => ({ seats: ['sender'] })],
    ['suite', ({ suite: { version } }) => ({ suite: { version, rulesetHash: 'c'.repeat(64) } })],
    ['tolerances/arrival', ({ tolerances }) => ({ tolerances: { ...tolerances, arrival: 1 } })],
    ['paperAlsoFor', () => ({ paperAlsoFor: ['Nghị quyết'] })],
    ['system/version', ({ system }) => ({ system: { ...system, version: '99' } })],
    ['system/seen/0', ({ system }) => ({ system: { ...system, seen: ['Server: other'] } })],
    ['environment/capture', ({ environment }) => ({ environment: { ...environment, capture: 'system' } })],
    ['guards/canary', ({ guards }) => ({ guards: { ...guards, canary: 'passed' } })],
    ['verdict', () => ({ verdict: 'conformant' })],
    ['complete', () => ({ complete: false })],
    ['evidence/entries', ({ evidence }) => ({ evidence: { ...evidence, entries: 99 } })],
    ['waivers/0', () => ({ waivers: [{ waiver: sampleWaiver, outcome: 'used' }] })],
    ['statements/0', () => ({ statements: [{ ...statement, text: 'Có.', outdated: false }] })],
    [
      'results/packet.telephone-form/verdict',
      ({ results }) => ({ results: having(results, isTelephone, (each) => ({ ...each, verdict: 'warn' })) }),
    ],
    [
      'results/packet.well-formed/findings/0/seen',
      ({ results }) => ({
        results: having(
          results,
          ({ check: id }) => id === 'packet.well-formed',
          (each) => ({ ...each, findings: each.findings.map((one) => ({ ...one, seen: 'nothing' })) }),
        ),
      }),
    ],
    [
      'results/packet.telephone-form',
      ({ results }) => ({ results: results.filter((each) => !isTelephone(each)) }),
    ],
    [
      'results/packet.telephone-form',
      ({ results }) => ({ results: [...results, ...results.filter(isTelephone)] }),
    ],
    [
      'requirements/RET-01/verdict',
      ({ requirements }) => ({
        requirements: having(
          requirements,
          ({ requirement }) => requirement === 'RET-01',
          (each) => ({ ...each, verdict: 'declared' }),
        ),
      }),
    ],
  ])('differ at %s when somebody wrote into it', (place, edit) => {
    expect(placesAfter(edit, runs.whole)).toContain(place);
  });

  test('name one place for each thing that differs, and no other', () => {
    const edit: Edit = ({ system }) => ({ seed: 'x', system: { ...system, name: 'X', owner: 'Y' } });
    expect(placesAfter(edit, runs.whole).toSorted()).toEqual(['seed', 'system/name']);
  });
});

describe('a report of evidence whose private texts were taken out', () => {
  const otherWords: Edit = ({ results, statements }) => ({
    results: having(results, isTelephone, (each) => ({ ...each, findings: [], looked: [] })),
    statements: statements.map((each) => ({ ...each, by: 'Lê Thị Khác' })),
  });

  test('keeps the words that spoke of them, for nobody can say otherwise', () => {
    const untouched = placesAfter(() => ({}), runs.redacted);
    expect(placesAfter(otherWords, runs.redacted)).toEqual(untouched);
    expect(untouched.filter((place) => !/^(?:results\/.*\/verdict|verdict)$/.test(place))).toEqual([]);
  });

  test('is held to its verdicts, and to every word of what is there', () => {
    const edit: Edit = ({ results, statements }) => ({
      results: having(
        results,
        ({ check: id }) => id === 'packet.email-form',
        (each) => ({ ...each, verdict: 'not-applicable' }),
      ),
      statements: statements.map((each) => ({ ...each, text: 'Không.' })),
    });
    expect(placesAfter(edit, runs.redacted)).toEqual(
      expect.arrayContaining(['results/packet.email-form/verdict', 'statements/0/text']),
    );
  });
});
