import { describe, expect, it } from 'vitest';
import { both } from '../bilingual.ts';
import { type AgencyRecording, found, lookedAt, step } from './agency-recording-under-test.ts';
import { eachStep } from './step-rules.ts';

const words = {
  ...{ id: 'x', title: both('a', 'b'), requirements: ['RCL-02'] as const, scenario: 'one' },
  ...{ expected: both('c', 'd'), cause: both('e', 'f') },
};
const nothing = ['not-run: nothing happened that it could judge'];
const steps: AgencyRecording = {
  first: step('one/recall', { document: 'D1' }),
  other: step('one/take-back', { document: 'D2' }),
  bare: step('one/recall'),
  elsewhere: step('two/recall', { document: 'D3' }),
};

describe('a rule of each step', () => {
  const look = (each: { readonly number: number; readonly name: string }) => [
    { entry: each.number, part: 'answer', seen: each.name },
  ];

  it('is a check of receivers, of every step with a document', () => {
    const check = eachStep({ ...words, look });
    expect(check).toMatchObject({ id: 'x', seats: ['receiver'], scenarios: ['one'] });
    expect(lookedAt([check], 'x', steps)).toEqual(['first', 'other']);
    expect(found([check], 'x', steps)).toEqual([
      'fail RCL-02 in first, answer: recall',
      'fail RCL-02 in other, answer: take-back',
    ]);
  });

  it('may choose its steps, and find nothing in them', () => {
    const check = eachStep({
      ...words,
      steps: ({ facts }) => facts['document'] === undefined,
      look: () => [],
    });
    expect(lookedAt([check], 'x', steps)).toEqual(['bare']);
    expect(found([check], 'x', steps)).toEqual([]);
  });

  it('is told the exchange', () => {
    const check = eachStep({
      ...words,
      look: ({ number }, { steps: all }) => [{ entry: number, part: 'answer', seen: `of ${all.length}` }],
    });
    expect(found([check], 'x', { only: steps['first'] })).toEqual(['fail RCL-02 in only, answer: of 1']);
  });

  it('proves nothing where none came', () => {
    expect(found([eachStep({ ...words, look })], 'x', { bare: steps['bare'] })).toEqual(nothing);
  });
});
