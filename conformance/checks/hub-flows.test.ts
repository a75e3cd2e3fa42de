import { describe, expect, it } from 'vitest';
import { hubFlowsChecks } from './hub-flows.ts';
import {
  call,
  fail,
  found,
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

const recall = (name: string) => `hub-recall/${name}`;
const changes = (name: string) => `hub-changes/${name}`;
const send = (name: string, account = 'office', said: Said = ok(), broken?: string) =>
  call(name, account, 'sendEdoc', said, broken === undefined ? {} : { broken });
const list = (name: string, account: string) => call(name, account, 'getReceivedEdocList', rows());
const get = (name: string, account: string, docId: string, text: string) =>
  call(name, account, 'getEdoc', packet(text), { docId });
const received = changes('received');

/** The office recalls what the city has and what waits for it; a stranger tries to; then letters are changed. */
const sound: Recording = {
  fetched: send(recall('sent-fetched')),
  waitStep: step(recall('after-recall-waiting'), { subject: 'Chờ' }),
  recallWaiting: send(recall('recall-waiting')),
  waitList: list(recall('after-recall-waiting'), 'city'),
  recallStep: step(recall('recall-fetched'), { subject: 'Thu hồi' }),
  recallFetched: send(recall('recall-fetched')),
  fetchedList: list(recall('after-recall-fetched'), 'city'),
  gotRecall: get(recall('after-recall-fetched'), 'city', 'r1', 'Thu hồi'),
  answer: send(recall('recall-answer'), 'city'),
  foreignLetter: send(recall('sent-foreign')),
  foreignRecall: send(recall('foreign-recall'), 'ministry', fail(), 'a stranger'),
  foreignStep: step(recall('after-foreign-recall'), { subject: 'Của người khác' }),
  foreignList: list(recall('after-foreign-recall'), 'city'),
  officeList: list(recall('after-foreign-recall'), 'office'),
  gotForeign: get(recall('after-foreign-recall'), 'city', 'r2', 'Của người khác'),
  gotAnswer: get(recall('after-foreign-recall'), 'office', 'r3', 'Đồng ý thu hồi'),
  again: send(recall('recall-again'), 'office', fail('Da thu hoi')),
  updateStep: step(changes('update-subject'), { reason: 'Sửa trích yếu', to: 'city' }),
  update: send(changes('update-subject')),
  report: send(changes('report'), 'city'),
  takeStep: step(changes('take-back'), { description: 'Lấy lại' }),
  takeBack: send(changes('take-back')),
  replaceStep: step(changes('replacement'), { document: 'N1', replaced: 'C1' }),
  replacement: send(changes('replacement')),
  list: list(received, 'city'),
  gotUpdate: get(received, 'city', 'c1', 'Sửa trích yếu'),
  gotTakeBack: get(received, 'city', 'c2', 'Lấy lại'),
  gotReplacement: get(received, 'city', 'c3', 'N1 thay C1'),
};

const judged = (id: string, besides: Recording) => found(hubFlowsChecks, id, { ...sound, ...besides });
const unseen = (name: string) => [`not-run: there is no evidence of the step ${name}`];

describe('a hub that carries recalls and changes', () => {
  it.each([
    ['hub.recalled-before-get-withheld', ['recallWaiting', 'waitList']],
    ['hub.recall-reaches-receiver', ['recallFetched', 'fetchedList', 'gotRecall']],
    ['hub.recall-to-concerned-only', ['gotRecall']],
    ['hub.recall-answer-reaches-issuer', ['answer', 'officeList', 'gotAnswer']],
    ['hub.recall-only-by-issuer', ['recallFetched', 'foreignRecall']],
    ['hub.foreign-recall-takes-nothing', ['foreignLetter', 'foreignList']],
    ['hub.repeated-recall-answered', ['again']],
    ['hub.update-subject-carried', ['update', 'list', 'gotUpdate']],
    ['hub.take-back-reaches-receiver', ['takeBack', 'list', 'gotTakeBack']],
    ['hub.take-back-to-chosen-only', ['gotTakeBack']],
    ['hub.replacement-delivered-as-new', ['replacement', 'list', 'gotReplacement']],
    ['hub.replacement-keeps-links', ['gotReplacement']],
  ])('%s looks at it and finds nothing', (id, names) => {
    expect(judged(id, {})).toEqual([]);
    expect(lookedAt(hubFlowsChecks, id, sound)).toEqual(names);
  });
});

describe('a recalled letter that waits', () => {
  const missing = unseen(recall('after-recall-waiting'));

  it.each<readonly [string, Recording, readonly string[]]>([
    [
      'is given out',
      { gotIt: get(recall('after-recall-waiting'), 'city', 'w1', 'Chờ') },
      ['fail RCL-04 in gotIt answer data: expected the recalled letter is not given out; seen Chờ'],
    ],
    [
      'is not the one that is given out',
      { gotIt: get(recall('after-recall-waiting'), 'city', 'w1', 'Khác') },
      [],
    ],
    [
      'was given out in another step',
      { gotIt: get(recall('after-recall-fetched'), 'city', 'w1', 'Chờ') },
      [],
    ],
    ['was not recalled', { recallWaiting: undefined }, missing],
    ['could not be recalled', { recallWaiting: send(recall('recall-waiting'), 'office', fail()) }, missing],
    ['was not looked for', { waitList: undefined }, missing],
  ])('%s', (_, besides, findings) => {
    expect(judged('hub.recalled-before-get-withheld', besides)).toEqual(findings);
  });
});

describe('a stranger’s recall', () => {
  const missing = unseen(recall('after-foreign-recall'));

  it.each<readonly [string, string, Recording, readonly string[]]>([
    [
      'takes the letter away',
      'hub.foreign-recall-takes-nothing',
      { gotForeign: undefined },
      ['fail RCL-05 in foreignList answer data: expected the letter is still given out; seen not listed'],
    ],
    [
      'came before anybody looked',
      'hub.foreign-recall-takes-nothing',
      { foreignList: undefined, officeList: undefined },
      missing,
    ],
    [
      'is of a letter that was refused',
      'hub.foreign-recall-takes-nothing',
      { foreignLetter: send(recall('sent-foreign'), 'office', fail()) },
      missing,
    ],
    [
      'is of a letter that was not sent',
      'hub.foreign-recall-takes-nothing',
      { foreignLetter: undefined },
      missing,
    ],
    [
      'is obeyed',
      'hub.recall-only-by-issuer',
      { foreignRecall: send(recall('foreign-recall'), 'ministry', ok(), 'a stranger') },
      [
        'fail RCL-05 in foreignRecall answer status: expected an answer FAIL with an error code other than "0"; seen a stranger: OK 0 Thanh cong',
      ],
    ],
  ])('%s', (_, id, besides, findings) => {
    expect(judged(id, besides)).toEqual(findings);
  });
});

describe('a recall that is repeated', () => {
  const unclear = (seen: string) => [
    `fail RCL-18 in again answer status: expected an answer OK or FAIL; seen ${seen}`,
  ];

  it.each<readonly [string, Recording, readonly string[]]>([
    ['is taken', { again: send(recall('recall-again')) }, []],
    ['gets no answer', { again: send(recall('recall-again'), 'office', silent) }, unclear('ECONNRESET')],
    [
      'gets an error page',
      { again: send(recall('recall-again'), 'office', raw('<html>')) },
      unclear('<html>'),
    ],
    ['was not sent', { again: undefined }, unseen(recall('recall-again'))],
  ])('%s', (_, besides, findings) => {
    expect(judged('hub.repeated-recall-answered', besides)).toEqual(findings);
  });
});

describe('who is given what was sent', () => {
  const id = 'hub.update-subject-carried';
  const one = (where: string, seen: string) =>
    `fail RCL-14 in ${where} answer data: expected one edoc packet for city; seen ${seen}`;

  it.each<readonly [string, Recording, readonly string[]]>([
    ['nobody', { gotUpdate: undefined }, [one('list', '0')]],
    ['the receiver, twice', { second: get(received, 'city', 'c9', 'Sửa trích yếu') }, [one('second', '2')]],
    ['the receiver, once, fetched twice', { second: get(received, 'city', 'c1', 'Sửa trích yếu') }, []],
    [
      'the receiver, in another step of the scenario',
      { gotUpdate: get(changes('report'), 'city', 'c1', 'Sửa trích yếu') },
      [],
    ],
    ['somebody else', { gotUpdate: get(received, 'ministry', 'c1', 'Sửa trích yếu') }, [one('list', '0')]],
    ['somebody else besides', { second: get(received, 'ministry', 'c9', 'Sửa trích yếu') }, []],
    [
      'nobody, as it was refused',
      { update: send(changes('update-subject'), 'office', fail()) },
      unseen(changes('update-subject')),
    ],
    ['nobody, as it was not sent', { update: undefined }, unseen(changes('update-subject'))],
    ['nobody who looked', { list: list(received, 'ministry') }, unseen(changes('update-subject'))],
    ['the receiver, who looked last', { officeList: list(received, 'ministry') }, []],
    [
      'nobody knows what',
      {
        updateStep: step(changes('update-subject'), { to: 'city' }),
        gotUpdate: get(received, 'city', 'c1', '?'),
      },
      [one('list', '0')],
    ],
    ['nobody knows whom', { updateStep: undefined }, unseen(changes('update-subject'))],
  ])('%s', (_, besides, findings) => {
    expect(judged(id, besides)).toEqual(findings);
  });

  it('a take-back is given to nobody while nobody was chosen', () => {
    const taken = judged('hub.take-back-reaches-receiver', { report: undefined });
    expect(taken).toEqual(unseen(changes('take-back')));
  });

  it('statuses are called so', () => {
    expect(judged('hub.take-back-reaches-receiver', { gotTakeBack: undefined })).toEqual([
      'fail STA-10 in list answer data: expected one status packet for city; seen 0',
    ]);
    expect(judged('hub.recall-answer-reaches-issuer', { gotAnswer: undefined })).toEqual([
      'fail STA-10 in officeList answer data: expected one status packet for office; seen 0',
    ]);
  });
});

describe('nobody else', () => {
  const alone = (where: string, requirement: string) => [
    `fail ${requirement} in ${where} answer data: expected city alone; seen ministry`,
  ];
  const seen = recall('after-recall-fetched');
  const toldOf = (name: string, text: string) => ({ strayed: get(name, 'ministry', 'x1', text) });

  it.each<readonly [string, string, Recording, readonly string[]]>([
    ['a recall strays', 'hub.recall-to-concerned-only', toldOf(seen, 'Thu hồi'), alone('strayed', 'RCL-04')],
    ['another letter comes to another', 'hub.recall-to-concerned-only', toldOf(seen, 'Khác'), []],
    ['a recall reached nobody', 'hub.recall-to-concerned-only', { gotRecall: undefined }, unseen(seen)],
    [
      'a recall reached another alone',
      'hub.recall-to-concerned-only',
      { gotRecall: get(seen, 'ministry', 'x1', 'Thu hồi') },
      unseen(seen),
    ],
    ['nobody looked for a recall', 'hub.recall-to-concerned-only', { fetchedList: undefined }, unseen(seen)],
    [
      'a take-back strays',
      'hub.take-back-to-chosen-only',
      toldOf(received, 'Lấy lại'),
      alone('strayed', 'STA-10'),
    ],
    [
      'a take-back reached nobody',
      'hub.take-back-to-chosen-only',
      { gotTakeBack: undefined },
      unseen(changes('take-back')),
    ],
    [
      'nobody was chosen',
      'hub.take-back-to-chosen-only',
      { report: undefined },
      unseen(changes('take-back')),
    ],
  ])('%s', (_, id, besides, findings) => {
    expect(judged(id, besides)).toEqual(findings);
  });
});

describe('a replacement', () => {
  it.each<readonly [string, Recording, readonly string[]]>([
    [
      'loses its link',
      { gotReplacement: get(received, 'city', 'c3', 'N1') },
      ['fail RCL-16 in gotReplacement packet: expected names C1; seen absent'],
    ],
    ['was given to nobody', { gotReplacement: undefined }, unseen(changes('replacement'))],
  ])('%s', (_, besides, findings) => {
    expect(judged('hub.replacement-keeps-links', besides)).toEqual(findings);
  });
});
