import { describe, expect, it } from 'vitest';
import { type Edit, rewritten } from '../mutants/packet-edit.ts';
import { asItIs, expectedBy, judged, letter, silent, within } from '../mutants/packet-under-test.ts';
import { packetFormChecks } from './packet-form.ts';

const edxml = (name: string, count: number) =>
  `<edXML:${name}>`.repeat(count) + `</edXML:${name}>`.repeat(count);
/** Finds of each check what it saw; the place may be anywhere, for not everything here has a tree. */
const seenIn = (packet: Uint8Array) =>
  judged(packetFormChecks, [packet]).flatMap(({ id, findings }) =>
    findings.map(({ requirement, severity }) => `${id} ${requirement} ${severity}`),
  );
const front =
  (text: string): Edit =>
  (packet) =>
    Buffer.concat([Buffer.from(text, 'utf8'), packet]);
const swapped = (from: string, to: string) => rewritten((xml) => xml.replace(from, to));

it('what is wrong with the bytes is the cause, and what to do stands after it by that name', () => {
  const utf16 = Buffer.from(`\ufeff${Buffer.from(letter()).toString('utf8')}`, 'utf16le');
  const [cause] = judged(packetFormChecks, [utf16]).flatMap(({ findings }) =>
    findings.map((each) => each.cause),
  );
  expect(cause?.vi).toMatch(/^Gói tin .*UTF-16LE.* Cách sửa: Ghi gói tin bằng UTF-8/);
  expect(cause?.en).toMatch(/^The packet .*UTF-16LE.* How to mend it: /);
  expect(`${cause?.vi} ${cause?.en}`).not.toContain('{');
});

describe('the bytes of a packet (ENV-01, ENV-03)', () => {
  it.each<readonly [string, Edit, readonly string[]]>([
    ['are as they should be', asItIs, []],
    ['end before their end', (packet) => packet.subarray(0, -20), ['well-formed ENV-01 fail']],
    ['have an entity that nobody declared', swapped('Hà Nội', '&x;'), ['well-formed ENV-01 fail']],
    ['have a control character', swapped('Hà Nội', 'a\u0001b'), ['characters ENV-01 fail']],
    [
      'are no UTF-8',
      (packet) => Buffer.concat([packet.subarray(0, -20), Buffer.from([0xff]), packet.subarray(-20)]),
      ['utf-8 ENV-01 fail'],
    ],
    [
      'are said to be something else',
      swapped('encoding="UTF-8"', 'encoding="ISO-8859-1"'),
      ['utf-8 ENV-01 fail'],
    ],
    ['have a mark of their order in front', front('\ufeff'), ['byte-order-mark ENV-01 warn']],
    ['have something else in front', front('load test '), ['nothing-before-prolog ENV-01 fail']],
    [
      'have a prefix that nobody declared',
      swapped('version="1.0">', 'version="1.0" xlink:href="a">'),
      ['prefixes-bound ENV-01 fail'],
    ],
    ['have a DTD', swapped('<edXML ', '<!DOCTYPE edXML><edXML '), ['no-doctype ENV-03 fail']],
    ['are too deep', within('MessageHeader', edxml('To', 64)), ['bounded ENV-03 fail']],
    [
      'have a name that is too long',
      within('MessageHeader', `<${'a'.repeat(2000)}/>`),
      ['bounded ENV-03 fail'],
    ],
  ])('%s', (_, edit, said) => {
    expect(seenIn(edit(letter()))).toEqual(said.map((each) => `packet.${each}`));
  });

  it('are told with what was expected of each', () => {
    expect(expectedBy(packetFormChecks, front('x')(letter()))).toEqual(['byte đầu tiên là <']);
  });

  it('are told with the remedy of the catalogue', () => {
    const [{ cause } = {}] = judged(packetFormChecks, [front('x')(letter())]).flatMap(
      ({ findings }) => findings,
    );
    expect(cause?.vi).toMatch(/\S/);
    expect(cause?.vi).not.toContain('mẫu thử');
  });

  it('are judged of everything, be it a packet or not', () => {
    expect(silent(packetFormChecks, Buffer.from('x'))).toEqual([]);
    expect(silent(packetFormChecks, letter())).toEqual([]);
  });
});
