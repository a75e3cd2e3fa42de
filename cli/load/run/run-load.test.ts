import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smokeOf } from '../../../loadtests/profiles/cut.ts';
import { profiles } from '../../../loadtests/profiles/profiles.ts';
import { sampleJournal } from '../../../loadtests/report/sample-run.ts';
import { runRecorded } from '../../recorded-context.ts';
import { findK6, servesScripts } from '../k6-program.ts';
import { prepareProfile } from '../prepare-profile.ts';
import { type StandInManner, startEmptyHub, writeStandIn } from './stand-in-under-test.ts';

const lines = [...sampleJournal({ seconds: 20 })].map((each) => `${JSON.stringify(each)}\n`);
const whole: StandInManner = { journal: lines.join(''), exitCode: 0 };
const thrown = `${JSON.stringify({ op: 'thrown', act: 'big', why: 'Error: no', t: 1_770_861_600_000, vu: 1, seg: '0:1' })}\n`;
const elsewhere = ['load', 'run', 'L2', '--smoke', '--payloads', 'goi', '--secrets', 'khoa.json'];
const secret = 'khoa-bi-mat-0719';

describe.skipIf(process.platform === 'win32')('lienthong load run', () => {
  let folder: string;
  let hub: Awaited<ReturnType<typeof startEmptyHub>>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lienthong-load-run-'));
    hub = await startEmptyHub();
    const profile = smokeOf(profiles.L2);
    await prepareProfile(profile, {
      folder: join(folder, 'goi'),
      seed: '7',
      at: 0,
      onProgress: () => undefined,
    });
    const cast: readonly (readonly [string, string])[] = JSON.parse(
      await readFile(join(folder, 'goi', 'cast.json'), 'utf8'),
    );
    const secrets = Object.fromEntries(cast.map(([, system]) => [system, secret]));
    await writeFile(join(folder, 'khoa.json'), JSON.stringify(secrets));
  });
  afterAll(async () => {
    hub.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function run(manner: StandInManner, more: readonly string[] = [], signal?: AbortSignal) {
    const own = await mkdtemp(join(folder, 'lan-'));
    const k6 = await writeStandIn(own, manner);
    const out = join(own, 'kq');
    const args = ['--target', hub.url, '--payloads', 'goi', '--secrets', 'khoa.json', '--out', out, ...more];
    const result = await runRecorded(['load', 'run', 'L2', '--smoke', ...args], {
      cwd: folder,
      env: { LIENTHONG_K6: k6 },
      language: 'vi',
      ...(signal === undefined ? {} : { signal }),
    });
    return { ...result, out };
  }

  it('ends with 0 when every threshold and truth hold, and leaves all of the run in its folder', async () => {
    const { exitCode, stdout, stderr, out } = await run(whole);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Chạy rút gọn đạt');
    expect(stdout).toContain('Không mất, không trùng, không lạc');
    expect((await readdir(out)).sort()).toEqual([
      'journal.ndjson',
      'k6.log',
      'manifest.json',
      'profile.json',
      'report.html',
      'report.json',
      'report.xml',
      'samples.json',
      'truth.json',
    ]);
  });

  it('writes no secret anywhere', async () => {
    const { stdout, out } = await run(whole, ['--json']);
    const files = await Promise.all((await readdir(out)).map((each) => readFile(join(out, each), 'utf8')));
    for (const text of [stdout, ...files]) expect(text).not.toContain(secret);
    expect(JSON.parse(stdout)).toMatchObject({ schema: 'lienthong-load-report/1', verdict: 'stands' });
  });

  it('ends with 1 when a document is lost, and names it', async () => {
    const journal = lines.filter((each) => !(each.includes('"fetched"') && each.includes('d7-H17'))).join('');
    const { exitCode, stdout, out } = await run({ ...whole, journal });
    expect(exitCode).toBe(1);
    expect(stdout).toContain('mất (lost): 1');
    expect(await readFile(join(out, 'report.html'), 'utf8')).toContain('G01,2026/02/12,7/CV');
    expect(stdout).toContain('ở lần chạy trước (cùng hạt giống) thì không giao lại');
  });

  it('ends with 1 when k6 says that a threshold held which its own journal breaks', async () => {
    const journal = [...sampleJournal({ seconds: 20, listMs: () => 1500 })].map(
      (each) => `${JSON.stringify(each)}\n`,
    );
    const metric = { thresholds: { 'p(95)<=1000': { ok: true } }, values: { 'p(95)': 900 } };
    const summary = { metrics: { 'call_ms{op:list}': metric } };
    const { exitCode, stdout } = await run({ journal: journal.join(''), summary, exitCode: 0 });
    expect(exitCode).toBe(1);
    expect(stdout).toContain('threshold-lie');
  });

  it.each([
    ['k6 crashes', { journal: '', exitCode: 107 }],
    ['nothing was journalled', { journal: '', exitCode: 0 }],
    ['an iteration ended in an error of k6', { journal: `${lines.join('')}${thrown}`, exitCode: 0 }],
    ['a line is no line of a journal', { journal: 'hello\n{}\n', exitCode: 0 }],
  ] as const)('ends with 2 when %s', async (_, manner) => {
    const { exitCode, stdout } = await run(manner);
    expect(exitCode).toBe(2);
    expect(stdout).toContain('Chưa kết luận được');
  });

  it('stops k6 at Ctrl-C, and never calls what was done a pass', async () => {
    const stop = new AbortController();
    const asked = { interrupt: false };
    const running = run({ ...whole, waits: true }, [], stop.signal);
    while (!asked.interrupt) {
      await new Promise((later) => setImmediate(later));
      const found = await readdir(folder, { recursive: true });
      asked.interrupt = found.some((each) => each.endsWith('.ready'));
    }
    stop.abort();
    const { exitCode, stdout, stderr } = await running;
    expect(exitCode).toBe(2);
    // The short form drains for 30 s, and then empties the lists in the end: 30 + 150 + 130 + 20.
    expect(stderr).toContain(
      'k6 cắt các lượt gọi đang mở, rồi lấy nốt những gì còn chờ trên Trục, lâu nhất 330 giây',
    );
    expect(stdout).toContain('bị dừng giữa chừng');
    expect(stdout).not.toContain('đạt;');
  });

  it.each([
    [['load', 'run'], 'cần tên bài tải'],
    [['load', 'run', 'L99'], 'không có bài tải “L99”'],
    [['load', 'run', 'L2', '--smoke', '--scale', '2'], '--smoke tự có tải'],
    [['load', 'run', 'L2', '--scale', 'x'], 'không dùng được cho “--scale <n>”'],
    [['load', 'run', 'L2', '--smoke', '--target', 'http://127.0.0.1:9'], 'cần --payloads'],
    [
      ['load', 'run', 'L2', '--target', 'http://127.0.0.1:9', '--payloads', 'goi', '--out', 'x1'],
      'văn bản, bài tải cần',
    ],
    [['load', 'run', 'L2', '--smoke', '--out', 'goi'], 'không rỗng'],
    [
      ['load', 'run', 'L2', '--smoke', '--target', 'http://127.0.0.1:9', '--payloads', 'goi', '--out', 'x2'],
      'cần --secrets',
    ],
    [[...elsewhere, '--target', '127.0.0.1:8080', '--out', 'x3'], '“127.0.0.1:8080” không phải địa chỉ http'],
    [
      [...elsewhere, '--target', 'http://127.0.0.1:9', '--management', '127.0.0.1:8081', '--out', 'x4'],
      '“127.0.0.1:8081” không phải địa chỉ http',
    ],
    [
      [
        'load',
        'part',
        '1/2',
        '--target',
        '127.0.0.1:9',
        '--payloads',
        'goi',
        '--secrets',
        'khoa.json',
        '--out',
        'x5',
      ],
      '“127.0.0.1:9” không phải địa chỉ http',
    ],
  ])('says what is wrong with %j (64)', async (argv, words) => {
    const k6 = await writeStandIn(await mkdtemp(join(folder, 'lan-')), whole);
    const { exitCode, stderr } = await runRecorded(argv, {
      cwd: folder,
      env: { LIENTHONG_K6: k6 },
      language: 'vi',
    });
    expect(stderr).toContain(words);
    expect(exitCode).toBe(64);
  });

  it('ends with 2 when packets of an earlier run still wait at the hub, which would seem to be nobody’s', async () => {
    const full = await startEmptyHub(['d1']);
    const { exitCode, stdout, stderr } = await run(whole, ['--target', full.url]);
    full.close();
    // A document and a status for each of 130 systems.
    expect([exitCode, stdout, stderr]).toEqual([2, '', expect.stringContaining('còn 260 gói từ trước')]);
    expect(stderr).toContain('lienthong load part drain');
  });

  it('ends with 2 when there is no k6, or no hub at the address', async () => {
    const none = await runRecorded(['load', 'run', 'L2', '--smoke'], {
      cwd: folder,
      env: { PATH: '' },
      language: 'en',
    });
    expect([none.exitCode, none.stderr]).toEqual([2, expect.stringContaining('k6 2.x is needed')]);
    const { exitCode, stderr } = await run(whole, ['--target', 'http://127.0.0.1:9']);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('Trục không trả lời')]);
  });
});

const k6 = await findK6({ cwd: process.cwd(), env: process.env });
const isReady = k6 !== undefined && servesScripts(k6);

describe.skipIf(!isReady)(
  'lienthong load run with real k6 (missing here when skipped: k6 2.x; lienthong load k6 builds it)',
  () => {
    it('loads the reference hub for three seconds, and every document is where it belongs', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'lienthong-load-real-'));
      const argv = [
        'load',
        'run',
        'L2',
        '--duration',
        '3s',
        '--scale',
        '0.4',
        '--out',
        join(folder, 'kq'),
        '--json',
      ];
      const { stdout, stderr } = await runRecorded(argv, {
        cwd: process.cwd(),
        env: process.env as Record<string, string>,
        language: 'en',
      });
      const report: unknown = JSON.parse(stdout);
      expect(stderr).toBe('');
      expect(report).toMatchObject({
        truth: { verdict: 'whole', byRule: {} },
        target: { ours: true },
        k6: { version: k6?.version },
      });
      expect(existsSync(join(folder, 'kq', 'spans.json'))).toBe(true);
      await rm(folder, { recursive: true, force: true });
    });
  },
);
