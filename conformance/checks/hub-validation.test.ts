import { describe, expect, it } from 'vitest';
import {
  call,
  fail,
  found,
  lookedAt,
  ok,
  packet,
  type Recording,
  rows,
  type Said,
  silent,
  step,
} from './hub-recording-under-test.ts';
import { hubHostileChecks, hubValidationChecks } from './hub-validation.ts';

const checks = [...hubValidationChecks, ...hubHostileChecks];
const at = (name: string) => `hub-validation/${name}`;
const hostile = (name: string, said: Said = fail(), took = 1) =>
  call(`hub-hostile/${name}`, 'office', 'sendEdoc', said, { broken: name, took });
const broken = (name: string, said: Said) => call(at(name), 'office', 'sendEdoc', said, { broken: name });

const sound: Recording = {
  soundStep: step(at('sound'), { document: 'S1' }),
  sound: call(at('sound'), 'office', 'sendEdoc', ok()),
  defectStep: step(at('no-subject'), { document: 'V1', field: 'Subject|TrichYeu' }),
  defect: broken('no-subject', fail('Thieu Subject')),
  again: broken('again', fail('Thieu Subject')),
  list: call(at('received'), 'city', 'getReceivedEdocList', rows()),
  got: call(at('received'), 'city', 'getEdoc', packet('S1'), { docId: 'd1' }),
  hostileSound: call('hub-hostile/sound', 'office', 'sendEdoc', ok()),
  doctype: hostile('doctype'),
  bomb: hostile('entity-bomb', fail(), 999),
  under: call('hub-size/under', 'office', 'sendEdoc', ok()),
  over: call('hub-size/over', 'office', 'sendEdoc', fail(), { broken: 'too large' }),
};

const judged = (id: string, changes: Recording) => found(checks, id, { ...sound, ...changes });
const unseen = (name: string) => [`not-run: there is no evidence of the step ${name}`];

describe('a hub that validates', () => {
  it.each([
    ['hub.takes-sound-letter', ['sound']],
    ['hub.refuses-no-subject', ['sound', 'defect']],
    ['hub.refusal-names-field', ['defect']],
    ['hub.refusal-code-stable', ['defect', 'again']],
    ['hub.invalid-reaches-nobody', ['got', 'defect', 'again']],
    ['hub.refuses-doctype', ['hostileSound', 'doctype']],
    ['hub.hostile-refused-quickly', ['doctype', 'bomb']],
    ['hub.takes-up-to-limit', ['under']],
    ['hub.refuses-over-limit', ['under', 'over']],
  ])('%s looks at it and finds nothing', (id, names) => {
    expect(judged(id, {})).toEqual([]);
    expect(lookedAt(checks, id, sound)).toEqual(names);
  });
});

describe('a refusal names what is wrong', () => {
  const unnamed = (seen: string) =>
    `fail ERR-01 in defect answer ErrorDesc: expected ErrorDesc names Subject|TrichYeu; seen ${seen}`;

  it.each<readonly [string, Recording, readonly string[]]>([
    ['by no name', { defect: broken('no-subject', fail('Sai')) }, [unnamed('FAIL -1 Sai')]],
    ['by its other name', { defect: broken('no-subject', fail('Thieu TrichYeu')) }, []],
    ['which was taken, another check’s', { defect: broken('no-subject', ok()) }, unseen(at('no-subject'))],
    ['of which no name was written down', { defectStep: undefined }, unseen(at('no-subject'))],
    [
      'though it was sent in good faith',
      { defect: call(at('no-subject'), 'office', 'sendEdoc', fail()) },
      unseen(at('no-subject')),
    ],
    [
      'and is not asked of other scenarios',
      { hostileStep: step('hub-hostile/doctype', { field: 'DOCTYPE' }) },
      [],
    ],
  ])('%s', (_, changes, findings) => {
    expect(judged('hub.refusal-names-field', changes)).toEqual(findings);
  });
});

describe('the same fault has the same code', () => {
  it.each<readonly [string, Recording, readonly string[]]>([
    [
      'another code',
      { again: broken('again', fail('Thieu Subject', { ErrorCode: '-2' })) },
      [
        'fail ERR-01 in again answer ErrorCode: expected ErrorCode "-1" as before; seen FAIL -2 Thieu Subject',
      ],
    ],
    ['other words', { again: broken('again', fail('Sai')) }, []],
    ['taken the first time', { defect: broken('no-subject', ok()) }, unseen(at('again'))],
    ['taken the second time', { again: broken('again', ok()) }, unseen(at('again'))],
    ['not sent the first time', { defect: undefined }, unseen(at('again'))],
    ['not sent again', { again: undefined }, unseen(at('again'))],
  ])('%s', (_, changes, findings) => {
    expect(judged('hub.refusal-code-stable', changes)).toEqual(findings);
  });
});

describe('hostile packets', () => {
  const id = 'hub.hostile-refused-quickly';
  const slow = (where: string, took: number) =>
    `fail ENV-03 in ${where} answer: expected less than 1,000 ms; seen ${took} ms`;

  it.each<readonly [string, Recording, readonly string[]]>([
    ['a second is too long', { bomb: hostile('entity-bomb', fail(), 1_000) }, [slow('bomb', 1_000)]],
    [
      'silence is as long as it takes',
      { doctype: hostile('doctype', silent, 30_000) },
      [slow('doctype', 30_000)],
    ],
    [
      'a sound letter may take longer',
      { hostileSound: call('hub-hostile/sound', 'office', 'sendEdoc', ok(), { took: 5_000 }) },
      [],
    ],
    ['none was sent', { doctype: undefined, bomb: undefined }, unseen('hub-hostile/doctype')],
  ])('%s', (_, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });
});
