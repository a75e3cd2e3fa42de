import { performance } from 'node:perf_hooks';
import { crlAt } from '../../fixtures/keys/proofs.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { issueTest } from '../../fixtures/keys/test-pki.ts';
import { certificateOf, testContext } from '../../fixtures/keys/test-trust.ts';
import { verifyPath } from '../../protocol/security/certificate-path.ts';
import type { VerificationContext, VerificationMemo } from '../../protocol/security/context.ts';
import { parseCertificate, parseKnownCertificate } from '../../protocol/security/parse-certificate.ts';
import { lawProfile } from '../../protocol/security/profiles.ts';
import { checkIssuedBy } from '../../protocol/security/signed-by.ts';
import { medianOf, type Row } from './rows.ts';
import type { Effort } from './send-edoc.ts';

const at = Date.UTC(2026, 5, 1);
const pki = testPki();

/**
 * Paths of three RSA certificates a second, with lists of revocations at hand: the same signer again, a new signer
 * each time, and with nothing remembered. The floor is two verifications of signatures, read anew.
 */
export function benchCertificatePath({ rounds, scale }: Effort): readonly Row[] {
  const count = Math.max(50, Math.round(2_000 * scale));
  const leaves = Array.from({ length: Math.min(count, 500) }, (_, index) => leafNumber(index));
  const one = leaves.slice(0, 1);
  const warm = contextWith(mapMemo());
  verifyAll(leaves.length, leaves, warm);
  return [
    row('certificate path, known signer', one, rounds, count * 5, () => warm, 2_000),
    row('certificate path, new signer each', leaves, rounds, leaves.length, warmWithout(leaves), 2_000),
    row('certificate path, nothing remembered', one, rounds, count, () => contextWith(undefined)),
  ];
}

function leafNumber(index: number): Uint8Array {
  const subject = { commonName: `Người ký ${index}` };
  return issueTest({ issuer: pki.agencyAuthority, profile: 'person', subject, key: 'leader' }).certificate;
}

function mapMemo(): VerificationMemo {
  const known = new Map<string, unknown>();
  return {
    get: (key) => known.get(key),
    set: (key, value) => {
      known.set(key, value);
    },
  };
}

const lists = [crlAt(pki.root, at), crlAt(pki.agencyAuthority, at)];
const authorities = [pki.agencyAuthority.certificate];

/** Fresh arrays, as each signature brings its own proof material. */
function contextWith(memo: VerificationMemo | undefined): VerificationContext {
  const proof = { certificates: [...authorities], crls: [...lists], ocspAnswers: [] };
  return testContext({ profile: lawProfile, now: at, proof, ...(memo === undefined ? {} : { memo }) });
}

/** For each round a memo that knows the authorities and their lists, and none of the signers. */
function warmWithout(leaves: readonly Uint8Array[]): () => VerificationContext {
  return () => {
    const context = contextWith(mapMemo());
    verifyAll(1, [pki.leader.certificate, ...leaves], context);
    return context;
  };
}

function verifyAll(count: number, leaves: readonly Uint8Array[], context: VerificationContext): void {
  for (let index = 0; index < count; index += 1) {
    const der = leaves[index % leaves.length] ?? new Uint8Array();
    const leaf = parseKnownCertificate(der, context.memo);
    if (!leaf.ok) throw new Error('the test PKI issued what cannot be read');
    const own = { ...context, proof: { ...context.proof, crls: [...context.proof.crls] } };
    const { verdict } = verifyPath({
      leaf: leaf.value,
      others: [],
      purpose: 'official-signature',
      at,
      context: own,
    });
    if (verdict !== 'valid') throw new Error(`a sound path was called ${verdict}`);
  }
}

/** What nobody can do without: read the leaf, and two verifications. */
function floorAll(count: number, leaves: readonly Uint8Array[]): void {
  const [authority, root] = [certificateOf(pki.agencyAuthority), certificateOf(pki.root)];
  for (let index = 0; index < count; index += 1) {
    const leaf = parseCertificate(leaves[index % leaves.length] ?? new Uint8Array());
    if (!leaf.ok) throw new Error('the test PKI issued what cannot be read');
    checkIssuedBy(leaf.value, authority, undefined);
    checkIssuedBy(authority, root, undefined);
  }
}

function row(
  name: string,
  leaves: readonly Uint8Array[],
  rounds: number,
  count: number,
  context: () => VerificationContext,
  atLeast?: number,
): Row {
  const pairs = Array.from({ length: rounds }, () => {
    const prepared = context();
    return [
      rateOf(count, () => floorAll(count, leaves)),
      rateOf(count, () => verifyAll(count, leaves, prepared)),
    ];
  });
  const floor = medianOf(pairs.map(([first = 0]) => first));
  const measured = medianOf(pairs.map(([, second = 0]) => second));
  const ratios = pairs.map(([first = 0, second = 0]) => second / first);
  const wanted = atLeast === undefined ? {} : { wanted: { atLeast } };
  return { name, unit: '/s', floor, measured, ratios, ...wanted };
}

function rateOf(count: number, work: () => void): number {
  const start = performance.now();
  work();
  return (count * 1000) / (performance.now() - start);
}
