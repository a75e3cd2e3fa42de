import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wholeSuite } from '../../conformance/engine/suite.ts';
import { type RunReport, whatItIsNot } from '../../conformance/report/run-report.ts';
import { friday, leaderOrder } from '../../simulator/pki/services-under-test.ts';
import { certifyingSuite } from './certifying-suite.ts';
import { startCertifying } from './certifying-under-test.ts';

const bench = await startCertifying('certify');
const { at, run, time, services } = bench;
const declared = ['--system', 'QLVB', '--system-version', '3.1', '--owner', 'UBND tỉnh Mẫu'];
const settings = ['--as-of', '2026-11-20', '--seed', 's', '--certification', '--captured-at', 'system'];

beforeAll(async () => {
  await bench.keyFor('key.p12', leaderOrder);
  const trust = await services.trustFile();
  writeFileSync(at('root.pem'), trust.anchors.map(({ certificate }) => certificate).join('\n'));
  await bench.writeCorpus();
  mkdirSync(at('lean'));
  for (const name of readdirSync(at('corpus')))
    if (!/zipped|scanned/.test(name)) cpSync(at(`corpus/${name}`), at(`lean/${name}`));
  mkdirSync(at('one'));
  cpSync(at('corpus/signed.edxml'), at('one/signed.edxml'));
  await run('check', 'packet', 'corpus', ...settings, ...declared, '--bundle', 'run');
  await run('check', 'packet', 'corpus', ...settings, ...declared, '--group', 'ENV', '--bundle', 'part');
  await run('check', 'packet', 'corpus', ...settings, '--bundle', 'nameless');
  const untold = settings.slice(0, 4);
  await run('check', 'packet', 'corpus', ...untold, ...declared, '--bundle', 'untold');
  await run('check', 'packet', 'lean', ...settings, ...declared, '--bundle', 'lean-run');
  await run('check', 'packet', 'one', ...settings, ...declared, '--bundle', 'one-run');
});
afterAll(bench.close);

const certify = (runs: readonly string[], output: string) =>
  run('certify', ...runs, '-o', output, ...bench.signing());
const verify = (place: string, ...more: readonly string[]) =>
  run('verify-certificate', place, ...(more.includes('--time') ? [] : time), ...more);

/** The package, made once: a folder, and the same as one file. */
const made = async (): Promise<void> => {
  if (existsSync(at('package'))) return;
  const { stderr, exitCode, stdout } = await certify(['run'], 'package');
  expect([exitCode, stdout.split('\n')[0]], stderr).toEqual([0, whatItIsNot.en]);
};

/** A copy of the package in which something is changed. */
async function changed(name: string, change: (place: string) => void): Promise<string> {
  await made();
  cpSync(at('package'), at(name), { recursive: true });
  change(at(name));
  return name;
}

describe('a certificate package', () => {
  it('is valid alone: whole, signed, time-stamped, with its proofs', async () => {
    await made();
    const { stdout, exitCode } = await verify('package', '--trust', 'trust.json');
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('THE PACKAGE IS VALID')]);
    expect(stdout.split('\n')[0]).toBe(whatItIsNot.en);
    expect(stdout).toContain('certification.test-key');
    expect(readdirSync(at('package')).sort()).toEqual([
      ...['SHA256SUMS', 'certificate.pdf', 'manifest.json', 'manifest.p7s', 'proofs', 'reports'],
    ]);
  });

  it('is refused when one byte of a proof is flipped', async () => {
    const name = await changed('flip-proof', (place) => {
      const [proof = ''] = readdirSync(join(place, 'proofs'));
      const bytes = readFileSync(join(place, 'proofs', proof));
      bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 1;
      writeFileSync(join(place, 'proofs', proof), bytes);
    });
    expect((await verify(name, '--trust', 'trust.json')).exitCode).toBe(1);
  });

  it('can be one file', async () => {
    const { exitCode, stderr } = await certify(['run'], 'package.zip');
    expect([exitCode, stderr.includes('error')]).toEqual([0, false]);
    expect((await verify('package.zip', '--trust', 'trust.json')).exitCode).toBe(0);
  });

  it('says what the system does not write, where its owner says so', async () => {
    const refused = await certify(['lean-run'], 'lean-package');
    expect([refused.exitCode, refused.stderr.match(/certification\.[\w-]+/g)]).toEqual([
      1,
      ['certification.corpus-may-lack', 'certification.corpus-may-lack', 'certification.corpus-may-lack'],
    ]);
    const made = await run(
      'certify',
      'lean-run',
      '-o',
      'lean-package',
      '--without',
      'zip,scan',
      'copy',
      ...bench.signing(),
    );
    expect([made.exitCode, made.stderr.includes('corpus')]).toEqual([0, false]);
    const verified = await verify('lean-package', '--trust', 'trust.json');
    expect([verified.exitCode, verified.stdout]).toEqual([0, expect.stringContaining('zip, scan, copy')]);
    const never = await run('certify', 'lean-run', '-o', 'x', '--without', 'recall', ...bench.signing());
    expect([never.exitCode, never.stderr]).toEqual([64, expect.stringContaining('zip, scan, copy')]);
  });

  it('needs the least corpus: one document proves nothing of recalls and statuses', async () => {
    const { exitCode, stderr } = await certify(['one-run'], 'one-package');
    expect([exitCode, existsSync(at('one-package'))]).toEqual([1, false]);
    for (const what of ['a recall', 'an update', 'a replacement', 'a take-back', 'a refusal', 'statuses 01'])
      expect(stderr).toContain(what);
  });

  it('never replaces another', async () => {
    await made();
    const { exitCode, stderr } = await certify(['run'], 'package');
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('is there already')]);
  });

  it('leaves open who signed it when nobody says whom to trust', async () => {
    await made();
    const { stdout, exitCode } = await verify('package');
    expect([exitCode, stdout]).toEqual([2, expect.stringContaining('certification.signature-undetermined')]);
  });

  it('is refused by whoever trusts somebody else', async () => {
    await made();
    const { anchors: all } = await services.trustFile();
    const anchors = all.filter(({ purposes }) => purposes.includes('public-signature'));
    writeFileSync(at('others.json'), JSON.stringify({ anchors }));
    const { stdout, exitCode } = await verify('package', '--trust', 'others.json');
    expect([exitCode, stdout]).toEqual([1, expect.stringContaining('certification.signature-unsound')]);
  });

  it('is good until its last day', async () => {
    await made();
    const { stdout, exitCode } = await verify('package', '--time', '2028-01-01T00:00:00Z');
    expect([exitCode, stdout]).toEqual([1, expect.stringContaining('certification.expired')]);
  });

  const files = ['manifest.json', 'manifest.p7s', 'certificate.pdf', 'reports/1-packet.json'];
  it.each([...files, 'SHA256SUMS'])('is refused when one byte of %s is flipped', async (file) => {
    const name = await changed(`flip-${file.replace('/', '-')}`, (place) => {
      const bytes = readFileSync(join(place, file));
      const middle = Math.floor(bytes.length / 2);
      bytes[middle] = (bytes[middle] ?? 0) ^ 1;
      writeFileSync(join(place, file), bytes);
    });
    expect((await verify(name, '--trust', 'trust.json')).exitCode).toBe(1);
  });

  it.each([...files, 'SHA256SUMS'])('is refused without %s', async (file) => {
    const name = await changed(`without-${file.replace('/', '-')}`, (place) => rmSync(join(place, file)));
    const { stdout, exitCode } = await verify(name, '--trust', 'trust.json');
    expect([exitCode, stdout]).toEqual([1, expect.stringContaining('certification.part-missing')]);
  });

  it('is refused with a file that the manifest does not name', async () => {
    const name = await changed('guest', (place) => writeFileSync(join(place, 'more.html'), 'passed'));
    expect((await verify(name, '--trust', 'trust.json')).stdout).toContain('certification.part-unknown');
  });

  it('tells machines the same', async () => {
    await made();
    const { stdout } = await verify('package', '--trust', 'trust.json', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      verdict: 'valid',
      problems: [{ code: 'certification.test-key' }],
      manifest: { system: { name: 'QLVB' }, signing: 'test-key', runs: [{ seats: ['packet'] }] },
    });
  });
});

describe('making a package', () => {
  it.each([
    [['part'], 'certification.run-unfinished'],
    [['part'], 'certification.case-missing'],
    [['nameless'], 'certification.system-unnamed'],
    [['untold'], 'certification.capture-untold'],
    [['run', 'run'], 'certification.seat-twice'],
    [['run', 'part'], 'certification.seat-twice'],
  ])('is refused out of %j: %s', async (runs, code) => {
    const { stderr, exitCode } = await certify(runs, 'never');
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining(code)]);
    expect(existsSync(at('never'))).toBe(false);
  });

  it.each(['2027-02-31', '2026-11-01', '31/12/2026'])(
    'is refused for a last day that is none: %s',
    async (day) => {
      const { stderr, exitCode } = await certify(['run', '--valid-until', day], 'never');
      expect([exitCode, stderr]).toEqual([64, expect.stringContaining('must be a real day to come')]);
    },
  );

  const edits: readonly (readonly [string, (report: RunReport) => object, string])[] = [
    [
      'another verdict',
      ({ results: [first, ...rest] }) => ({ results: [{ ...first, verdict: 'not-applicable' }, ...rest] }),
      'certification.verdicts-differ',
    ],
    ['another profile', () => ({ profile: 'legacy' }), 'otherwise about profile'],
    ['another system', ({ system }) => ({ system: { ...system, name: 'X' } }), 'otherwise about system/name'],
    [
      'other tolerances, and the hash of a ruleset with these',
      ({ tolerances, suite }) => {
        const other = { ...tolerances, urgentSendWarn: tolerances.urgentSendWarn + 1 };
        const rulesetHash = certifyingSuite(wholeSuite()).rulesetHash(other);
        return { tolerances: other, suite: { ...suite, rulesetHash } };
      },
      'certification.ruleset-changed',
    ],
  ];
  it.each(edits)('is refused when somebody wrote %s into the report', async (what, edit, said) => {
    const name = `edited-${what.slice(0, 15)}`;
    cpSync(at('run'), at(name), { recursive: true });
    const report: RunReport = JSON.parse(readFileSync(at(`${name}/report.json`), 'utf8'));
    writeFileSync(at(`${name}/report.json`), JSON.stringify({ ...report, ...edit(report) }));
    const { exitCode, stderr } = await certify([name], 'never');
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining(said)]);
    expect(existsSync(at('never'))).toBe(false);
  });

  it('is refused when the evidence was changed', async () => {
    cpSync(at('run'), at('tampered'), { recursive: true });
    const entries = readFileSync(at('tampered/entries.jsonl'), 'utf8');
    writeFileSync(at('tampered/entries.jsonl'), entries.replace('corpus/', 'korpus/'));
    const { exitCode, stderr } = await certify(['tampered'], 'never');
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('evidence.entry-changed')]);
  });

  const trust = ['--trust', 'trust.json', '--online'];
  const tsa = `${services.url}/tsp`;
  it.each([
    ['without a time-stamp', ['--key', 'key.p12', ...trust], 'signing.time-stamp-missing'],
    [
      'where no time-stamp can be had',
      ['--key', 'key.p12', ...trust, '--tsa', `${services.url}/nowhere`],
      'signing.time-stamp-unavailable',
    ],
    ['without trust in the key', ['--key', 'key.p12', '--tsa', tsa], 'signing.certificate-untrusted'],
    ['by a key that is none', ['--key', 'trust.json', ...trust, '--tsa', tsa], 'signing.key-unreadable'],
  ])('is no verdict on the run %s', async (_, signing, code) => {
    const { exitCode, stderr } = await run('certify', 'run', '-o', 'never', ...time, ...signing);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(code)]);
    expect(existsSync(at('never'))).toBe(false);
  });

  it('needs runs, and says so of what is none', async () => {
    const { exitCode, stderr } = await certify(['trust.json'], 'never');
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('is no bundle of evidence')]);
  });
});

describe.skipIf(spawnSync('openssl', ['version']).status !== 0)(
  'the signature before plain openssl (missing here when skipped: apt-get install openssl)',
  () => {
    const openssl = () =>
      execFileSync(
        'openssl',
        [
          ...['cms', '-verify', '-binary', '-inform', 'DER', '-in', 'manifest.p7s'],
          ...['-content', 'manifest.json', '-CAfile', at('root.pem'), '-purpose', 'any'],
          ...['-attime', String(friday / 1000)],
        ],
        { cwd: at('package'), stdio: 'pipe' },
      );

    it('is verified with the root alone', async () => {
      await made();
      expect(openssl().equals(readFileSync(at('package/manifest.json')))).toBe(true);
    });
  },
);

describe('the page of a certificate', () => {
  it.skipIf(spawnSync('pdftotext', ['-v']).error !== undefined)(
    'is one page that says what it is not, and that its key is one for tests (missing when skipped: poppler-utils)',
    async () => {
      await made();
      const text = execFileSync('pdftotext', ['-layout', 'certificate.pdf', '-'], {
        cwd: at('package'),
      }).toString();
      expect(text.match(/\f/g)).toHaveLength(1);
      expect(text.replace(/\s+/g, ' ')).toContain(whatItIsNot.vi);
      expect(text).toContain('KHOÁ THỬ NGHIỆM – KHÔNG CÓ GIÁ TRỊ');
      expect(text).toContain('QLVB, phiên bản 3.1');
    },
  );
});
