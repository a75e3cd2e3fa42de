import { describe, expect, it } from 'vitest';
import { hubDirectoryChecks } from './hub-directory.ts';
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

const at = (name: string) => `hub-directory/${name}`;
const list = (name: string, operation: string, ...data: readonly object[]) =>
  call(at(name), 'office', operation, rows(...data));
const register = (name: string, said: Said, broken?: string) =>
  call(at(name), 'office', 'registerAgency', said, broken === undefined ? {} : { broken });
const synced = (...data: readonly object[]) => list('listed', 'getSynchronizeUnit', ...data);
const agencies = (...data: readonly object[]) => list('listed', 'getAgenciesList', ...data);
const codes = (...data: readonly object[]) => list('listed', 'getAgenciesListQD20', ...data);

const unit = { code: 'U1', oldCode: '000.U1' };

/** A unit is registered, listed, written to, closed, and listed again. */
const sound: Recording = {
  before: list('before', 'getSynchronizeUnit', { code: 'A1', version: 7 }, { code: 'A2', version: 3 }),
  step: step(at('register'), { code: 'U1' }),
  registered: register('register', ok()),
  again: register('register-again', fail(), 'a taken code'),
  agencies: agencies({ code: 'A1', oldCode: '000.A1' }, unit),
  synced: synced({ code: 'A1', version: 7 }, { code: 'U1', version: 8 }),
  codes: codes({ code: 'U1', code102: '000.U1' }, { code: 'A1', code102: '' }),
  sendStep: step(at('send-to-unit'), { document: 'D1' }),
  sent: call(at('send-to-unit'), 'city', 'sendEdoc', ok()),
  got: call(at('send-to-unit'), 'office', 'getEdoc', packet('D1'), { docId: 'x' }),
  deleted: call(at('delete'), 'office', 'deleteAgency', ok()),
  closedAgencies: list('closed', 'getAgenciesList', { code: 'A1' }),
  closedSynced: list('closed', 'getSynchronizeUnit', { code: 'U1', version: 9, deleted: true }),
  closedSent: call(at('send-to-closed'), 'city', 'sendEdoc', fail(), { broken: 'a closed unit' }),
};

const judged = (id: string, changes: Recording) => found(hubDirectoryChecks, id, { ...sound, ...changes });
const unseen = (name: string) => [`not-run: there is no evidence of the step ${at(name)}`];
const refusedRegister = { registered: register('register', fail()) };

describe('a directory that is up to date', () => {
  it.each([
    ['hub.registers-unit', ['registered']],
    ['hub.lists-new-unit', ['registered', 'agencies']],
    ['hub.synchronises-new-unit', ['registered', 'synced']],
    ['hub.new-unit-is-served', ['sent']],
    ['hub.unit-version-rises', ['before', 'synced']],
    ['hub.old-codes-agree', ['agencies', 'codes']],
    ['hub.directory-usable', ['agencies', 'closedAgencies']],
    ['hub.refuses-taken-code', ['registered', 'again']],
    ['hub.deletes-unit', ['deleted']],
    ['hub.closed-unit-gone', ['registered', 'closedAgencies']],
    ['hub.closed-unit-marked', ['registered', 'closedSynced']],
    ['hub.closed-unit-refused', ['sent', 'closedSent']],
  ])('%s looks at it and finds nothing', (id, names) => {
    expect(judged(id, {})).toEqual([]);
    expect(lookedAt(hubDirectoryChecks, id, sound)).toEqual(names);
  });
});

describe('a row of a list', () => {
  const open = { code: 'U1', status: 'open', deleted: false };
  const closed = (row: object) => ({ closedAgencies: list('closed', 'getAgenciesList', row) });
  const marked = (row: object) => ({ closedSynced: list('closed', 'getSynchronizeUnit', row) });
  const still = (row: object) =>
    `fail REG-01 in closedAgencies answer data: expected gone or marked; seen ${JSON.stringify(row)}`;

  it.each<readonly [string, string, Recording, readonly string[]]>([
    [
      'a new unit is not listed',
      'hub.lists-new-unit',
      { agencies: agencies({ code: 'A1' }) },
      ['fail REG-01 in agencies answer data: expected listed; seen no row U1'],
    ],
    [
      'a new unit is not synchronised',
      'hub.synchronises-new-unit',
      { synced: synced({ code: 'U11' }) },
      ['fail REG-08 in synced answer data: expected listed; seen no row U1'],
    ],
    ['a closed unit is listed as before', 'hub.closed-unit-gone', closed(open), [still(open)]],
    [
      'a closed unit is listed without a state',
      'hub.closed-unit-gone',
      closed({ code: 'U1' }),
      [still({ code: 'U1' })],
    ],
    ['a closed unit is marked as deleted', 'hub.closed-unit-gone', closed({ ...open, deleted: true }), []],
    [
      'a closed unit is marked by its state',
      'hub.closed-unit-gone',
      closed({ ...open, status: 'closed' }),
      [],
    ],
    [
      'a closed unit is synchronised as before',
      'hub.closed-unit-marked',
      marked(open),
      [`fail REG-08 in closedSynced answer data: expected deleted: true; seen ${JSON.stringify(open)}`],
    ],
    [
      'a closed unit is marked in a word',
      'hub.closed-unit-marked',
      marked({ code: 'U1', deleted: 'true' }),
      [
        'fail REG-08 in closedSynced answer data: expected deleted: true; seen {"code":"U1","deleted":"true"}',
      ],
    ],
    [
      'a closed unit is not synchronised',
      'hub.closed-unit-marked',
      marked({ code: 'A1' }),
      ['fail REG-08 in closedSynced answer data: expected deleted: true; seen no row U1'],
    ],
    ['registering was refused', 'hub.lists-new-unit', refusedRegister, unseen('listed')],
    ['nothing was registered', 'hub.lists-new-unit', { registered: undefined }, unseen('listed')],
    ['nobody listed', 'hub.lists-new-unit', { agencies: undefined }, unseen('listed')],
    [
      'listing was refused',
      'hub.lists-new-unit',
      { agencies: call(at('listed'), 'office', 'getAgenciesList', fail()) },
      unseen('listed'),
    ],
    [
      'nobody wrote the code down',
      'hub.lists-new-unit',
      { step: undefined },
      ['fail REG-01 in agencies answer data: expected listed; seen no row ?'],
    ],
  ])('%s', (_, id, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });
});

describe('the version of a row that changed', () => {
  const low = (seen: string, above = 7) => [
    `fail REG-08 in synced answer data: expected a version above ${above}; seen ${seen}`,
  ];

  it.each<readonly [string, Recording, readonly string[]]>([
    ['as high as the highest', { synced: synced({ code: 'U1', version: 7 }) }, low('7')],
    ['below the highest', { synced: synced({ code: 'U1', version: 4 }) }, low('4')],
    ['above, in a text', { synced: synced({ code: 'U1', version: '8' }) }, []],
    ['none', { synced: synced({ code: 'U1' }) }, low('undefined')],
    [
      '1 where there was nothing',
      { before: list('before', 'getSynchronizeUnit'), synced: synced({ code: 'U1', version: 1 }) },
      [],
    ],
    [
      '0 where there was nothing',
      { before: list('before', 'getSynchronizeUnit'), synced: synced({ code: 'U1', version: 0 }) },
      low('0', 0),
    ],
    [
      'above those that were numbers',
      {
        before: list('before', 'getSynchronizeUnit', { version: 'x' }, { version: 2 }),
        synced: synced({ code: 'U1', version: 3 }),
      },
      [],
    ],
    ['of no row', { synced: synced({ code: 'A1', version: 9 }) }, unseen('listed')],
    ['of a list that nobody asked for', { synced: undefined }, unseen('listed')],
    ['of nothing to compare with', { before: undefined }, unseen('listed')],
  ])('%s', (_, changes, findings) => {
    expect(judged('hub.unit-version-rises', changes)).toEqual(findings);
  });
});

describe('old codes in both lists', () => {
  const differs = (place: number, code: string, old: string, seen: string) =>
    `fail IDC-02 in codes answer data[${place}].code102: expected code102 "${old}" of ${code}; seen ${seen}`;

  it.each<readonly [string, Recording, readonly string[]]>([
    [
      'another old code',
      { codes: codes({ code: 'A1', code102: '000.A1' }, { code: 'U1', code102: '000.X' }) },
      [differs(1, 'U1', '000.U1', '000.X')],
    ],
    [
      'an old code of a body that the other list lacks',
      { codes: codes({ code: 'Z', code102: '000.Z' }) },
      [differs(0, 'Z', '', '000.Z')],
    ],
    ['none in the second list', { codes: codes({ code: 'U1' }) }, []],
    ['an empty list', { codes: codes() }, unseen('listed')],
    ['no second list', { codes: undefined }, unseen('listed')],
    ['no first list', { agencies: undefined }, unseen('listed')],
  ])('%s', (_, changes, findings) => {
    expect(judged('hub.old-codes-agree', changes)).toEqual(findings);
  });
});

describe('the whole directory in good time', () => {
  const limit = 40 * 1024 * 1024;
  const large = (size: number) => {
    const bytes = Buffer.alloc(size, ' ');
    bytes.write('{"status":"OK","ErrorCode":"0","data":[]}');
    return raw(bytes);
  };
  const directory = (said: Said, took: number): Recording => ({
    list: call(at('listed'), 'office', 'getAgenciesList', said, { took }),
  });
  const judge = (recording: Recording) => found(hubDirectoryChecks, 'hub.directory-usable', recording);
  const beyond = (seen: string) => [
    `fail REG-07 in list answer: expected below 10 s and 40 MB; seen ${seen}`,
  ];

  it('10 s are enough, a millisecond more is not', () => {
    expect(judge(directory(rows(), 10_000))).toEqual([]);
    expect(judge(directory(large(41), 10_001))).toEqual(beyond('10001 ms, 41 bytes'));
  });

  it('40 MB are enough, a byte more is not', () => {
    expect(judge(directory(large(limit), 1))).toEqual([]);
    expect(judge(directory(large(limit + 1), 1))).toEqual(beyond(`1 ms, ${limit + 1} bytes`));
  });

  it('a refusal is not measured', () => {
    expect(judge(directory(fail(), 20_000))).toEqual(unseen('listed'));
    expect(judge({})).toEqual(unseen('listed'));
  });
});

describe('a letter to a new unit', () => {
  const send = (said: Said) => ({ sent: call(at('send-to-unit'), 'city', 'sendEdoc', said) });
  const lost = (seen: string) => [`fail REG-01 in sent answer: expected taken and delivered; seen ${seen}`];

  it.each<readonly [string, Recording, readonly string[]]>([
    ['is refused', { ...send(fail()), got: undefined }, lost('refused, 0 deliveries')],
    ['is taken and lost', { got: undefined }, lost('accepted, 0 deliveries')],
    ['gets no answer', { ...send(silent), got: undefined }, lost('silent, 0 deliveries')],
    [
      'comes twice',
      { twice: call(at('send-to-unit'), 'office', 'getEdoc', packet('D1')) },
      lost('accepted, 2 deliveries'),
    ],
    ['was not sent', { sent: undefined }, unseen('send-to-unit')],
    ['went to a unit that was not registered', refusedRegister, unseen('send-to-unit')],
    ['went to a unit that nobody registered', { registered: undefined }, unseen('send-to-unit')],
  ])('%s', (_, changes, findings) => {
    expect(judged('hub.new-unit-is-served', changes)).toEqual(findings);
  });
});
