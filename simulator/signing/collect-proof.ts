import type { Clock, Fetch } from '../../protocol/ports/ports.ts';
import { type Problem, problem } from '../../protocol/problems/problem.ts';
import type { ProofMaterial, VerificationMemo } from '../../protocol/security/context.ts';
import { parseKnownCertificate } from '../../protocol/security/parse-certificate.ts';
import { encodeOcspRequest } from '../../protocol/security/revocation/ocsp-request.ts';
import { fetchBytes } from './fetch-bytes.ts';
import { type Brought, findIssuers, noIssuers } from './find-issuers.ts';
import { type ProofQuestion, proofQuestions } from './proof-questions.ts';

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
  /** Addresses that gave nothing, each with the reason; of those that were not asked, the first with their number. */
  readonly problems: readonly Problem[];
}

/** Bytes. The lists of one document may take several times the longest list, and no more. */
const largest = {
  ...{ list: 32 * 1024 * 1024, state: 64 * 1024, certificate: 64 * 1024 },
  all: 128 * 1024 * 1024,
} as const;
/** Addresses asked at the same time: that many lists are in memory before they count. */
const atOnce = 8;

/**
 * Asks the addresses in the certificates for the lists and answers about them (REV-01); for missing certificates
 * of issuers only when told to. Roots are not asked about. However many addresses there are and whatever they
 * answer, what is asked and held is bounded.
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
  const { asked, leftOut } = proofQuestions(read);
  const answers = await askAll(asked, options);
  const of = (about: ProofQuestion['about']) =>
    answers.flatMap(({ question, brought }) =>
      question.about === about && 'bytes' in brought ? [brought.bytes] : [],
    );
  const unanswered = answers.flatMap(({ brought }) => ('code' in brought ? [brought] : []));
  return {
    proof: {
      certificates: [...certificates, ...found.certificates.map(({ der }) => der)],
      crls: of('list'),
      ocspAnswers: of('state'),
    },
    problems: [...found.problems, ...unanswered, ...tooMany(leftOut, asked.length)],
  };
}

interface Answered {
  readonly question: ProofQuestion;
  readonly brought: Brought;
}

/** Asks some at a time, so that what comes at once has an end; the answers are in the order of the questions. */
async function askAll(
  questions: readonly ProofQuestion[],
  options: CollectOptions,
): Promise<readonly Answered[]> {
  const answers: Answered[] = [];
  let room: number = largest.all;
  const waiting = questions.entries();
  const askNext = async (): Promise<void> => {
    for (const [index, question] of waiting) {
      const brought = room === 0 ? noRoom(question) : await ask(question, options);
      const length = 'bytes' in brought ? brought.bytes.length : 0;
      answers[index] = { question, brought: length > room ? noRoom(question) : brought };
      room = Math.max(0, room - length);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, askNext));
  return answers;
}

/** Others came first, and were long. */
function noRoom({ url }: ProofQuestion): Problem {
  return problem('signing.proof-unreachable', url, { seen: `Σ > ${largest.all} byte` });
}

function ask(question: ProofQuestion, options: CollectOptions): Promise<Brought> {
  if (question.about === 'list') return bring(question.url, largest.list, options);
  const { url, certificate, issuer } = question;
  return bring(url, largest.state, options, {
    method: 'POST',
    headers: { 'content-type': 'application/ocsp-request', accept: 'application/ocsp-response' },
    body: Buffer.from(encodeOcspRequest({ certificate, issuer })),
  });
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

/** A thousand addresses are worth one word. */
function tooMany([first, ...others]: readonly ProofQuestion[], asked: number): readonly Problem[] {
  if (first === undefined) return [];
  return [
    problem('signing.proof-unreachable', first.url, { seen: `+${others.length + 1} URL (> ${asked})` }),
  ];
}

/** Two heaps of proofs as one. */
export function joinProofs(...all: readonly ProofMaterial[]): ProofMaterial {
  return {
    certificates: all.flatMap(({ certificates }) => certificates),
    crls: all.flatMap(({ crls }) => crls),
    ocspAnswers: all.flatMap(({ ocspAnswers }) => ocspAnswers),
  };
}
