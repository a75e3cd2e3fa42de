import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentOf } from '../../protocol/security/cms/content.ts';
import { verifyCms } from '../../protocol/security/cms/verify-cms.ts';
import type { VerificationContext } from '../../protocol/security/context.ts';
import { parseCertificate } from '../../protocol/security/parse-certificate.ts';
import { lawProfile } from '../../protocol/security/profiles.ts';
import type { SigningKey } from '../../protocol/security/signing-key.ts';
import type { TrustFault } from '../faults/trust-fault.ts';
import type { TrustServiceName } from '../faults/trust-plan.ts';
import { collectProof } from '../signing/collect-proof.ts';
import { memoryKey } from '../signing/memory-key.ts';
import { openPkcs12 } from '../signing/pkcs12.ts';
import { signDetached } from '../signing/sign-detached.ts';
import { outcomeOf, signedOf } from '../signing/signing-under-test.ts';
import { createTimeStampClient } from '../signing/time-stamp-client.ts';
import { leaderOrder, type ServicesUnderTest, startServicesUnderTest } from './services-under-test.ts';

let services: ServicesUnderTest;
let key: SigningKey;
beforeEach(async () => {
  services = await startServicesUnderTest();
  const { number } = signedOf(await services.desk.request(leaderOrder));
  const file = signedOf(await services.desk.collect(number, 'mat-khau'));
  key = signedOf(memoryKey(signedOf(openPkcs12(file, 'mat-khau')), { scheme: 'rsa-pss' }));
});
afterEach(() => services.close());

const day = 86_400_000;
const note = Buffer.from('Báo cáo');

/** What can be wrong with each service, by the words of the plan. */
const wrongs = [
  ['slow', { kind: 'delay', ms: 60_000 }],
  ['down', { kind: 'drop' }],
  ['stale', { kind: 'stale', ms: 9 * day }],
  ['skewed', { kind: 'skewed', ms: 2 * day }],
  ['signed by a stranger', { kind: 'wrong-signer' }],
  ['signed wrongly', { kind: 'bad-signature' }],
] as const satisfies readonly (readonly [string, TrustFault])[];

function befall(...faults: readonly (TrustFault & { readonly service: TrustServiceName })[]): void {
  const trust = faults.map((fault) => ({ id: `${fault.service} ${fault.kind}`, rate: 1, ...fault }));
  services.faults.set({ rules: [], trust });
}

function isSlow(): boolean {
  const events = services.trace.list(0, 1_000).map(({ event }) => event);
  return events.some((event) => event.name === 'fault-fired' && event.fault === 'delay');
}

/** Lets what waits on the services' clock wait until whoever asks has lost patience. */
async function impatiently<T>(asked: Promise<T>): Promise<T> {
  let isOver = false;
  const end = asked.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    await new Promise((resolve) => setImmediate(resolve));
    if (isSlow()) await services.clock.advance(1_000);
  }
  return end;
}

async function contextWith(proof: VerificationContext['proof']): Promise<VerificationContext> {
  const { anchors } = await services.trustFile();
  const [root] = anchors.filter(({ purposes }) => purposes.includes('official-signature'));
  const der = Buffer.from(root?.certificate.replaceAll(/-----[^-]+-----|\s/g, '') ?? '', 'base64');
  const certificate = signedOf(parseCertificate(new Uint8Array(der)));
  const trust = { anchors: [{ certificate, purposes: ['official-signature', 'time-stamp'] as const }] };
  return { profile: lawProfile, trust, proof, now: services.clock.now() };
}

async function verdictWith(wrong?: TrustFault & { readonly service: 'crl' | 'ocsp' }) {
  const { clock } = services;
  const order = { key, at: clock.now(), level: 'b', check: 'unchecked' } as const;
  const signed = signedOf(await signDetached(note, order));
  const other = wrong?.service === 'crl' ? 'ocsp' : 'crl';
  if (wrong !== undefined) befall(wrong, { kind: 'drop', service: other });
  const { proof } = await impatiently(collectProof([key.certificate, ...key.chain], { fetch, clock }));
  const [verdict] = verifyCms(signed, contentOf(note), await contextWith(proof), { place: 'note' });
  return verdict?.verdict;
}

describe('a signature, while nobody tells the state of its certificate as it should be told (REV-04)', () => {
  it('is valid when nothing is wrong', async () => {
    expect(await verdictWith()).toBe('valid');
  });

  it.each([
    ['ocsp', 'crl'],
    ['crl', 'ocsp'],
  ] as const)('is valid when %s is down and %s is not', async (service, _) => {
    befall({ kind: 'drop', service });
    expect(await verdictWith()).toBe('valid');
  });

  const both = (['crl', 'ocsp'] as const).flatMap((service) =>
    wrongs.map(([word, fault]) => [service, word, fault] as const),
  );
  it.each(both)('is undetermined when %s is %s, and never valid (REV-05)', async (service, _, fault) => {
    expect(await verdictWith({ ...fault, service })).toBe('undetermined');
  });
});

describe('a time-stamp that is required (TSP-06)', () => {
  const codes: Readonly<Record<string, string>> = {
    slow: 'signing.time-stamp-unavailable',
    down: 'signing.time-stamp-unavailable',
    stale: 'signing.time-stamp-skewed',
    skewed: 'signing.time-stamp-skewed',
    'signed by a stranger': 'signing.time-stamp-unsound',
    'signed wrongly': 'signing.time-stamp-unsound',
  };

  async function stampedAt(): Promise<ReturnType<typeof signDetached>> {
    const { clock, url } = services;
    const { proof } = await collectProof([key.certificate, ...key.chain], { fetch, clock });
    const random = (length: number) => new Uint8Array(length).fill(9);
    const timeStamp = createTimeStampClient({ url: `${url}/tsp`, fetch, clock, random });
    const check = await contextWith(proof);
    return impatiently(signDetached(note, { key, at: clock.now(), level: 't', check, timeStamp }));
  }

  it('is had when nothing is wrong', async () => {
    expect((await stampedAt()).ok).toBe(true);
  });

  it.each(wrongs)('is an error when the service is %s, and nothing is signed', async (word, fault) => {
    befall({ ...fault, service: 'time-stamp' });
    expect(outcomeOf(await stampedAt())).toContain(codes[word]);
  });
});
