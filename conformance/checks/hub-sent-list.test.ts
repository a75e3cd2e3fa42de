import { describe, expect, it } from 'vitest';
import { hubAcknowledgementChecks } from './hub-acknowledgement.ts';
import {
  call,
  fail,
  found,
  lookedAt,
  ok,
  type Recording,
  rows,
  type Said,
  step,
} from './hub-recording-under-test.ts';

const at = (name: string) => `hub-acknowledgement/${name}`;
const ack = (name: string, said: Said = ok()) => call(at(name), 'city', 'updateStatus', said);
const sentList = (name: string, account: string, ...data: readonly object[]) =>
  call(at(name), account, 'getSentEdocList', rows(...data));

const failedRow = { senderDocId: 's2', receiverDocId: 'H1', sendStatus: 'fail' };

/** A letter that its receiver could not read, as its sender and a stranger see it. */
const sound: Recording = {
  'sent held': call(at('sent-held'), 'office', 'sendEdoc', ok({ DocId: 's2' })),
  failed: ack('failed'),
  step: step(at('after-fail'), { delivery: 'h1' }),
  'own sent': sentList('sender-sees-failure', 'office', failedRow),
  'foreign sent': sentList('foreign-sent-list', 'ministry'),
};

const judged = (id: string, changes: Recording) =>
  found(hubAcknowledgementChecks, id, { ...sound, ...changes });
const unseen = (name: string) => [`not-run: there is no evidence of the step ${at(name)}`];

describe('the sent list', () => {
  const own = (...data: readonly object[]) => ({
    'own sent': sentList('sender-sees-failure', 'office', ...data),
  });
  const noFailure = (seen: string) =>
    `fail ERR-08 in own sent answer data[0].sendStatus: expected sendStatus "fail"; seen ${seen}`;
  const strangers = unseen('foreign-sent-list');

  it.each<readonly [string, string, Recording, readonly string[]]>([
    [
      'shows a stranger a row',
      'hub.foreign-sent-list-empty',
      { 'foreign sent': sentList('foreign-sent-list', 'ministry', failedRow) },
      ['fail ACC-01 in foreign sent answer data: expected no row; seen 1 rows'],
    ],
    ['was empty for its owner too', 'hub.foreign-sent-list-empty', own(), strangers],
    ['was not asked for by its owner', 'hub.foreign-sent-list-empty', { 'own sent': undefined }, strangers],
    [
      'was not asked for by a stranger',
      'hub.foreign-sent-list-empty',
      { 'foreign sent': undefined },
      strangers,
    ],
    [
      'tells of no failure',
      'hub.sender-sees-failure',
      own({ sendStatus: 'done' }, { sendStatus: 'initial' }),
      [noFailure('done, initial')],
    ],
    ['has no row', 'hub.sender-sees-failure', own(), [noFailure('no row')]],
    [
      'tells of a failure in its second row',
      'hub.sender-sees-failure',
      own({ sendStatus: 'done' }, failedRow),
      [],
    ],
    [
      'follows a failure that was refused',
      'hub.sender-sees-failure',
      { failed: ack('failed', fail()) },
      unseen('sender-sees-failure'),
    ],
    ['follows no failure', 'hub.sender-sees-failure', { failed: undefined }, unseen('sender-sees-failure')],
    [
      'was never asked for',
      'hub.sender-sees-failure',
      { 'own sent': undefined },
      unseen('sender-sees-failure'),
    ],
  ])('%s', (_, id, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });

  const id = 'hub.sent-list-links-both-ids';
  const unlinked = (seen: string) => [
    `fail LOG-09 in own sent answer data: expected s2 linked with h1; seen ${seen}`,
  ];

  it.each<readonly [string, Recording, readonly string[]]>([
    ['links both ids, in any letters', {}, []],
    [
      'links both ids of a hub that writes them in capitals',
      { step: step(at('after-fail'), { delivery: 'H1' }) },
      [],
    ],
    ['has another receiver’s id', own({ ...failedRow, receiverDocId: 'x1' }), unlinked('[["s2","x1"]]')],
    ['has another sender’s id', own({ ...failedRow, senderDocId: 's9' }), unlinked('[["s9","H1"]]')],
    [
      'has each id in a row of its own',
      own({ senderDocId: 's2', receiverDocId: 'x1' }, { senderDocId: 's9', receiverDocId: 'h1' }),
      unlinked('[["s2","x1"],["s9","h1"]]'),
    ],
    ['has neither', own({}), unlinked('[[null,null]]')],
    [
      'follows a letter that was refused',
      { 'sent held': call(at('sent-held'), 'office', 'sendEdoc', fail()) },
      unseen('sender-sees-failure'),
    ],
    ['was never asked for', { 'own sent': undefined }, unseen('sender-sees-failure')],
  ])('%s', (_, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });

  it.each([
    ['hub.foreign-sent-list-empty', ['own sent', 'foreign sent']],
    ['hub.sender-sees-failure', ['failed', 'own sent']],
    ['hub.sent-list-links-both-ids', ['sent held', 'own sent']],
  ])('%s looks at it and finds nothing', (id, names) => {
    expect(judged(id, {})).toEqual([]);
    expect(lookedAt(hubAcknowledgementChecks, id, sound)).toEqual(names);
  });
});
