import { describe, expect, it } from 'vitest';
import { all, type Edit } from '../mutants/packet-edit.ts';
import { asItIs, drop, found, letter, put, silent, status } from '../mutants/packet-under-test.ts';
import { packetCodeChecks } from './packet-codes.ts';

type Row = readonly [what: string, edit: Edit, said: readonly string[]];

const from = 'MessageHeader/From/OrganId';
const line = (id: string, requirement: string, seen: string, stance = 'fail/fail', place = from) =>
  `packet.${id} ${requirement} ${stance} ${place}: ${seen}`;
const edited = (edit: Edit, of = {}) => found(packetCodeChecks, edit(letter()), of);
const sender = (code: string) => put('From/OrganId', code);

describe('the form of a code (IDC-01)', () => {
  const form = (seen: string) => line('organ-id-form', 'IDC-01', seen);

  it.each(['G22', 'G22.1', 'G22.10.05', 'H17.12.34.5678'])('%s', (code) => {
    expect(edited(sender(code))).toEqual([]);
  });

  it.each(['g22', 'G22-1', 'G 22', 'Đ22', '.G22', 'G22.', 'G22..1'])('is not %s', (code) => {
    expect(edited(sender(code))).toEqual([form(code)]);
  });

  it.each(['null', 'NULL'])('is not the word %s', (code) => {
    expect(edited(sender(code))).toEqual([line('organ-id-null', 'IDC-01', code)]);
  });

  it('may hold that word', () => {
    expect(edited(sender('nullx'))).toEqual([form('nullx')]);
    expect(edited(sender('xnull'))).toEqual([form('xnull')]);
  });

  it('has nothing around it', () => {
    expect(edited(sender('\n G22 '))).toEqual([line('organ-id-untrimmed', 'IDC-01', '"\\n G22 "')]);
  });

  it.each<Row>([
    [
      'a receiver',
      put('To[2]/OrganId', 'h17'),
      [line('organ-id-form', 'IDC-01', 'h17', 'fail/fail', 'MessageHeader/To[2]/OrganId')],
    ],
    [
      'a hop',
      put('TraceHeader/OrganId', 'h17'),
      [line('organ-id-form', 'IDC-01', 'h17', 'fail/fail', 'TraceHeaderList/TraceHeader/OrganId')],
    ],
    ['nobody', put('TraceHeader/OrganId', ''), []],
  ])('is asked of %s', (_, edit, lines) => {
    expect(edited(edit)).toEqual(lines);
  });
});

describe('the length of a code (GEN-07)', () => {
  const code = (length: number) => `G22.${'1'.repeat(length - 4)}`;
  const long = (length: number) => line('organ-id-length', 'IDC-01', `${length}: ${code(length)}`);

  it.each([
    [35, '2026-11-21', false],
    [36, '2026-11-21', true],
    [13, '2022-09-14', false],
    [14, '2022-09-14', true],
    [14, '2022-09-15', false],
  ])('%s characters on %s', (length, asOf, isLong) => {
    const said = edited(sender(code(length)), { asOf }).filter((each) => each.includes('organ-id-length'));
    expect(said).toEqual(isLong ? [long(length)] : []);
  });
});

describe('the kinds of codes', () => {
  const old = (seen: string) => line('organ-id-2014', 'IDC-15', seen, 'fail/warn');
  const unknown = (seen: string) => line('organ-id-known-form', 'IDC-02', seen, 'fail/warn');
  const scheme = (seen: string) => line('scheme-code', 'IDC-08', seen, 'warn/warn');
  const enterprise = (seen: string) => line('enterprise-code', 'IDC-09', seen, 'warn/warn');
  const centre = line('sender-not-centre', 'ENV-15', 'W01', 'warn/warn');

  it.each<readonly [string, readonly string[]]>([
    ['000.00.00.G22', []],
    ['G22.99.1', []],
    ['TEST', [unknown('TEST')]],
    ['A', [unknown('A')]],
    ['000.00.00', [unknown('000.00.00')]],
    [`X.${'1'.repeat(34)}`, [line('organ-id-length', 'IDC-01', `36: X.${'1'.repeat(34)}`)]],
    ['Z01ABC', []],
    ['Z00ABC', [scheme('Z00ABC')]],
    ['Z01.ABC', [scheme('Z01.ABC')]],
    ['Z1', [scheme('Z1')]],
    ['Z..1', [line('organ-id-form', 'IDC-01', 'Z..1')]],
    [`Z${'0'.repeat(35)}`, [line('organ-id-length', 'IDC-01', `36: Z${'0'.repeat(35)}`)]],
    ['0100109106', []],
    ['0100109106001', []],
    ['012345678901', [enterprise('012345678901')]],
    ['010010910', [enterprise('010010910')]],
    ['01001091061', [enterprise('01001091061')]],
    ['1'.repeat(36), [line('organ-id-length', 'IDC-01', `36: ${'1'.repeat(36)}`)]],
    [`Z00${'A'.repeat(32)}`, [scheme(`Z00${'A'.repeat(32)}`)]],
    [`TEST${'A'.repeat(31)}`, [unknown(`TEST${'A'.repeat(31)}`)]],
    ['1'.repeat(35), [enterprise('1'.repeat(35))]],
    ['TZ', [unknown('TZ')]],
    ['W01', [centre]],
    ['000.01.26-H41', [line('organ-id-form', 'IDC-01', '000.01.26-H41')]],
  ])('%s', (code, lines) => {
    expect(edited(sender(code))).toEqual(lines);
  });

  it('is not asked of older documents that are answered', () => {
    const responseFor = [{ organId: 'TEST', code: '1/V' }];
    expect(found(packetCodeChecks, letter({ responseFor }))).toEqual([]);
  });

  it('of 2014 are no fault where packets of 2014 are judged (IDC-15)', () => {
    expect(edited(sender('00.00.G22'))).toEqual([old('00.00.G22')]);
    expect(edited(put('To[2]/OrganId', '00.00.H17'))).toEqual([
      line('organ-id-2014', 'IDC-15', '00.00.H17', 'fail/warn', 'MessageHeader/To[2]/OrganId'),
    ]);
    expect(edited(sender('00.00.G22'), { profile: 'legacy' })).toEqual([]);
  });
});

describe('codes that are closed (IDC-03)', () => {
  const closed = (seen: string) => line('organ-id-open', 'IDC-03', seen);
  const day = (text: string) => put('PromulgationDate', text);

  it.each<Row>([
    ['after a merger', sender('H11'), [closed('H11')]],
    ['after a merger, below level 1', sender('H11.1.2'), [closed('H11.1.2')]],
    ['before it', all(sender('H11'), day('2024/11/20')), []],
    [
      'as of the day of the run, where the document has none',
      all(sender('H11'), drop('PromulgationDate')),
      [closed('H11')],
    ],
    ['of nobody', sender('TEST'), [line('organ-id-known-form', 'IDC-02', 'TEST', 'fail/warn')]],
  ])('%s', (_, edit, lines) => {
    expect(edited(edit)).toEqual(lines);
  });

  it('are closed to who says a status, but not to what it speaks of', () => {
    const told = (time: string, ...edits: readonly Edit[]) =>
      found(packetCodeChecks, all(...edits, put('Timestamp', time))(status('03')));
    expect(told('2026/11/20 10:00:00', sender('H11'))).toEqual([closed('H11')]);
    expect(told('2025/06/30 10:00:00', sender('H11'))).toEqual([]);
    expect(told('2026/11/20 10:00:00', put('ResponseFor/OrganId', 'H11'))).toEqual([]);
  });

  it('are judged on no day that there is not', () => {
    expect(edited(all(sender('H11'), day('x')), { asOf: 'x' })).toEqual([]);
    expect(edited(all(sender('H11'), day('x')), { asOf: '2024-01-01' })).toEqual([]);
  });
});

describe('codes that no list has (IDC-03)', () => {
  const unlisted = (seen: string) => line('organ-id-listed', 'IDC-03', seen, 'warn/warn');

  it.each<readonly [string, readonly string[]]>([
    ['H99', [unlisted('H99')]],
    ['000.00.00.H99', [unlisted('000.00.00.H99')]],
    ['K64.1', [unlisted('K64.1')]],
    ['G99', [unlisted('G99')]],
    ['H63', []],
    ['K01', []],
    ['A53', []],
    ['B12', []],
    ['0100109106', []],
  ])('%s', (code, lines) => {
    const edit = all(sender(code), put('PromulgationDate', '2024/11/20'));
    expect(edited(edit)).toEqual(lines);
  });
});

describe('what codes are looked at', () => {
  const ids = packetCodeChecks.map(({ id }) => id);

  it('is in packets of both kinds', () => {
    expect(silent(packetCodeChecks, asItIs(letter()))).toEqual([]);
    expect(silent(packetCodeChecks, status('01'))).toEqual([]);
    expect(silent(packetCodeChecks, Buffer.from('<a/>'))).toEqual(ids);
  });
});
