import type { Problem } from '../../problems/problem.ts';
import type { Reading } from '../../result.ts';
import type { ProofMaterial, VerificationMemo } from '../context.ts';
import { sha256Of } from '../parse-certificate.ts';
import { parseCrl, type RevocationList } from './parse-crl.ts';
import { type OcspAnswer, parseOcspAnswer } from './parse-ocsp.ts';

/** Proofs that could be read, and what is wrong with the others. */
interface Known<T> {
  /** How many proofs there were. */
  readonly count: number;
  readonly read: readonly T[];
  readonly problems: readonly Problem[];
}

/** Proof material at most grows once it was handed over, so what was read out of it stays read. */
const listsBefore = new WeakMap<readonly Uint8Array[], Known<RevocationList>>();
const answersBefore = new WeakMap<readonly Uint8Array[], Known<OcspAnswer>>();

export function knownLists(
  { crls }: ProofMaterial,
  memo: VerificationMemo | undefined,
): { readonly lists: readonly RevocationList[]; readonly problems: readonly Problem[] } {
  const { read, problems } = knownIn(crls, listsBefore, readings(memo, 'crl', parseCrl));
  return { lists: read, problems };
}

export function knownAnswers(
  { ocspAnswers }: ProofMaterial,
  memo: VerificationMemo | undefined,
): { readonly answers: readonly OcspAnswer[]; readonly problems: readonly Problem[] } {
  const parse = readings(memo, 'ocsp', parseOcspAnswer);
  const { read, problems } = knownIn(ocspAnswers, answersBefore, parse);
  return { answers: read, problems };
}

function knownIn<T>(
  proofs: readonly Uint8Array[],
  before: WeakMap<readonly Uint8Array[], Known<T>>,
  parse: (der: Uint8Array) => Reading<T>,
): Known<T> {
  const known = before.get(proofs);
  if (known?.count === proofs.length) return known;
  const all = proofs.map(parse);
  const fresh = {
    count: proofs.length,
    read: all.flatMap((reading) => (reading.ok ? [reading.value] : [])),
    problems: all.flatMap((reading) => (reading.ok ? [] : reading.problems)),
  };
  before.set(proofs, fresh);
  return fresh;
}

/** Parses through the memo, by content. */
function readings<T>(
  memo: VerificationMemo | undefined,
  kind: string,
  parse: (der: Uint8Array) => Reading<T>,
): (der: Uint8Array) => Reading<T> {
  if (memo === undefined) return parse;
  return (der) => {
    const key = `${kind}:${sha256Of(der)}`;
    const known = memo.get(key);
    if (isReading<T>(known)) return known;
    const fresh = parse(der);
    memo.set(key, fresh);
    return fresh;
  };
}

/** The key names the kind, so only the shape of a reading is left to be seen. */
function isReading<T>(value: unknown): value is Reading<T> {
  return typeof value === 'object' && value !== null && 'problems' in value;
}
