import { describe, expect, it } from 'vitest';
import { both } from '../bilingual.ts';
import {
  type AgencyRecording,
  agencyEvidence,
  asked,
  found,
  lookedAt,
  sends,
  step,
} from './agency-recording-under-test.ts';
import { exchangeOf } from './agency-view.ts';
import { fail } from './hub-recording-under-test.ts';
import { codesOf, goesOnAfter, said, shownOf, silent, stepCheck } from './request-rules.ts';
import { smallStatus } from './small-packet-under-test.ts';

const words = {
  ...{ id: 'x', title: both('a', 'b'), requirements: ['RCL-02'] as const, scenario: 'one' },
  ...{ expected: both('c', 'd'), cause: both('e', 'f') },
};
const nothing = ['not-run: nothing happened that it could judge'];
const says = (code: string, documentId = 'D1') => sends('one/recall', smallStatus(code, documentId));
const exchangeIn = (recording: AgencyRecording) => exchangeOf(agencyEvidence(recording));

const steps: AgencyRecording = {
  first: step('one/recall', { document: 'D1' }),
  other: step('one/take-back', { document: 'D2' }),
  bare: step('one/recall'),
  elsewhere: step('two/recall', { document: 'D3' }),
};

describe('a rule of a step', () => {
  const check = stepCheck({
    ...words,
    steps: ['recall'],
    look: (each, { steps: all }) =>
      each.facts['document'] === undefined ? [silent(each, `of ${all.length}`)] : [],
  });

  it('is a check of receivers', () => {
    expect(check).toMatchObject({ id: 'x', seats: ['receiver'], scenarios: ['one'] });
  });

  it('looks at that step of its scenario, as often as it came', () => {
    expect(lookedAt([check], 'x', steps)).toEqual(['first', 'bare']);
    expect(found([check], 'x', steps)).toEqual(['fail RCL-02 in bare, answer: of 4']);
  });

  it('proves nothing where the step did not come', () => {
    expect(found([check], 'x', { other: steps['other'], elsewhere: steps['elsewhere'] })).toEqual(nothing);
  });
});

describe('what was said after a step', () => {
  const recording: AgencyRecording = {
    before: says('03'),
    start: step('one/recall', { document: 'D1' }),
    one: says('01'),
    lost: sends('one/recall', smallStatus('02', 'D1'), { said: fail() }),
    other: says('02', 'D2'),
    two: says('02'),
    three: says('03'),
  };
  const codes = (documentId: string | undefined, ...wanted: readonly string[]) => {
    const exchange = exchangeIn(recording);
    return exchange.steps
      .flatMap((start) => said(exchange, documentId, start, ...wanted))
      .map((each) => each.statusCode);
  };

  it('is what the hub took, of the codes that are asked for', () => {
    expect(codes('D1', '02', '03')).toEqual(['02', '03']);
    expect(codes('D1', '03')).toEqual(['03']);
    expect(codes('D2', '01', '02')).toEqual(['02']);
    expect(codes('D1')).toEqual([]);
  });

  it('is nothing about a document that is not known', () => {
    expect(codes(undefined, '01', '02', '03')).toEqual([]);
  });

  it('is told in its order', () => {
    expect(codesOf(exchangeIn({ one: says('01'), two: says('03') }).sent)).toBe('01 → 03');
    expect(codesOf([])).toBe('–');
  });
});

describe('a document that was given up', () => {
  const goesOn = (...codes: readonly (readonly [code: string, documentId?: string])[]) => {
    const lines = codes.map(
      ([code, documentId], index) => [`line ${index}`, says(code, documentId)] as const,
    );
    const exchange = exchangeIn({ before: says('04'), answer: says('15'), ...Object.fromEntries(lines) });
    const answer = exchange.sent.find(({ statusCode }) => statusCode === '15');
    return answer === undefined ? [] : goesOnAfter(exchange, 'D1', answer);
  };

  it.each(['03', '04', '05', '06'])('is dealt with all the same: %s', (code) => {
    expect(goesOn(['01'], [code], ['06'])).toEqual([{ entry: 8, part: 'packet', seen: `15 → ${code}` }]);
  });

  it('is left alone', () => {
    expect(goesOn()).toEqual([]);
    expect(goesOn(['01'], ['02'], ['16'])).toEqual([]);
  });

  it('is another than the one that is dealt with', () => {
    expect(goesOn(['04', 'D2'])).toEqual([]);
  });

  it('is none when nobody knows which', () => {
    const exchange = exchangeIn({ answer: says('15'), later: says('04') });
    expect(exchange.sent.flatMap((answer) => goesOnAfter(exchange, undefined, answer))).toEqual([]);
  });
});

describe('what was shown of a document', () => {
  const shows = (facts: Readonly<Record<string, string>>, action = 'show-document') =>
    asked('one/recall', action, { documentId: 'D1', outcome: 'done', ...facts });
  const recording: AgencyRecording = {
    first: shows({ versions: '1' }),
    second: shows({ versions: '2' }),
    other: shows({ documentId: 'D2' }),
    refused: shows({ outcome: 'refused' }),
    exported: shows({}, 'export-document'),
  };

  it('is in the last answer about it', () => {
    expect(shownOf(exchangeIn(recording), 'D1')?.facts['versions']).toBe('2');
    expect(shownOf(exchangeIn(recording), 'D2')?.number).toBe(3);
  });

  it.each(['D3', undefined])('is nothing of %s', (documentId) => {
    expect(shownOf(exchangeIn(recording), documentId)).toBeUndefined();
  });
});
