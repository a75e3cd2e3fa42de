import { describe, expect, it } from 'vitest';
import { both } from '../bilingual.ts';
import { usualTolerances } from '../tolerances.ts';
import {
  type AgencyRecording,
  agencyEvidence,
  asked,
  calls,
  found,
  lookedAt,
  sends,
  step,
} from './agency-recording-under-test.ts';
import { exchangeOf } from './agency-view.ts';
import { fail, packet, silent } from './hub-recording-under-test.ts';
import { firstOf, type LifeDocument, late, life, lifeCheck, missing } from './life-rules.ts';
import { smallDocument, smallStatus } from './small-packet-under-test.ts';

const words = {
  ...{ id: 'x', title: both('a', 'b'), requirements: ['STA-04'] as const },
  ...{ expected: both('c', 'd'), cause: both('e', 'f') },
};
const arrives = (documentId: string, at = 0) =>
  calls(`${life}/usual`, 'getEdoc', { said: packet(smallDocument(documentId)), at });
const says = (code: string, documentId = 'D1', at = 0) =>
  sends(`${life}/usual`, smallStatus(code, documentId), { at });
const usual = step(`${life}/usual`, { document: 'D1' });

/** The documents that a rule is shown. */
function documentsIn(recording: AgencyRecording, scenario?: string): readonly LifeDocument[] {
  const shown: LifeDocument[] = [];
  const look = (document: LifeDocument) => {
    shown.push(document);
    return [];
  };
  const check = lifeCheck({ ...words, look, ...(scenario === undefined ? {} : { scenario }) });
  found([check], 'x', recording);
  return shown;
}

describe('a document of a receiver', () => {
  it('is shown with when and by what it came, and what was said about it', () => {
    const recording = {
      ...{ usual, other: arrives('D2', 1), it: arrives('D1', 5), again: arrives('D1', 9) },
      ...{ one: says('01'), foreign: says('03', 'D2'), two: says('02') },
    };
    const [document, ...others] = documentsIn(recording);
    expect(others).toEqual([]);
    expect(document).toMatchObject({ name: 'usual', step: 1, documentId: 'D1', arrivedAt: 5, brought: 3 });
    expect(document?.said.map(({ statusCode }) => statusCode)).toEqual(['01', '02']);
  });

  it('is shown for each step that is about one', () => {
    const urgent = step(`${life}/urgent`, { document: 'D2' });
    const shown = documentsIn({ usual, urgent, one: arrives('D2'), two: arrives('D1') });
    expect(shown.map(({ name, documentId }) => `${name} ${documentId}`)).toEqual(['usual D1', 'urgent D2']);
  });

  it.each<readonly [string, AgencyRecording]>([
    ['never came', { usual }],
    ['came to nobody', { usual, it: calls(`${life}/usual`, 'getEdoc', { said: fail() }) }],
    ['is of no step', { none: step(`${life}/usual`), it: arrives('D1') }],
    ['is of an export', { usual: step(`${life}/export`, { document: 'D1', main: '' }), it: arrives('D1') }],
    [
      'is of another scenario',
      { usual: step('receiver-evening/usual', { document: 'D1' }), it: arrives('D1') },
    ],
  ])('is not shown when it %s', (_, recording) => {
    expect(documentsIn(recording)).toEqual([]);
  });

  it('is of the scenario that the rule names', () => {
    const evening = step('receiver-evening/late', { document: 'D1' });
    expect(
      documentsIn({ usual, evening, it: arrives('D1') }, 'receiver-evening').map(({ name }) => name),
    ).toEqual(['late']);
  });
});

describe('a rule of the life of documents', () => {
  const urgent = step(`${life}/urgent`, { document: 'D2' });
  const recording = { usual, urgent, one: arrives('D1'), two: arrives('D2') };

  it('is a check of receivers', () => {
    const check = lifeCheck({ ...words, timed: true, look: () => [] });
    expect(check).toMatchObject({ id: 'x', seats: ['receiver'], scenarios: ['receiver-life'], timed: true });
    expect(lifeCheck({ ...words, scenario: 'y', look: () => [] }).scenarios).toEqual(['y']);
  });

  it('looks at documents of which it has something to say', () => {
    const check = lifeCheck({
      ...words,
      look: (document) => (document.name === 'urgent' ? [missing(document, '04: –')] : 'nothing'),
    });
    expect(lookedAt([check], 'x', recording)).toEqual(['urgent']);
    expect(found([check], 'x', recording)).toEqual(['fail STA-04 in two, answer: 04: –']);
  });

  it('says what it finds of each', () => {
    const check = lifeCheck({ ...words, look: (document) => [missing(document, document.name)] });
    expect(found([check], 'x', recording)).toEqual([
      'fail STA-04 in one, answer: usual',
      'fail STA-04 in two, answer: urgent',
    ]);
  });

  it('is told the exchange and what is allowed', () => {
    const check = lifeCheck({
      ...words,
      look: (document, { calls: all }, { arrival }) => [missing(document, `${all.length} ${arrival}`)],
    });
    expect(found([check], 'x', { usual, one: arrives('D1') })).toEqual([
      `fail STA-04 in one, answer: 1 ${usualTolerances.arrival}`,
    ]);
  });

  it('proves nothing where it has nothing to say', () => {
    const check = lifeCheck({ ...words, look: () => 'nothing' });
    expect(found([check], 'x', recording)).toEqual(['not-run: nothing happened that it could judge']);
    const broken = asked(`${life}/usual`, 'accept-document', { outcome: 'failed', why: 'x' });
    expect(found([check], 'x', { ...recording, broken })).toEqual([
      'inconclusive of the harness: the driver failed: x',
    ]);
  });
});

describe('what was said about a document', () => {
  const document = (recording: AgencyRecording) => {
    const [first] = documentsIn({ usual, came: arrives('D1'), ...recording });
    if (first === undefined) throw new Error('it came');
    return first;
  };
  const lost = sends(`${life}/usual`, smallStatus('02', 'D1'), { said: silent });

  it.each<readonly [string, AgencyRecording, readonly string[], string | undefined]>([
    ['the one', { a: says('01'), b: says('03') }, ['03'], '03'],
    ['the first of several codes', { a: says('01'), b: says('05'), c: says('04') }, ['04', '05'], '05'],
    ['one that did not arrive', { lost, b: says('03') }, ['02', '03'], '02'],
    ['none', { a: says('01') }, ['03'], undefined],
  ])('%s', (_, recording, codes, code) => {
    expect(firstOf(document(recording), ...codes)?.statusCode).toBe(code);
  });

  it('is late with its code and its time in Vietnam', () => {
    const [packetSent] = exchangeOf(agencyEvidence({ it: says('03', 'D1', Date.UTC(2026, 10, 20, 2)) })).sent;
    expect(packetSent && late(packetSent)).toEqual({
      ...{ entry: 2, part: 'packet', seen: '03 2026/11/20 09:00:00' },
    });
  });
});
