import { describe, expect, test } from 'vitest';
import { joined, octets, TlsFault, vector } from './octets.ts';
import { readRecords } from './records.ts';

const bytes = (...values: readonly number[]) => Uint8Array.from(values);
const zeros = (length: number) => new Uint8Array(length);

const record = (type: number, content: Uint8Array, version = 0x0303) =>
  joined(octets(type, 1), octets(version, 2), vector(2, content));
const message = (type: number, body: Uint8Array) => joined(octets(type, 1), vector(3, body));

const hello = message(2, bytes(1, 2, 3));
const done = message(14, bytes());
const handshake = record(22, hello);
const fatal = (code: number) => record(21, bytes(2, code));
const warning = (code: number) => record(21, bytes(1, code));

const typesOf = (...parts: readonly Uint8Array[]) =>
  readRecords(joined(...parts)).messages.map(({ type }) => type);

function faultOf(...parts: readonly Uint8Array[]): readonly [string, number] | undefined {
  try {
    readRecords(joined(...parts));
    return undefined;
  } catch (reason) {
    if (reason instanceof TlsFault) return [reason.message, reason.offset];
    throw reason;
  }
}

describe('messages in records', () => {
  test('no bytes hold none, and tell no version', () => {
    expect(readRecords(bytes())).toStrictEqual({ messages: [] });
  });

  test('a header alone tells the version', () => {
    expect(readRecords(record(22, zeros(9)).subarray(0, 5))).toStrictEqual({
      ...{ messages: [], recordVersion: 0x0303 },
    });
  });

  test('several in one record, the last one empty', () => {
    const { messages } = readRecords(record(22, joined(hello, done)));
    expect(messages.map(({ type, body }) => [type, [...body]])).toEqual([
      [2, [1, 2, 3]],
      [14, []],
    ]);
  });

  test('one across records, cut anywhere', () => {
    const both = joined(hello, done);
    for (let cut = 1; cut < both.length; cut += 1) {
      expect(typesOf(record(22, both.subarray(0, cut)), record(22, both.subarray(cut)))).toEqual([2, 14]);
    }
  });

  test('nothing is taken from a record before it is whole', () => {
    const whole = record(22, joined(hello, done));
    expect(typesOf(whole.subarray(0, -1))).toEqual([]);
    expect(typesOf(handshake, record(22, done).subarray(0, -1))).toEqual([2]);
  });

  test('a message that lacks its last byte is not taken', () => {
    expect(typesOf(record(22, joined(done, hello.subarray(0, -1))))).toEqual([14]);
  });

  test('the version is that of the first record', () => {
    const { recordVersion } = readRecords(joined(record(22, hello, 0x0301), record(22, done, 0x0303)));
    expect(recordVersion).toBe(0x0301);
  });

  test('what follows another record is encrypted, and left alone', () => {
    const cipherChange = record(20, bytes(1));
    expect(typesOf(handshake, cipherChange, record(22, done))).toEqual([2]);
    expect(typesOf(handshake, record(23, done), record(22, done))).toEqual([2]);
  });
});

describe('alerts', () => {
  test.each([
    ['a fatal one', fatal(40), 40],
    ['a fatal one of number 0', fatal(0), 0],
    ['the notice that the connection is closed, which is a warning', warning(0), 0],
  ])('%s ends the connection', (_what, alert, code) => {
    const read = readRecords(joined(handshake, alert, record(22, done)));
    expect(read.alert).toBe(code);
    expect(read.messages.map(({ type }) => type)).toEqual([2]);
  });

  test('a warning is passed over, as for a host name that the server does not know', () => {
    expect(readRecords(joined(warning(112), handshake))).toStrictEqual(readRecords(handshake));
  });

  test('one of more than two bytes is encrypted, and ends the reading', () => {
    const read = readRecords(joined(handshake, record(21, zeros(26)), record(22, done)));
    expect(read.messages.map(({ type }) => type)).toEqual([2]);
    expect(read.alert).toBeUndefined();
  });

  test('two bytes of anything else are no alert', () => {
    expect(readRecords(record(22, bytes(2, 40))).alert).toBeUndefined();
    expect(readRecords(record(23, bytes(2, 40))).alert).toBeUndefined();
  });
});

describe('what is no TLS', () => {
  test.each([0x0200, 0x0400, 0x4854])('a record of version %i', (version) => {
    expect(faultOf(handshake, record(22, done, version))).toEqual([
      ...['no TLS record starts here', handshake.length],
    ]);
  });

  test('a record is no longer than 2^14 and what protection adds', () => {
    const header = (length: number) => joined(bytes(22, 3, 3), octets(length, 2));
    expect(faultOf(header(16_384 + 2_048))).toBeUndefined();
    expect(faultOf(handshake, header(16_384 + 2_049))).toEqual([
      ...['a record is longer than TLS allows', handshake.length],
    ]);
  });

  test('a message is no longer than 128 KB', () => {
    const begun = (length: number) => record(22, joined(hello, bytes(11), octets(length, 3)));
    expect(faultOf(begun(131_072))).toBeUndefined();
    expect(faultOf(begun(131_073))).toEqual([
      ...['a handshake message is longer than any in use', hello.length],
    ]);
  });
});
