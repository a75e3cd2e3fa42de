import { describe, expect, it } from 'vitest';
import { hubDuplicatesChecks } from './hub-duplicates.ts';
import {
  call,
  fail,
  found,
  lookedAt,
  ok,
  packet,
  type Recording,
  rows,
  silent,
  step,
} from './hub-recording-under-test.ts';

const received = 'hub-restart/received';
const send = (name: string, said = ok()) => call(`hub-restart/${name}`, 'office', 'sendEdoc', said);
const get = (docId: string, text: string) => call(received, 'city', 'getEdoc', packet(text), { docId });

/** Two letters, a restart, one of them again, and a look into the box. */
const sound: Recording = {
  step1: step('hub-restart/sent-1', { document: 'R1' }),
  sent1: send('sent-1'),
  step2: step('hub-restart/sent-2', { document: 'R2' }),
  sent2: send('sent-2'),
  againStep: step('hub-restart/resent-1', { document: 'R1' }),
  again1: send('resent-1'),
  list: call(received, 'city', 'getReceivedEdocList', rows()),
  got1: get('d1', 'R1'),
  got2: get('d2', 'R2'),
};

const unseen = [`not-run: there is no evidence of the step ${received}`];
const gone = (document: string) =>
  `fail DUP-07 in list answer data: expected ${document} still waits; seen ${document} is gone`;

describe('a restart loses nothing', () => {
  const id = 'hub.restart-loses-nothing';

  it.each<readonly [string, Recording, readonly string[]]>([
    ['all is there', {}, []],
    ['one is gone', { got2: undefined }, [gone('R2')]],
    ['all is gone', { got1: undefined, got2: undefined }, [gone('R1'), gone('R2')]],
    ['one that was refused is not there', { sent2: send('sent-2', fail()), got2: undefined }, []],
    ['one whose answer was lost is not there', { sent2: send('sent-2', silent), got2: undefined }, []],
    ['nothing was taken', { sent1: send('sent-1', fail()), sent2: undefined }, unseen],
    ['nobody looked', { list: undefined }, unseen],
    ['nobody wrote down which it was', { step1: undefined }, [gone('?')]],
  ])('%s', (_, changes, findings) => {
    expect(found(hubDuplicatesChecks, id, { ...sound, ...changes })).toEqual(findings);
  });

  it('looks at what was sent before, not at what was sent again', () => {
    expect(lookedAt(hubDuplicatesChecks, id, sound)).toEqual(['sent1', 'sent2', 'list']);
  });
});

describe('a restart doubles nothing', () => {
  const id = 'hub.restart-doubles-nothing';

  it.each<readonly [string, Recording, readonly string[]]>([
    ['once', {}, []],
    ['none, which is another check’s', { got1: undefined }, []],
    [
      'twice',
      { second: get('d9', 'R1') },
      ['fail DUP-07 in list answer data: expected one packet of R1; seen 2'],
    ],
    ['another letter twice, which was not sent again', { second: get('d9', 'R2') }, []],
    ['nothing was sent again', { again1: undefined }, unseen],
    ['nobody looked', { list: undefined }, unseen],
  ])('%s', (_, changes, findings) => {
    expect(found(hubDuplicatesChecks, id, { ...sound, ...changes })).toEqual(findings);
  });

  it('looks at what was sent again', () => {
    expect(lookedAt(hubDuplicatesChecks, id, sound)).toEqual(['again1', 'list']);
  });
});
