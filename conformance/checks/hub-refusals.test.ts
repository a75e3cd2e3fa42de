import { describe, expect, it } from 'vitest';
import { evidenceOf } from '../evidence/create-recorder.ts';
import {
  call,
  evidenceFrom,
  fail,
  found,
  judgedBy,
  lacking,
  lookedAt,
  ok,
  type Recording,
  raw,
  rows,
  type Said,
  silent,
} from './hub-recording-under-test.ts';
import { hubRefusalsChecks } from './hub-refusals.ts';

const at = (name: string) => `hub-refusals/${name}`;
const list = (name: string, said: Said = rows()) => call(at(name), 'city', 'getReceivedEdocList', said);
const count = (said: Said) => call(at('successes'), 'city', 'countReceiveEdoc', said);
const health = (said: Said) => call(at('health'), '', 'management /health', said);

const sound: Recording = {
  plain: list('plain'),
  leftovers: list('leftovers'),
  lower: call(at('lower-case-docid'), 'city', 'getEdoc', ok()),
  unknown: call(at('unknown-operation'), 'city', 'getEverything', fail(), { broken: 'an unknown operation' }),
  counted: count(ok({ count: 2 })),
  listed: list('successes', rows({ docId: 'a' }, { docId: 'b' })),
  health: health(raw('{"status":"up"}')),
};

const judged = (id: string, changes: Recording) => found(hubRefusalsChecks, id, { ...sound, ...changes });
const unseen = (name: string) => [`not-run: there is no evidence of the step ${name}`];

describe('a hub that answers well', () => {
  it.each([
    ['hub.plain-list', ['plain']],
    ['hub.ignores-leftovers', ['leftovers']],
    ['hub.docid-in-any-case', ['lower']],
    ['hub.refuses-unknown-operation', ['plain', 'unknown']],
    ['hub.empty-list-is-empty', ['counted', 'listed']],
    ['hub.secret-never-shown', ['plain', 'leftovers', 'lower', 'unknown', 'counted', 'listed', 'health']],
    ['hub.health-answers', ['health']],
  ])('%s looks at it and finds nothing', (id, names) => {
    expect(judged(id, {})).toEqual([]);
    expect(lookedAt(hubRefusalsChecks, id, sound)).toEqual(names);
  });

  it.each([
    ['hub.ignores-leftovers', 'leftovers', list('leftovers', fail('Thua'))],
    ['hub.docid-in-any-case', 'lower', call(at('lower-case-docid'), 'city', 'getEdoc', fail('Thua'))],
  ])('%s finds a refusal', (id, name, line) => {
    expect(judged(id, { [name]: line })).toEqual([
      `fail ERR-01 in ${name} answer status: expected an answer OK with ErrorCode "0"; seen FAIL -1 Thua`,
    ]);
  });
});

describe('a count', () => {
  const differs = (seen: string, rows = 2) => [
    `fail ERR-01 in counted answer count: expected count ${rows}; seen ${seen}`,
  ];

  it.each<readonly [string, Recording, readonly string[]]>([
    ['is higher', { counted: count(ok({ count: 3 })) }, differs('3')],
    ['is a text', { counted: count(ok({ count: '2' })) }, []],
    ['is missing', { counted: count(ok()) }, differs('–')],
    ['is not that of an empty list', { listed: list('successes') }, differs('2', 0)],
    ['was refused', { counted: count(fail()) }, unseen(at('successes'))],
    ['was not asked for', { counted: undefined }, unseen(at('successes'))],
    ['has no list beside it', { listed: undefined }, unseen(at('successes'))],
    ['has a refused list beside it', { listed: list('successes', fail()) }, unseen(at('successes'))],
  ])('%s', (_, changes, findings) => {
    expect(judged('hub.empty-list-is-empty', changes)).toEqual(findings);
  });
});

describe('the health end', () => {
  it.each<readonly [string, Recording, readonly string[]]>([
    [
      'is not there',
      { health: health(raw('', 404)) },
      ['fail AVL-13 in health answer: expected HTTP 200; seen 404'],
    ],
    [
      'answers without content',
      { health: health(raw('', 204)) },
      ['fail AVL-13 in health answer: expected HTTP 200; seen 204'],
    ],
    [
      'does not answer',
      { health: health(silent) },
      ['fail AVL-13 in health answer: expected HTTP 200; seen ECONNRESET'],
    ],
    ['was not asked', { health: undefined }, lacking(at('health'))],
  ])('%s', (_, changes, findings) => {
    expect(judged('hub.health-answers', changes)).toEqual(findings);
  });
});

describe('a secret in an answer', () => {
  /** The stage notes after a call that its answer showed a secret. */
  function shownIn(recording: Recording, place: number, subject = 'secret-shown') {
    const { entries, body } = evidenceFrom(recording);
    const number = entries.length + 1;
    const facts = { call: String(place) };
    const state = { kind: 'state', number, at: 0, of: { kind: 'system' }, subject, facts } as const;
    const bodies = new Map(
      entries.flatMap((each) =>
        each.kind === 'call' && each.answer ? [[each.answer.body, body(each.answer.body)]] : [],
      ),
    );
    return judgedBy(hubRefusalsChecks, 'hub.secret-never-shown', evidenceOf([...entries, state], bodies));
  }

  it('is found in the answer that showed it', () => {
    expect(shownIn(sound, 2)).toMatchObject({
      kind: 'judged',
      findings: [
        { requirement: 'AUT-08', place: { entry: 2, part: 'answer' }, seen: 'a secret, blanked here' },
      ],
    });
  });

  it('is not found where something else was noted', () => {
    expect(shownIn(sound, 2, 'queue')).toMatchObject({ kind: 'judged', findings: [] });
  });

  it('cannot be looked for where nothing was answered', () => {
    expect(found(hubRefusalsChecks, 'hub.secret-never-shown', { plain: list('plain', silent) })).toEqual([
      'not-run: the hub answered no call at all (ECONNRESET): a wrong address, a TLS certificate that is not trusted, or a hub that does not run',
    ]);
  });
});
