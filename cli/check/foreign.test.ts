import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parseReport } from '../../conformance/report/parse-report.ts';
import { runRecorded } from '../recorded-context.ts';

const folder = mkdtempSync(join(tmpdir(), 'lienthong-foreign-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A driver that has no function at all, and answers what is asked about the screen. */
writeFileSync(
  join(folder, 'driver.cjs'),
  `const lines = require('node:readline').createInterface({ input: process.stdin });
const keys = [];
lines.on('line', (line) => {
  const { id, key, now, action, requirement } = JSON.parse(line);
  keys.push(key);
  require('node:fs').writeFileSync('keys.json', JSON.stringify({ keys, now }));
  const answer =
    action !== 'inquire'
      ? { outcome: 'not-offered' }
      : requirement === 'MET-16'
        ? { outcome: 'refused', by: 'Nguyễn Văn An, văn thư', why: 'số phải gõ lại' }
        : { outcome: 'done', by: 'Nguyễn Văn An, văn thư', text: 'có' };
  console.log(JSON.stringify({ id, ...answer }));
});`,
);
const driver = ['--driver', 'command', '--run', `"${process.execPath}" driver.cjs`, '--time-scale', '10000'];
const check = async (...argv: readonly string[]) => {
  const run = await runRecorded(['check', 'sender', ...argv, '--seed', 's', '--json'], {
    ...{ cwd: folder, language: 'en' },
  });
  const reading = parseReport(run.stdout);
  return { ...run, report: reading.ok ? reading.value : undefined };
};

describe('a system of somebody else', () => {
  test('is driven by a program, told where the hub is, and not blamed for what it does not offer', async () => {
    const { exitCode, stderr, report } = await check(...driver, '--id', 'ATT-10', '--root', 'roots.pem');
    expect(stderr).toMatch(/The hub for the test: http:\/\/127\.0\.0\.1:\d+\n.*systemid 000\.00\.00\.H17/);
    expect(readFileSync(join(folder, 'roots.pem'), 'utf8')).toContain('BEGIN CERTIFICATE');
    expect([exitCode, report?.results.map(({ check, verdict }) => [check, verdict])]).toEqual([
      2,
      [['sender.one-packet-a-set', 'not-applicable']],
    ]);
    expect(report?.results[0]?.repeat).toContain('--driver command --run');
  });

  test('MET-16, LOG-07: what only the screen shows is attested or denied by name, and never passed', async () => {
    const { exitCode, report } = await check(...driver, '--id', 'LOG-07', 'MET-16', 'ATT-10');
    const said = report?.statements.map(({ requirement, manner, by }) => [requirement, manner, by]);
    expect(said).toEqual([
      ['LOG-07', 'attested', 'Nguyễn Văn An, văn thư'],
      ['MET-16', 'denied', 'Nguyễn Văn An, văn thư'],
    ]);
    const verdict = (id: string) =>
      report?.requirements.find(({ requirement }) => requirement === id)?.verdict;
    expect([verdict('LOG-07'), verdict('MET-16'), exitCode]).toEqual(['attested', 'fail', 2]);
    const { keys } = JSON.parse(readFileSync(join(folder, 'keys.json'), 'utf8')) as { keys: string[] };
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.every((key) => /^\d+\/sender-(sets|attended)\/\d+$/.test(key))).toBe(true);
  });

  test('asks the person at the terminal, by name, and leaves open what he passes over', async () => {
    const run = await runRecorded(
      [
        ...['check', 'sender', '--driver', 'prompt', '--time-scale', '10000', '--seed', 's', '--json'],
        ...['--id', 'ATT-10', 'LOG-07', 'MET-16'],
      ],
      {
        ...{ cwd: folder, language: 'en' },
        stdin: Buffer.from('n\ny\nTrần Thị Bình, lãnh đạo\ncó lịch sử xử lý\n\n'),
      },
    );
    const reading = parseReport(run.stdout);
    const report = reading.ok ? reading.value : undefined;
    expect(report?.statements).toMatchObject([
      { requirement: 'LOG-07', manner: 'attested', by: 'Trần Thị Bình, lãnh đạo', text: 'có lịch sử xử lý' },
    ]);
    const left = report?.requirements.find(({ requirement }) => requirement === 'MET-16');
    expect([left?.verdict, left?.why?.en]).toEqual(['not-run', expect.stringContaining('a person has to')]);
  });

  test('that nobody can drive any more ends the run at once, with why', async () => {
    const gone = ['check', 'sender', '--driver', 'command', '--run', 'exit 3', '--lang', 'en'];
    const ended = await runRecorded([...gone, '--json'], { cwd: folder });
    const reading = parseReport(ended.stdout);
    const results = reading.ok ? reading.value.results : [];
    expect(ended.stderr).toContain('! the driver is gone: the program ended (3)\n');
    const open = results.filter(({ verdict }) => verdict === 'inconclusive');
    expect(open[0]).toMatchObject({ why: { vi: 'bộ điều khiển không còn: chương trình đã kết thúc (3)' } });
    expect([ended.exitCode, results.some(({ verdict }) => verdict === 'fail')]).toEqual([2, false]);
    const kept = await runRecorded([...gone, '--keep', 'begun'], { cwd: folder });
    expect([kept.exitCode, kept.stderr]).toEqual([2, expect.stringContaining('check resume begun')]);
  });

  test('whose driver fails is told of at once, once', async () => {
    const broken = `node -e "process.stdin.on('data', () => console.log('?'))"`;
    const { exitCode, stderr } = await runRecorded(
      [
        ...['check', 'sender', '--driver', 'command', '--run', broken, '--time-scale', '10000'],
        ...['--id', 'ATT-10', '--lang', 'en', '--json'],
      ],
      { cwd: folder },
    );
    expect(stderr.split('\n').filter((line) => line.startsWith('! command'))).toHaveLength(1);
    expect(exitCode).toBe(2);
  });

  test.each([
    [['--driver', 'command'], '--run'],
    [['--driver', 'webhook'], '--url'],
    [[...driver, '--code', 'G22'], 'G22'],
    [[...driver, '--keep', 'kept'], '--time-scale'],
    [['--driver', 'fax'], 'fax'],
  ])('refuses %j with 64', async (argv, said) => {
    const { exitCode, stderr } = await check(...argv, '--id', 'ATT-10');
    expect([exitCode, stderr]).toEqual([64, expect.stringContaining(said)]);
    expect(existsSync(join(folder, 'kept'))).toBe(false);
  });
});
