import { describe, expect, it } from 'vitest';
import { answerWith, listWith } from '../../../fixtures/certificates/ask-state.ts';
import type { ProofMaterial } from '../context.ts';
import { knownAnswers, knownLists } from './known-proofs.ts';

const damaged = Uint8Array.of(0x30, 5);

/** Proof material with these lists and answers. */
function proofOf(crls: readonly Uint8Array[], ocspAnswers: readonly Uint8Array[] = []): ProofMaterial {
  return { certificates: [], crls, ocspAnswers };
}

/** A memo that knows the same about everything, and keeps what is put there. */
function memoKnowing(known: unknown) {
  const kept = new Map<string, unknown>();
  return { kept, get: () => known, set: (key: string, value: unknown) => void kept.set(key, value) };
}

describe('proofs at hand', () => {
  it('are those that can be read; of the others it is said what is wrong', () => {
    const lists = knownLists(proofOf([damaged, listWith()]), undefined);
    expect([lists.lists.length, lists.problems.map(({ place }) => place.path)]).toEqual([1, ['CRL']]);
    const answers = knownAnswers(proofOf([], [answerWith(), damaged]), undefined);
    expect([answers.answers.length, answers.problems.map(({ place }) => place.path)]).toEqual([1, ['OCSP']]);
  });

  it('are read once for the same material', () => {
    const proof = proofOf([listWith()], [answerWith()]);
    expect(knownLists(proof, undefined).lists).toBe(knownLists(proof, undefined).lists);
    expect(knownAnswers(proof, undefined).answers).toBe(knownAnswers(proof, undefined).answers);
  });

  it('are read again when the material has grown', () => {
    const crls = [listWith()];
    expect(knownLists(proofOf(crls), undefined).lists).toHaveLength(1);
    crls.push(damaged, listWith());
    const grown = knownLists(proofOf(crls), undefined);
    expect([grown.lists.length, grown.problems.length]).toEqual([2, 1]);
  });
});

describe('a memo of proofs', () => {
  it('spares reading the same bytes in other material', () => {
    const memo = new Map<string, unknown>();
    const [once] = knownLists(proofOf([listWith()]), memo).lists;
    const [again, other] = knownLists(proofOf([listWith(), listWith({ nextUpdate: 'never' })]), memo).lists;
    expect(again).toBe(once);
    expect(other).not.toBe(once);
    const [answer] = knownAnswers(proofOf([], [answerWith()]), memo).answers;
    expect(knownAnswers(proofOf([], [answerWith()]), memo).answers[0]).toBe(answer);
    expect(answer).toBeDefined();
  });

  it('keeps apart what the same bytes are as a list and as an answer', () => {
    const memo = new Map<string, unknown>();
    const proof = proofOf([damaged], [damaged]);
    expect(knownLists(proof, memo).problems).toMatchObject([{ place: { path: 'CRL' } }]);
    expect(knownAnswers(proof, memo).problems).toMatchObject([{ place: { path: 'OCSP' } }]);
    expect(memo.size).toBe(2);
  });

  it.each([undefined, null, 'problems', 7, { ok: true }])('is not believed when it holds %j', (known) => {
    const memo = memoKnowing(known);
    expect(knownLists(proofOf([listWith()]), memo).lists).toHaveLength(1);
    expect(knownAnswers(proofOf([], [answerWith()]), memo).answers).toHaveLength(1);
    expect(memo.kept.size).toBe(2);
  });
});
