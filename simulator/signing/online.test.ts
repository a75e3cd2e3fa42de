import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { officialLetter } from '../../fixtures/documents/official-letter.ts';
import { sourceOf } from '../../protocol/pdf/source.ts';
import type { VerificationContext } from '../../protocol/security/context.ts';
import { parseCertificate } from '../../protocol/security/parse-certificate.ts';
import { verifyPdf } from '../../protocol/security/pdf/verify-pdf.ts';
import { lawProfile } from '../../protocol/security/profiles.ts';
import type { SigningKey } from '../../protocol/security/signing-key.ts';
import {
  leaderOrder,
  manager,
  type ServicesUnderTest,
  startServicesUnderTest,
} from '../pki/services-under-test.ts';
import { createSystemClock } from '../ports/system-clock.ts';
import { collectProof, joinProofs } from './collect-proof.ts';
import { memoryKey } from './memory-key.ts';
import { openPkcs12 } from './pkcs12.ts';
import { signPdf } from './sign-pdf.ts';
import { outcomeOf, signedOf } from './signing-under-test.ts';
import { createTimeStampClient } from './time-stamp-client.ts';

let services: ServicesUnderTest;
beforeEach(async () => {
  services = await startServicesUnderTest();
});
afterEach(() => services.close());

const letter = await officialLetter({ seed: 1, signer: leaderOrder.subject.commonName });
const reach = { fetch, clock: createSystemClock() };

/** The leader's key as the desk hands it over: a PKCS#12 file. */
async function collectKey(): Promise<{ readonly key: SigningKey; readonly serial: string }> {
  const { number } = signedOf(await services.desk.request(leaderOrder));
  const file = signedOf(await services.desk.collect(number, 'mat-khau-0719'));
  const key = signedOf(memoryKey(signedOf(openPkcs12(file, 'mat-khau-0719')), { scheme: 'rsa-pss' }));
  return { key, serial: signedOf(parseCertificate(key.certificate)).serial };
}

/** What the services say now, asked over HTTP. */
async function contextFor(key: SigningKey): Promise<VerificationContext> {
  const { anchors } = await services.trustFile();
  const [root] = anchors.filter(({ purposes }) => purposes.includes('official-signature'));
  const der = Buffer.from(root?.certificate.replaceAll(/-----[^-]+-----|\s/g, '') ?? '', 'base64');
  const certificate = signedOf(parseCertificate(new Uint8Array(der)));
  const { proof, problems } = await collectProof([key.certificate, ...key.chain], reach);
  expect(problems).toEqual([]);
  const trust = { anchors: [{ certificate, purposes: ['official-signature', 'time-stamp'] as const }] };
  return { profile: lawProfile, trust, proof, now: services.clock.now() };
}

function signAt(key: SigningKey, check: VerificationContext) {
  const { clock, url } = services;
  const random = (length: number) => new Uint8Array(length).fill(9);
  const timeStamp = createTimeStampClient({ url: `${url}/tsp`, fetch, clock, random });
  const role = { kind: 'person', title: letter.metadata.letterhead.position } as const;
  return signPdf(letter.pdf, { key, role, at: clock.now(), level: 'lt', check, timeStamp });
}

describe('signing with the trust services', () => {
  it('makes a letter that is verified when the services are gone (SIG-15, SIG-16, TSP-01)', async () => {
    const { key } = await collectKey();
    const context = await contextFor(key);
    const signed = signedOf(await signAt(key, context));
    await services.close();
    const offline = { ...context, proof: { certificates: [], crls: [], ocspAnswers: [] } };
    const { verdict, signatures } = verifyPdf(sourceOf(signed), offline);
    expect([verdict, signatures[0]?.proven?.by]).toEqual(['valid', 'time-stamp']);
  });

  it.each([
    ['revoked', 'signing.certificate-revoked'],
    ['suspended', 'signing.certificate-suspended'],
  ] as const)('does not sign once the certificate is %s (SIG-10)', async (standing, code) => {
    const { key, serial } = await collectKey();
    await contextFor(key);
    const { care } = services;
    if (standing === 'revoked') signedOf(care.revoke(serial, manager, 'keyCompromise'));
    else signedOf(care.suspend(serial, manager));
    await services.clock.advance(10 * 60_000);
    expect(outcomeOf(await signAt(key, await contextFor(key)))).toContain(code);
  });

  it.each([
    ['is down', { kind: 'drop' }, 'signing.time-stamp-unavailable'],
    ['shows a web page', { kind: 'html-page', status: 200 }, 'timestamp.malformed'],
    ['tells a time an hour ahead', { kind: 'skewed', ms: 3_600_000 }, 'signing.time-stamp-skewed'],
    ['loses the nonce', { kind: 'nonce-lost' }, 'timestamp.answer-differs'],
    ['is not the one that is listed', { kind: 'wrong-signer' }, 'signing.time-stamp-unsound'],
    ['signs wrongly', { kind: 'bad-signature' }, 'signing.time-stamp-unsound'],
    ['stamps something else', { kind: 'other-subject' }, 'timestamp.answer-differs'],
  ] as const)('signs nothing when the time-stamp service %s (TSP-06)', async (_, fault, code) => {
    const { key } = await collectKey();
    const check = await contextFor(key);
    services.faults.set({ rules: [], trust: [{ id: 'x', rate: 1, service: 'time-stamp', ...fault }] });
    expect(outcomeOf(await signAt(key, check))).toContain(code);
  });

  it('asks nobody twice, and joins what it has with what it gets', async () => {
    const { key } = await collectKey();
    const { proof } = await collectProof([key.certificate, ...key.chain, ...key.chain], reach);
    const joined = joinProofs(proof, proof);
    expect(joined.crls).toHaveLength(2 * proof.crls.length);
    expect(proof.crls.length).toBeGreaterThanOrEqual(2);
  });

  it('says which address gave nothing (REV-01)', async () => {
    const { key } = await collectKey();
    await services.close();
    const { problems } = await collectProof([key.certificate, ...key.chain], reach);
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['signing.proof-unreachable']));
  });
});
