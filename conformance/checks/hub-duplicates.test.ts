import { describe, expect, it } from 'vitest';
import { hubDuplicatesChecks } from './hub-duplicates.ts';
import {
  call,
  fail,
  found,
  json,
  lookedAt,
  ok,
  packet,
  type Recording,
  raw,
  rows,
  type Said,
  silent,
  step,
} from './hub-recording-under-test.ts';

const within = (name: string) => `hub-duplicates/${name}`;
const send = (name: string, said: Said = ok({ DocId: 'a1' }), broken?: string) =>
  call(within(name), 'office', 'sendEdoc', said, broken === undefined ? {} : { broken });
const get = (docId: string, text: string, name = within('received')) =>
  call(name, 'city', 'getEdoc', packet(`<p>${text}</p>`), { docId });

/** Sent twice, three times at once, twice with other content, and once more when it had been corrected. */
const sound: Recording = {
  twiceStep: step(within('twice'), { document: 'T1' }),
  twice: send('twice'),
  twiceAgain: send('twice'),
  togetherStep: step(within('together'), { document: 'G1' }),
  together1: send('together', ok({ DocId: 'b2' })),
  together2: send('together', ok({ DocId: 'b2' })),
  together3: send('together', ok({ DocId: 'b2' })),
  conflictStep: step(within('conflict-first'), { document: 'C1', subject: 'Lịch họp' }),
  conflict: send('conflict-first'),
  conflictSecond: send('conflict-second', fail()),
  correctedStep: step(within('corrected'), { document: 'K1' }),
  corrected: send('corrected'),
  list: call(within('received'), 'city', 'getReceivedEdocList', rows()),
  gotTwice: get('d1', 'T1'),
  gotTogether: get('d2', 'G1'),
  gotConflict: get('d3', 'C1 Lịch họp'),
  gotCorrected: get('d4', 'K1'),
  laterStep: step('hub-duplicates-later/first', { document: 'L1' }),
  later: call('hub-duplicates-later/first', 'office', 'sendEdoc', ok({ DocId: 'c3' })),
  laterList: call('hub-duplicates-later/received', 'city', 'getReceivedEdocList', rows()),
  gotLater: get('d5', 'L1', 'hub-duplicates-later/received'),
};

const judged = (id: string, changes: Recording) => found(hubDuplicatesChecks, id, { ...sound, ...changes });
const unseen = (name: string) => [`not-run: there is no evidence of the step ${name}`];

describe('a hub that remembers', () => {
  it.each([
    ['hub.duplicate-delivers-once', ['twice', 'list']],
    ['hub.duplicate-same-answer', ['twice', 'twiceAgain']],
    ['hub.duplicates-together-once', ['together1', 'list']],
    ['hub.duplicates-together-answer', ['together1', 'together2', 'together3']],
    ['hub.duplicate-later', ['later', 'laterList']],
    ['hub.conflict-told', ['conflict', 'conflictSecond']],
    ['hub.conflict-keeps-first', ['conflict', 'list']],
    ['hub.corrected-packet-passes', ['corrected']],
    ['hub.corrected-packet-delivered', ['corrected', 'list']],
  ])('%s looks at it and finds nothing', (id, names) => {
    expect(judged(id, {})).toEqual([]);
    expect(lookedAt(hubDuplicatesChecks, id, sound)).toEqual(names);
  });
});

describe('delivered once', () => {
  const one = (requirement: string, where: string, document: string, seen: string) =>
    `fail ${requirement} in ${where} answer data: expected exactly one packet of ${document}; seen ${seen}`;

  it.each<readonly [string, string, Recording, readonly string[]]>([
    [
      'twice',
      'hub.duplicate-delivers-once',
      { second: get('d9', 'T1') },
      [one('DUP-01', 'second', 'T1', '2 deliveries: d1, d9')],
    ],
    [
      'not at all',
      'hub.duplicate-delivers-once',
      { gotTwice: undefined },
      [one('DUP-01', 'list', 'T1', '0 deliveries: ')],
    ],
    [
      'not at all, and nobody looked',
      'hub.duplicate-delivers-once',
      { gotTwice: undefined, list: undefined },
      [one('DUP-01', 'twice', 'T1', '0 deliveries: ')],
    ],
    [
      'the first was refused',
      'hub.duplicate-delivers-once',
      { twice: send('twice', fail()) },
      unseen(within('twice')),
    ],
    [
      'a race was lost',
      'hub.duplicates-together-once',
      { second: get('d9', 'G1') },
      [one('DUP-01', 'second', 'G1', '2 deliveries: d2, d9')],
    ],
    [
      'twice, after a while',
      'hub.duplicate-later',
      { second: get('d9', 'L1', 'hub-duplicates-later/received') },
      [one('DUP-01', 'second', 'L1', '2 deliveries: d5, d9')],
    ],
    ['in another scenario', 'hub.duplicate-later', { second: get('d9', 'L1') }, []],
    [
      'never when it was corrected',
      'hub.corrected-packet-delivered',
      { gotCorrected: undefined },
      [one('DUP-04', 'list', 'K1', '0 deliveries: ')],
    ],
  ])('%s', (_, id, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });
});

describe('the answer to a duplicate', () => {
  const wanted = (id: string) => `answer DocId: expected OK with DocId "${id}" as the first time; seen`;

  it.each<readonly [string, string, Recording, readonly string[]]>([
    [
      'another id',
      'hub.duplicate-same-answer',
      { twiceAgain: send('twice', ok({ DocId: 'zz' })) },
      [`fail DUP-02 in twiceAgain ${wanted('a1')} OK 0 Thanh cong DocId "zz"`],
    ],
    [
      'a refusal, which the text allows',
      'hub.duplicate-same-answer',
      { twiceAgain: send('twice', fail('Trung')) },
      [`warn DUP-02 in twiceAgain ${wanted('a1')} FAIL -1 Trung DocId ""`],
    ],
    [
      'a refusal with the first id',
      'hub.duplicate-same-answer',
      { twiceAgain: send('twice', fail('Trung', { DocId: 'a1' })) },
      [`warn DUP-02 in twiceAgain ${wanted('a1')} FAIL -1 Trung DocId "a1"`],
    ],
    [
      'silence',
      'hub.duplicate-same-answer',
      { twiceAgain: send('twice', silent) },
      [`fail DUP-02 in twiceAgain ${wanted('a1')} ECONNRESET DocId ""`],
    ],
    [
      'what nobody can read',
      'hub.duplicate-same-answer',
      { twiceAgain: send('twice', raw('<html>')) },
      [`fail DUP-02 in twiceAgain ${wanted('a1')} <html> DocId ""`],
    ],
    [
      'none, as it was not sent again',
      'hub.duplicate-same-answer',
      { twiceAgain: undefined },
      unseen('hub-duplicates'),
    ],
    [
      'to a first that was refused',
      'hub.duplicate-same-answer',
      { twice: send('twice', fail()) },
      unseen('hub-duplicates'),
    ],
    [
      'another id for one of many',
      'hub.duplicates-together-answer',
      { together3: send('together', ok({ DocId: 'zz' })) },
      [`fail DUP-01 in together3 ${wanted('b2')} OK 0 Thanh cong DocId "zz"`],
    ],
    [
      'one alone',
      'hub.duplicates-together-answer',
      { together2: undefined, together3: undefined },
      unseen('hub-duplicates'),
    ],
  ])('%s', (_, id, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });
});

describe('the same identifier with other content', () => {
  const took = { conflictSecond: send('conflict-second', ok({ DocId: 'c9' })) };
  const notices = (documentId: string) => ({
    told: call(within('told'), '', 'management /notices', json({ notices: [{ documentId }] })),
  });
  const silently =
    'fail DUP-03 in conflictSecond answer status: expected a refusal, or a notice to the sender; seen OK 0 Thanh cong';

  it.each<readonly [string, Recording, readonly string[]]>([
    ['is taken, and the sender is told', { ...took, ...notices('C1') }, []],
    ['is taken, and nobody is told', { ...took, ...notices('X1') }, [silently]],
    [
      'is taken, and there is no way to look',
      took,
      [expect.stringMatching(/^not-run: the hub took both; .* “management”/)],
    ],
    ['was not sent', { conflictSecond: undefined }, unseen(within('conflict-first'))],
    [
      'was sent after a refusal',
      { conflict: send('conflict-first', fail()) },
      unseen(within('conflict-first')),
    ],
  ])('%s', (_, changes, findings) => {
    expect(judged('hub.conflict-told', changes)).toEqual(findings);
  });

  it('is taken: the notices were looked at too', () => {
    expect(
      lookedAt(hubDuplicatesChecks, 'hub.conflict-told', { ...sound, ...took, ...notices('C1') }),
    ).toEqual(['conflict', 'conflictSecond', 'told']);
  });

  const lost = (where: string, count: number) =>
    `fail DUP-03 in ${where} answer data: expected the first content is delivered; seen ${count} packets, none with the first subject`;

  it.each<readonly [string, Recording, readonly string[]]>([
    ['replaces the first', { gotConflict: get('d3', 'C1 Khác') }, [lost('gotConflict', 1)]],
    ['makes both go away', { gotConflict: undefined }, [lost('list', 0)]],
    ['comes beside the first', { beside: get('d8', 'C1 Khác') }, []],
    ['came, and nobody looked', { list: undefined }, unseen(within('conflict-first'))],
    ['was there first', { conflict: send('conflict-first', fail()) }, unseen(within('conflict-first'))],
  ])('%s', (_, changes, findings) => {
    expect(judged('hub.conflict-keeps-first', changes)).toEqual(findings);
  });
});

describe('a corrected packet', () => {
  it('is refused as a duplicate of what was refused', () => {
    expect(judged('hub.corrected-packet-passes', { corrected: send('corrected', fail('Trung')) })).toEqual([
      'fail DUP-04 in corrected answer status: expected an answer OK with ErrorCode "0"; seen FAIL -1 Trung',
    ]);
  });
});
