import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { encodeTimeStampToken, imprintOf } from '../../fixtures/keys/encode-time-stamp.ts';
import { hasOpenSsl, type OpenSsl, openOpenSsl, withOpenSsl } from '../../fixtures/keys/openssl.ts';
import { proofsAt } from '../../fixtures/keys/proofs.ts';
import { pemOf, signingKeyOf } from '../../fixtures/keys/signing-keys.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { read } from '../../protocol/result.ts';
import { signedLetter } from './signed-letter.ts';
import type { TimeStamper } from './signing-order.ts';

const pki = testPki();
const at = Date.parse('2026-11-20T09:15:32+07:00');
const timeStamp: TimeStamper = async (signature) =>
  read(encodeTimeStampToken({ imprint: imprintOf(signature), at: at + 2000, signer: pki.timeStamp }));

const kinds = [
  ['PKCS#1 v1.5, B-B', signingKeyOf(pki.leader), signingKeyOf(pki.seal), 'b'],
  [
    'RSASSA-PSS, B-T',
    signingKeyOf(pki.leader, { scheme: 'rsa-pss' }),
    signingKeyOf(pki.seal, { scheme: 'rsa-pss' }),
    't',
  ],
  ['ECDSA, B-LT', signingKeyOf(pki.ecLeader), signingKeyOf(pki.ecSeal, { hash: 'sha384' }), 'lt'],
] as const;

/** The ranges and the message of every signature in a file, found without any reader of PDF. */
function signaturesIn(pdf: Uint8Array): readonly { readonly covered: Buffer; readonly cms: Buffer }[] {
  const text = Buffer.from(pdf).toString('latin1');
  return Array.from(text.matchAll(/\/ByteRange \[0 +(\d+) +(\d+) +(\d+)\]/g), (match) => {
    const [end, start, length] = match.slice(1).map(Number);
    if (end === undefined || start === undefined || length === undefined) throw new Error('no range');
    const hole = Buffer.from(text.slice(end + 1, start - 1), 'hex');
    const covered = Buffer.concat([pdf.subarray(0, end), pdf.subarray(start, start + length)]);
    return { covered, cms: hole.subarray(0, 4 + hole.readUInt16BE(2)) };
  });
}

describe('a signed letter', () => {
  it('has the person’s signature first, then the agency’s over all of it (SIG-02, SIG-03, SIG-04)', async () => {
    const { pdf } = await signedLetter(
      { seed: 1 },
      { person: signingKeyOf(pki.leader), agency: signingKeyOf(pki.seal) },
    );
    const [person, agency, ...more] = signaturesIn(pdf);
    expect(more).toEqual([]);
    expect(agency?.covered.length).toBeGreaterThan(person?.covered.length ?? 0);
    expect(agency?.cms.includes(pki.seal.certificate)).toBe(true);
    expect(person?.cms.includes(pki.leader.certificate)).toBe(true);
  });

  it('says the time of signing with the offset of Vietnam (SIG-21)', async () => {
    const signers = { person: signingKeyOf(pki.leader), agency: signingKeyOf(pki.seal), at };
    const { pdf } = await signedLetter({ seed: 1 }, signers);
    const times = Buffer.from(pdf)
      .toString('latin1')
      .match(/\/M \(D:[^)]*\)/g);
    expect(times).toEqual(["/M (D:20261120091532+07'00')", "/M (D:20261120092532+07'00')"]);
  });

  it('is the same bytes for the same order', async () => {
    const signers = { person: signingKeyOf(pki.ecLeader), agency: signingKeyOf(pki.seal), at };
    const [one, other] = [await signedLetter({ seed: 3 }, signers), await signedLetter({ seed: 3 }, signers)];
    expect(Buffer.compare(one.pdf, other.pdf)).toBe(0);
    expect(Buffer.compare(one.annex, other.annex)).toBe(0);
  });
});

const hasPdfSig = spawnSync('pdfsig', ['-v']).status === 0;
const pdfSigName = hasPdfSig ? 'pdfsig' : 'pdfsig – SKIPPED: it is not here; apt-get install poppler-utils';

describe.skipIf(!hasPdfSig)(pdfSigName, () => {
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-pdfsig-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(kinds)('takes both signatures and the annex’s: %s', async (_, person, agency, level) => {
    const { pdf, annex } = await signedLetter(
      { seed: 2 },
      { person, agency, level, timeStamp, at, proof: proofsAt(at) },
    );
    expect(validIn(pdf)).toBe(2);
    expect(validIn(annex)).toBe(1);
  });

  function validIn(pdf: Uint8Array): number {
    const file = join(folder, 'letter.pdf');
    writeFileSync(file, pdf);
    const { stdout } = spawnSync('pdfsig', ['-nocert', file], { encoding: 'utf8', timeout: 20_000 });
    return stdout.match(/Signature is Valid\./g)?.length ?? 0;
  }
});

describe.skipIf(!hasOpenSsl)(withOpenSsl('openssl cms'), () => {
  const openssl: OpenSsl = openOpenSsl();
  afterAll(() => openssl.close());

  it.each(kinds)(
    'verifies the message over the covered bytes, up to the root: %s',
    async (_, person, agency, level) => {
      const { pdf } = await signedLetter(
        { seed: 2 },
        { person, agency, level, timeStamp, at, proof: proofsAt(at) },
      );
      const root = openssl.file('root.pem', pemOf('CERTIFICATE', pki.root.certificate));
      for (const { covered, cms } of signaturesIn(pdf)) {
        const [content, message] = [openssl.file('content', covered), openssl.file('message', cms)];
        const files = ['-in', message, '-inform', 'DER', '-content', content, '-CAfile', root];
        const asOf = ['-purpose', 'any', '-attime', String(at / 1000), '-out', openssl.path('out')];
        const { text, exitCode } = await openssl.run(
          'cms',
          '-verify',
          '-binary',
          '-cades',
          ...files,
          ...asOf,
        );
        expect(text).toContain('successful');
        expect(exitCode).toBe(0);
      }
    },
  );
});

const hasQpdf = spawnSync('qpdf', ['--version']).status === 0;
const qpdfName = hasQpdf ? 'qpdf' : 'qpdf – SKIPPED: it is not here; apt-get install qpdf';

describe.skipIf(!hasQpdf)(qpdfName, () => {
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-qpdf-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('finds nothing wrong with the structure', async () => {
    const signers = {
      person: signingKeyOf(pki.leader),
      agency: signingKeyOf(pki.seal),
      level: 'lt',
      timeStamp,
      at,
    } as const;
    const { pdf } = await signedLetter({ seed: 2 }, { ...signers, proof: proofsAt(at) });
    const file = join(folder, 'letter.pdf');
    writeFileSync(file, pdf);
    const { stdout, status } = spawnSync('qpdf', ['--check', file], { encoding: 'utf8', timeout: 20_000 });
    expect(stdout).toContain('No syntax or stream encoding errors');
    expect(status).toBe(0);
  });
});
