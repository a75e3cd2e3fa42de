import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { algorithmUse, parseSignatureAlgorithm } from './algorithms.ts';
import type { Certificate } from './certificate.ts';
import { parseCertificate } from './parse-certificate.ts';
import { verifySignatureBytes } from './verify-bytes.ts';

const pki = testPki();

function certificateOf(der: Uint8Array): Certificate {
  const reading = parseCertificate(der);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.value;
}

const holders = Object.entries(pki).map(([name, holder]) => ({ name, holder }));

describe('reading a certificate', () => {
  it.each(holders)('CRT-06: reads all that $name’s must hold', ({ holder }) => {
    const certificate = certificateOf(holder.certificate);
    expect(certificate.version).toBe(3);
    expect(certificate.serial).toMatch(/^[1-9A-F][0-9A-F]*$/);
    expect(certificate.issuer.canonical).toBe(
      certificateOf((holder.issuer ?? holder).certificate).subject.canonical,
    );
    expect(certificate.notBefore).toBeLessThan(certificate.notAfter);
    expect(certificate.keyUsage).toBeDefined();
    expect(certificate.isAuthority).toBe(certificate.keyUsage?.includes('keyCertSign'));
  });

  it.each(holders)('SIG-05: $name’s was signed with its issuer’s key and no other', ({ holder }) => {
    const certificate = certificateOf(holder.certificate);
    const issuer = certificateOf((holder.issuer ?? holder).certificate);
    const algorithm = parseSignatureAlgorithm(certificate.signatureAlgorithm);
    const use = algorithm.ok ? algorithmUse(algorithm.value, issuer.publicKey) : algorithm;
    if (!use.ok) throw new Error(JSON.stringify(use.problems));
    const { toBeSigned, signature } = certificate;
    expect(verifySignatureBytes(use.value, issuer.publicKey, toBeSigned, signature)).toBe('holds');
    const other = Uint8Array.from(toBeSigned).fill(0, 20, 21);
    expect(verifySignatureBytes(use.value, issuer.publicKey, other, signature)).toBe('fails');
  });

  it('gives look-alikes the same canonical name, and other bytes', () => {
    const [real, false_] = [pki.root, pki.lookAlikeRoot].map((each) => certificateOf(each.certificate));
    expect(false_?.subject.canonical).toBe(real?.subject.canonical);
    expect(false_?.sha256).not.toBe(real?.sha256);
  });

  it('CRT-08: answers for any damage, and never throws', () => {
    const whole = pki.tlsServer.certificate;
    const place = fc.integer({ min: 0, max: whole.length - 1 });
    fc.assert(
      fc.property(fc.array(fc.tuple(place, fc.nat(255)), { minLength: 1, maxLength: 4 }), (changes) => {
        const damaged = Uint8Array.from(whole);
        for (const [at, byte] of changes) damaged[at] = byte;
        const reading = parseCertificate(damaged);
        expect(reading.ok || reading.problems.length > 0).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  it('CRT-08: refuses whatever is cut short or goes on', () => {
    const whole = pki.leader.certificate;
    for (let length = 0; length < whole.length; length += 7) {
      expect(parseCertificate(whole.subarray(0, length)).ok).toBe(false);
    }
    expect(parseCertificate(Uint8Array.of(...whole, 0)).ok).toBe(false);
  });
});
