import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runRecorded } from '../recorded-context.ts';
import { createCheckedFolder } from './folder-under-test.ts';

const { folder, here, write, check, checkJson, remove } = await createCheckedFolder();
afterAll(remove);

describe('check packet', () => {
  test('passes a sound packet, with a guard that failed as it must', async () => {
    const { exitCode, report, stderr } = await checkJson('sound.edxml');
    expect(stderr).toBe('');
    expect(report.results.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
    expect([exitCode, report.verdict, report.complete, report.guards.canary]).toEqual([
      ...[0, 'conformant', true, 'failed-as-it-must'],
    ]);
  });

  test('fails one that is none, and names the file and the command that repeats it', async () => {
    const { exitCode, stdout } = await check('many');
    expect(exitCode).toBe(1);
    expect(stdout).toContain('many/deep/b.edxml');
    expect(stdout).toMatch(
      /\$ lienthong check packet many --id packet\.[\w-]+ --profile law --as-of 2026-11-21/,
    );
  });

  test('says the same twice, but for its times', async () => {
    const command = ['sound.edxml', '--seed', 's'];
    const [one, two] = [await checkJson(...command), await checkJson(...command)];
    expect(one.report.results).toEqual(two.report.results);
    expect(one.report.requirements).toEqual(two.report.requirements);
  });

  test('narrows by group and id, and is then not complete', async () => {
    const { report } = await checkJson('sound.edxml', '--group', 'ENV');
    const groups = report.results.map(({ requirements }) => requirements.some((id) => id.startsWith('ENV-')));
    expect([groups.length > 0, groups.every(Boolean), report.complete]).toEqual([true, true, false]);
  });

  test.each([
    [['sound.edxml', '--id', 'packet.gone'], 'no such group, requirement or check: packet.gone'],
    [['sound.edxml', '--as-of', '2026-02-30'], 'must be a day'],
    [['sound.edxml', '--profile', 'strict'], 'strict'],
    [['sound.edxml', '--redact', 'weight'], 'there are secret, phone'],
  ])('refuses %j with 64', async (argv, said) => {
    const { exitCode, stderr } = await runRecorded(['check', 'packet', ...argv], here);
    expect([exitCode, stderr]).toEqual([64, expect.stringContaining(said)]);
  });

  test('says in one line what cannot be read', async () => {
    const { exitCode, stderr } = await check('gone.edxml');
    expect([exitCode, stderr]).toEqual([2, 'lienthong: there is no file “gone.edxml”\n']);
  });

  test('lists its checks without reading anything', async () => {
    const { stdout, exitCode } = await check('gone.edxml', '--list', '--json');
    const plan: { readonly checks: readonly unknown[] } = JSON.parse(stdout);
    expect([exitCode, plan.checks.length > 20]).toEqual([0, true]);
  });

  test.each(['--bundle', '--html', '--junit', '--tap'])(
    'says before the run that nothing can be written to where %s points',
    async (option) => {
      const { exitCode, stdout, stderr } = await check('sound.edxml', option, 'sound.edxml/run');
      expect([exitCode, stdout]).toEqual([2, '']);
      expect(stderr).toBe(
        'lienthong: cannot write “sound.edxml/run”: a file stands where a folder has to be\n',
      );
    },
  );

  test.each(['taken', 'taken.evidence'])('leaves the evidence of another run as it is: %s', async (place) => {
    const [first, second] = [
      await check('sound.edxml', '--bundle', place),
      await check('many', '--bundle', place),
    ];
    expect([first.exitCode, second.exitCode, second.stdout]).toEqual([0, 64, '']);
    expect(second.stderr).toContain(`“${place}” holds the evidence of another run`);
    expect(await runRecorded(['rejudge', place], here)).toMatchObject({ exitCode: 0, stderr: '' });
  });

  test.each(['race', 'race.evidence'])(
    'of two runs that end at once in one place, one has it: %s',
    async (place) => {
      const runs = await Promise.all([
        check('sound.edxml', '--bundle', place),
        check('sound.edxml', '--bundle', place),
      ]);
      expect(runs.map(({ exitCode }) => exitCode).toSorted()).toEqual([0, 64]);
      expect(runs.map(({ stderr }) => stderr).join('')).toContain(`“${place}” holds the evidence of another`);
      expect(await runRecorded(['rejudge', place], here)).toMatchObject({ exitCode: 0, stderr: '' });
    },
  );

  test.runIf(existsSync('/proc/self'))('ends where a folder can never be made', async () => {
    const { exitCode, stderr } = await check('sound.edxml', '--html', '/proc/none/r.html');
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('cannot write “/proc/none/r.html”')]);
  });

  test('writes JUnit, TAP and HTML beside it', async () => {
    await check('sound.edxml', '--junit', 'out/r.xml', '--tap', 'out/r.tap', '--html', 'out/r.html');
    const starts = ['r.xml', 'r.tap', 'r.html'].map((name) =>
      readFileSync(join(folder, 'out', name), 'utf8'),
    );
    expect(starts.map((text) => text.length > 1000)).toEqual([true, true, true]);
    expect(existsSync(join(folder, 'out/r.html'))).toBe(true);
  });

  test('looks into a captured request and an HTTP archive', async () => {
    const packet = readFileSync(join(folder, 'sound.edxml'));
    write(
      'send.http',
      Buffer.concat([Buffer.from('POST /axis/sendEdoc HTTP/1.1\r\nHost: x\r\n\r\n'), packet]),
    );
    const entry = {
      startedDateTime: '2026-11-20T08:00:00Z',
      request: {
        method: 'POST',
        url: 'https://x/axis/sendEdoc',
        headers: [],
        postData: { text: packet.toString() },
      },
      response: { status: 200, headers: [], content: { text: '{}' } },
    };
    write('send.har', JSON.stringify({ log: { entries: [entry] } }));
    for (const name of ['send.http', 'send.har']) {
      const { report } = await checkJson(name);
      expect([report.evidence.entries, report.verdict]).toEqual([1, 'conformant']);
    }
    write('send.http', 'nonsense');
    expect((await check('send.http')).exitCode).toBe(64);
  });
});

describe('known failures', () => {
  const file = (over: object) => ({
    knownFailures: [
      {
        check: 'packet.gone',
        requirement: 'ENV-01',
        reason: 'r',
        owner: 'o',
        expires: '2099-01-01',
        ...over,
      },
    ],
  });

  test('that name no check fail the run', async () => {
    write('stale.json', JSON.stringify(file({})));
    const { exitCode, report } = await checkJson('sound.edxml', '--known-failures', 'stale.json');
    expect([exitCode, report.waivers[0]?.outcome]).toEqual([1, 'stale']);
  });

  test('of another form are refused with 64 and the line', async () => {
    write('wrong.yaml', 'knownFailures:\n  - check: packet.gone\n    requirment: ENV-01\n');
    const { exitCode, stderr } = await check('sound.edxml', '--known-failures', 'wrong.yaml');
    expect([exitCode, stderr]).toEqual([64, expect.stringContaining('3:5 knownFailures/0')]);
  });

  test.each(['2026-02-31', '2026-2-1', '31/12/2026', 'never'])(
    'that expire on %s are refused with 64, the place, and what a day looks like',
    async (expires) => {
      write('no-day.yaml', JSON.stringify(file({ expires }), undefined, 1));
      const { exitCode, stderr } = await check('sound.edxml', '--known-failures', 'no-day.yaml');
      expect(exitCode).toBe(64);
      expect(stderr).toContain('knownFailures/0/expires');
      expect(stderr).toContain(`“knownFailures/0/expires” cannot be "${expires}"`);
      expect(stderr).toContain('yyyy-mm-dd (2026-12-31)');
    },
  );
});

test.skipIf(!existsSync('/proc/self'))('a folder that takes no file is noticed before the run', async () => {
  const { exitCode, stdout, stderr } = await check('sound.edxml', '--html', '/proc/report.html');
  expect([exitCode, stdout, stderr]).toEqual([2, '', expect.stringContaining('/proc/report.html')]);
});

describe('evidence', () => {
  const evidence = 'evidence.evidence';
  beforeAll(async () => {
    await check('sound.edxml', 'broken.edxml', '--bundle', evidence, '--seed', 's');
  });

  test('is judged again to the identical report', async () => {
    const { stdout, exitCode } = await runRecorded(['rejudge', evidence, '--json'], here);
    expect([exitCode, JSON.parse(stdout)]).toEqual([
      0,
      expect.objectContaining({ reproduced: true, sameRules: true, changes: [] }),
    ]);
  });

  test('without its private fields says of which verdicts nothing can be said', async () => {
    await check('sound.edxml', '--bundle', 'redacted', '--redact', 'phone,mail');
    const { stdout, exitCode } = await runRecorded(['rejudge', 'redacted', '--json'], here);
    const { undecided, changes }: { undecided: { check: string }[]; changes: unknown[] } = JSON.parse(stdout);
    expect([exitCode, changes]).toEqual([0, []]);
    expect(undecided.map(({ check }) => check)).toContain('packet.email-form');
  });

  test('with one byte flipped is refused, by its code', async () => {
    const text = readFileSync(join(folder, evidence), 'utf8');
    const at = text.indexOf('"name":"bodies/') + 120;
    write('flipped.evidence', text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1));
    const { stderr, exitCode } = await runRecorded(['rejudge', 'flipped.evidence'], here);
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('evidence.body-changed')]);
  });

  test('shows in a comparison what got worse and what was mended', async () => {
    write('sound.json', (await check('sound.edxml', '--json')).stdout);
    const worse = await runRecorded(['compare', 'sound.json', evidence], here);
    expect([worse.exitCode, worse.stdout]).toEqual([1, expect.stringContaining('new failure')]);
    const better = await runRecorded(['compare', evidence, 'sound.json', '--json'], here);
    const { regressions, changes }: { regressions: number; changes: { kind: string }[] } = JSON.parse(
      better.stdout,
    );
    expect([better.exitCode, regressions, changes.some(({ kind }) => kind === 'mended')]).toEqual([
      0,
      0,
      true,
    ]);
    expect((await runRecorded(['compare', 'sound.json', 'sound.json'], here)).exitCode).toBe(0);
  });

  test('that is none is refused', async () => {
    expect((await runRecorded(['rejudge', 'sound.edxml'], here)).exitCode).toBe(2);
    expect((await runRecorded(['compare', 'sound.edxml', 'gone.json'], here)).exitCode).toBe(2);
  });

  test.each([
    [['rejudge', 'other.json'], 'is no bundle of evidence'],
    [['rejudge', 'sound.json'], 'is no bundle of evidence'],
    [['rejudge', 'many'], 'is no bundle of evidence'],
    [['compare', 'other.json', evidence], 'neither is a report'],
    [['compare', evidence, 'sound.edxml'], 'neither is a report'],
    [['compare', 'many', evidence], 'neither is a report'],
  ])('that is none is no verdict: %j ends with 2 and one line', async (argv, said) => {
    write('other.json', '{"a":1}');
    write('sound.json', (await check('sound.edxml', '--json')).stdout);
    const { exitCode, stdout, stderr } = await runRecorded(argv, here);
    expect([exitCode, stdout, stderr.split('\n').length]).toEqual([2, '', 2]);
    expect(stderr).toContain(said);
  });

  test('of another form than a report has is refused by its faults', async () => {
    write('other-form.json', '{"schema":"lienthong-run-report/9"}');
    const { exitCode, stderr } = await runRecorded(['compare', evidence, 'other-form.json'], here);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('lienthong-run-report/1')]);
  });

  test('that lacks a part was tampered with', async () => {
    const lines = readFileSync(join(folder, evidence), 'utf8').split('\n');
    write('lacking.evidence', lines.filter((line) => !line.includes('"entries.jsonl"')).join('\n'));
    const { exitCode, stderr } = await runRecorded(['rejudge', 'lacking.evidence'], here);
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('evidence.part-missing')]);
  });
});
