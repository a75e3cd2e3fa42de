import type { Problem } from '../../protocol/problems/problem.ts';
import { problem } from '../../protocol/problems/problem.ts';
import type { Certificate } from '../../protocol/security/certificate.ts';
import { parseCertificate } from '../../protocol/security/parse-certificate.ts';

/** What an address gave, or why it gave nothing. */
export type Brought = { readonly bytes: Uint8Array } | Problem;

/** Certificates of issuers that were brought home. Each is a claim: only a path to a listed root believes it. */
export interface FoundIssuers {
  readonly certificates: readonly Certificate[];
  readonly problems: readonly Problem[];
}

export const noIssuers: FoundIssuers = { certificates: [], problems: [] };

/** Paths of authorities in use have two or three above the signer. */
const mostSteps = 4;
/** A certificate may name many places; its authority is at the first. */
const mostAddresses = 2;
/** Signers of one document have few authorities. */
const mostInAll = 16;

/**
 * Climbs from certificates to those of their issuers, as far as they are not at hand, by the addresses that each
 * names (RFC 5280 §4.2.2.1). Each address is asked once, and the climb ends after a few steps, so that two
 * authorities that name each other cost little; so does a crowd of certificates.
 */
export async function findIssuers(
  atHand: readonly Certificate[],
  bring: (url: string) => Promise<Brought>,
): Promise<FoundIssuers> {
  const asked = new Set<string>();
  const certificates: Certificate[] = [];
  const problems: Problem[] = [];
  for (let step = 0; step < mostSteps; step += 1) {
    const named = missingFrom([...atHand, ...certificates]).filter((url) => !asked.has(url));
    const urls = named.slice(0, mostInAll - asked.size);
    const leftOut = named.slice(urls.length);
    if (leftOut[0] !== undefined) {
      const seen = `+${leftOut.length} URL (> ${mostInAll})`;
      problems.push(problem('signing.proof-unreachable', leftOut[0], { seen }));
    }
    if (urls.length === 0) break;
    for (const url of urls) asked.add(url);
    for (const brought of await Promise.all(urls.map((url) => readFrom(url, bring)))) {
      if ('code' in brought) problems.push(brought);
      else certificates.push(brought);
    }
  }
  return { certificates, problems };
}

/** The addresses of issuers that are not among the certificates. */
function missingFrom(all: readonly Certificate[]): readonly string[] {
  const subjects = new Set(all.map(({ subject }) => subject.canonical));
  const alone = all.filter(({ issuer }) => !subjects.has(issuer.canonical));
  return [...new Set(alone.flatMap(({ issuerAddresses }) => issuerAddresses.slice(0, mostAddresses)))];
}

async function readFrom(
  url: string,
  bring: (url: string) => Promise<Brought>,
): Promise<Certificate | Problem> {
  const brought = await bring(url);
  if ('code' in brought) return brought;
  const read = parseCertificate(brought.bytes);
  if (read.ok) return read.value;
  return problem('signing.proof-unreachable', url, { seen: read.problems[0]?.seen ?? 'X.509' });
}
