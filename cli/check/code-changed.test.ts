import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunReport } from '../../conformance/report/run-report.ts';
import { runRecorded } from '../recorded-context.ts';
import { createCheckedFolder } from './folder-under-test.ts';

const { folder, here, write, check, remove } = await createCheckedFolder();
afterAll(remove);

/** The check whose verdict, code, or both, are others in the report of an earlier day. */
const id = 'packet.organ-id-form';

describe('a run that another suite judged', () => {
  let report: RunReport;
  beforeAll(async () => {
    await check('sound.edxml', '--bundle', 'run');
    report = JSON.parse(readFileSync(join(folder, 'run/report.json'), 'utf8')) as RunReport;
  });
  const results = () =>
    report.results.map((each) => (each.check === id ? { ...each, verdict: 'warn' } : each));
  const rejudged = async (over: object) => {
    write('run/report.json', JSON.stringify({ ...report, results: results(), ...over }));
    write('before.json', JSON.stringify({ ...report, ...over }));
    write('after.json', JSON.stringify({ ...report, results: results() }));
    const { stdout } = await runRecorded(['rejudge', 'run'], here);
    const compared = await runRecorded(['compare', 'before.json', 'after.json'], here);
    return [stdout, compared.stdout] as const;
  };

  test('says so by the names of the checks', async () => {
    const checks = { ...report.code?.checks, [id]: 'other' };
    for (const said of await rejudged({ code: { ...report.code, checks } })) {
      expect(said).toContain(`The code of 1 checks has changed: ${id}.`);
      expect(said).not.toContain('stand on');
    }
  });

  test('says so of what all checks share', async () => {
    for (const said of await rejudged({ code: { ...report.code, shared: 'other' } })) {
      expect(said).toContain('The code that all checks stand on');
    }
  });

  test('does not speak of the same rules where nobody knows the code', async () => {
    const [said, compared] = await rejudged({ code: undefined });
    expect(said).toContain('does not tell by which code');
    expect(compared).toContain('the suite may have changed');
  });

  test('blames the same rules only where the code is the same, too', async () => {
    const [said, compared] = await rejudged({});
    expect(said).toContain('the same rules give another report');
    expect(compared).not.toContain('code');
  });
});
