import type { Clock, Fetch } from '../../protocol/ports/ports.ts';
import { type Problem, problem } from '../../protocol/problems/problem.ts';
import type { Certificate } from '../../protocol/security/certificate.ts';
import type { ProofMaterial, VerificationMemo } from '../../protocol/security/context.ts';
import { parseKnownCertificate } from '../../protocol/security/parse-certificate.ts';
import { encodeOcspRequest } from '../../protocol/security/revocation/ocsp-request.ts';
import { fetchBytes } from './fetch-bytes.ts';
import { type Brought, findIssuers, noIssuers } from './find-issuers.ts';

/** How authorities are reached. */
export interface CollectOptions {
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** Milliseconds for each address; 10,000 unless given. */
  readonly patience?: number;
  /**
   * Asks for missing certificates of issuers at the addresses that certificates name (AIA). Off unless told: a
   * path is to be built of what is at hand (CRT-03), and a stranger's certificate should not say whom we call.
   */
  readonly fetchIssuers?: boolean;
  /** Certificates that were read before, here or by a verifier. */
  readonly memo?: VerificationMemo;
}

/** What was brought home. Every piece is a claim until a verifier judged it. */
export interface CollectedProof {
  readonly proof: ProofMaterial;
  /** Addresses that gave nothing, each with the reason. */
  readonly problems: readonly Problem[];
}

const largest = { crl: 32 * 1024 * 1024, ocsp: 64 * 1024, certificate: 64 * 1024 };

/**
 * Asks the addresses in the certificates for the lists and answers about them (REV-01); for missing certificates
 * of issuers only when told to. Roots are not asked about.
 */
export async function collectProof(
  certificates: readonly Uint8Array[],
  options: CollectOptions,
): Promise<CollectedProof> {
  const given = certificates
    .map((each) => parseKnownCertificate(each, options.memo))
    .flatMap((each) => (each.ok ? [each.value] : []));
  const bringIssuer = (url: string) => bring(url, largest.certificate, options);
  const found = options.fetchIssuers === true ? await findIssuers(given, bringIssuer) : noIssuers;
  const read = [...given, ...found.certificates];
  const asked = read.filter(({ subject, issuer }) => subject.canonical !== issuer.canonical);
  const lists = [...new Set(asked.flatMap(({ crlAddresses }) => crlAddresses))];
  const crls = await Promise.all(lists.map((url) => bring(url, largest.crl, options)));
  const answers = await Promise.all(
    asked.flatMap((certificate) => {
      const issuer = read.find(({ subject }) => subject.canonical === certificate.issuer.canonical);
      const urls = issuer === undefined ? [] : certificate.ocspAddresses;
      return urls.map((url) => askResponder(url, certificate, issuer ?? certificate, options));
    }),
  );
  return {
    proof: {
      certificates: [...certificates, ...found.certificates.map(({ der }) => der)],
      crls: crls.flatMap(bytesOf),
      ocspAnswers: answers.flatMap(bytesOf),
    },
    problems: [...found.problems, ...[...crls, ...answers].flatMap((each) => ('code' in each ? [each] : []))],
  };
}

async function bring(
  url: string,
  most: number,
  options: CollectOptions,
  init?: RequestInit,
): Promise<Brought> {
  if (!/^https?:\/\//i.test(url)) return problem('signing.proof-unreachable', url, { seen: 'http' });
  const { fetch, clock, patience = 10_000 } = options;
  const answer = await fetchBytes({ fetch, clock, patience, largest: most }, url, init);
  return typeof answer === 'string'
    ? problem('signing.proof-unreachable', url, { seen: answer })
    : { bytes: answer };
}

function askResponder(
  url: string,
  certificate: Certificate,
  issuer: Certificate,
  options: CollectOptions,
): Promise<Brought> {
  return bring(url, largest.ocsp, options, {
    method: 'POST',
    headers: { 'content-type': 'application/ocsp-request', accept: 'application/ocsp-response' },
    body: Buffer.from(encodeOcspRequest({ certificate, issuer })),
  });
}

function bytesOf(brought: Brought): readonly Uint8Array[] {
  return 'bytes' in brought ? [brought.bytes] : [];
}

/** Two heaps of proofs as one. */
export function joinProofs(...all: readonly ProofMaterial[]): ProofMaterial {
  return {
    certificates: all.flatMap(({ certificates }) => certificates),
    crls: all.flatMap(({ crls }) => crls),
    ocspAnswers: all.flatMap(({ ocspAnswers }) => ocspAnswers),
  };
}
