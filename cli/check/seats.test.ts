import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hubFileSchema } from '../../conformance/engine/hub-file.ts';
import { runSettingsSchema } from '../../conformance/engine/run-settings-file.ts';
import { statementFileSchema } from '../../conformance/engine/statement-file.ts';
import { waiverFileSchema } from '../../conformance/engine/waiver-file.ts';
import { parseReport } from '../../conformance/report/parse-report.ts';
import { senderOutage } from '../../conformance/scenarios/sender-scenarios.ts';
import { runRecorded } from '../recorded-context.ts';
import { asOf, createCheckedFolder } from './folder-under-test.ts';

const { here, write, checkJson, remove } = await createCheckedFolder();
afterAll(remove);

describe('check record', () => {
  const statements = (dated: string, over: object = {}) =>
    JSON.stringify({
      statements: [
        {
          manner: 'declared',
          requirement: 'RET-01',
          by: 'Nguyễn Văn An',
          dated,
          text: 'x',
          file: 'log.txt',
          ...over,
        },
      ],
    });
  beforeAll(() => write('log.txt', 'the file'));

  test('prints what is declared as declared, never as passed', async () => {
    write('statements.json', statements('2026-11-20'));
    const run = await runRecorded(['check', 'record', 'statements.json', '--json', ...asOf], here);
    const reading = parseReport(run.stdout);
    const found = reading.ok ? reading.value : undefined;
    const verdict = found?.requirements.find(({ requirement }) => requirement === 'RET-01')?.verdict;
    expect([run.exitCode, verdict, found?.statements.length, found?.evidence.bodies]).toEqual([
      2,
      'declared',
      1,
      1,
    ]);
  });

  test('counts beside packets, too', async () => {
    const { report, exitCode } = await checkJson('sound.edxml', '--statements', 'statements.json');
    const verdict = report.requirements.find(({ requirement }) => requirement === 'RET-01')?.verdict;
    expect([exitCode, verdict]).toEqual([0, 'declared']);
  });

  test.each([
    ['a day to come', statements('2099-01-01'), 1, ''],
    ['no requirement', statements('2026-11-20', { requirement: 'XXX-01' }), 64, 'statements/0/requirement'],
    ['no file', statements('2026-11-20', { file: undefined }), 64, 'statements/0/file'],
    ['no real day', statements('2026-02-30'), 64, 'statements/0/dated'],
  ])('refuses one with %s', async (_name, text, code, said) => {
    write('wrong.json', text);
    const { exitCode, stderr } = await runRecorded(['check', 'record', 'wrong.json', ...asOf], here);
    expect([exitCode, stderr]).toEqual([code, expect.stringContaining(said)]);
  });
});

describe('check link', () => {
  test('is inconclusive where nobody answers', async () => {
    const { exitCode, stdout } = await runRecorded(['check', 'link', '127.0.0.1:1'], here);
    expect([exitCode, stdout]).toEqual([2, expect.stringContaining('127.0.0.1')]);
  });

  test('TLS-03: fails a client that trusts everybody', async () => {
    const client = `const call = require('node:https').request(process.argv[2] + '/sendEdoc', { method: 'POST', rejectUnauthorized: false }, (answer) => answer.resume());
call.on('error', () => undefined);
call.end();`;
    write('client.cjs', client);
    const command = `"${process.execPath}" client.cjs {url}`;
    const { exitCode, stdout } = await runRecorded(['check', 'link', '--run', command, '--json'], here);
    const reading = parseReport(stdout);
    const failed = reading.ok ? reading.value.results.filter(({ verdict }) => verdict === 'fail') : [];
    expect([exitCode, failed.map(({ check }) => check)]).toEqual([
      1,
      expect.arrayContaining(['link.client-refuses-expired', 'link.client-refuses-wrong-host']),
    ]);
  });

  test('asks for something to check', async () => {
    expect((await runRecorded(['check', 'link'], here)).exitCode).toBe(64);
  });
});

describe('check hub', () => {
  const command = ['check', 'hub', '--reference', '--id', 'AUT-01', '--seed', 's', ...asOf];

  test('AUT-01: passes the built-in hub', async () => {
    const run = await runRecorded([...command, '--json'], here);
    const reading = parseReport(run.stdout);
    const results = reading.ok ? reading.value.results : [];
    expect([run.exitCode, results.length > 0, results.filter(({ verdict }) => verdict !== 'pass')]).toEqual([
      ...[0, true, []],
    ]);
  });

  test('says that it was stopped where nothing keeps it, and judges what was seen', async () => {
    const { exitCode, stderr } = await runRecorded(command, { ...here, signal: AbortSignal.abort() });
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringMatching(/^Stopped: 0 scenarios done, \d+ left.*--keep\n$/),
    ]);
  });

  test('is stopped and goes on in its folder', async () => {
    const stopped = await runRecorded([...command, '--keep', 'kept'], {
      ...here,
      signal: AbortSignal.abort(),
    });
    expect([stopped.exitCode, stopped.stderr]).toEqual([
      2,
      expect.stringContaining('lienthong check resume kept'),
    ]);
    const resumed = await runRecorded(['check', 'resume', 'kept'], here);
    expect([resumed.exitCode, resumed.stdout]).toEqual([0, expect.stringContaining('Seed: s')]);
    const other = await runRecorded(['check', 'sender', '--reference', '--keep', 'kept'], here);
    expect(other.exitCode).toBe(64);
  });

  test('needs a system', async () => {
    expect((await runRecorded(['check', 'hub'], here)).exitCode).toBe(64);
    expect((await runRecorded(['check', 'resume', 'nowhere'], here)).exitCode).toBe(2);
  });
});

describe('check sender', () => {
  test('AVL-11: an outage lasts as long, and meets as many documents, as it says of itself', async () => {
    const command = ['check', 'sender', '--reference', '--id', 'sender.drains-the-outbox', '--seed', 's'];
    const { exitCode } = await runRecorded([...command, '--bundle', 'outage', ...asOf], here);
    const steps = readFileSync(join(here.cwd, 'outage', 'entries.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
      .flatMap((line) => {
        const { entry }: { entry: { kind: string; name: string; at: number } } = JSON.parse(line);
        return entry.kind === 'step' ? [entry] : [];
      });
    const at = (name: string) => steps.find((each) => each.name === name)?.at ?? Number.NaN;
    const minutes = (at('over') - at('outage')) / 60_000;
    const letters = steps.filter(({ name }) => name === 'waiting').length;
    expect(exitCode).toBe(0);
    expect(senderOutage.title).toEqual({
      vi: `Gửi ${letters} văn bản trong lúc trục gián đoạn ${minutes} phút`,
      en: `${letters} documents are sent while the hub is away for ${minutes} minutes`,
    });
  });
});

describe('forms of files', () => {
  test.each([
    ['known-failures', waiverFileSchema],
    ['statements', statementFileSchema],
    ['hub-under-test', hubFileSchema],
    ['run-settings', runSettingsSchema],
  ])('docs/%s.schema.json is the one that is read by', (name, schema) => {
    const published = readFileSync(new URL(`../../docs/${name}.schema.json`, import.meta.url), 'utf8');
    expect(JSON.parse(published)).toEqual(schema);
  });

  test('a hub is named by a file, and one of another form is refused', async () => {
    write('hub.yaml', 'endpoint: https://truc.example/\naccounts: []\n');
    const { exitCode, stderr } = await runRecorded(['check', 'hub', '--hub', 'hub.yaml'], here);
    expect([exitCode, stderr]).toEqual([64, expect.stringContaining('1:1 endpoint')]);
  });
});
