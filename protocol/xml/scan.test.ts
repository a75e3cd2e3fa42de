import { describe, expect, test } from 'vitest';
import { defaultXmlLimits } from './limits.ts';
import { Scanner } from './scan.ts';
import type { XmlLimits } from './tree.ts';

/** What a scanner holds after `start` and then `times` times `more`. */
function held(start: string, more: string, times: number, limits: XmlLimits = defaultXmlLimits) {
  const scanner = new Scanner(limits, undefined);
  const chunk = Buffer.from(more);
  scanner.write(Buffer.from(start));
  for (let turn = 0; turn < times; turn += 1) scanner.write(chunk);
  return {
    refused: scanner.refusal?.code,
    bytes: scanner.intake.envelope.length,
    capacity: scanner.intake.envelope.capacity,
    cuts: scanner.intake.envelope.cuts.length,
    elements: scanner.log.elements.length,
  };
}

const nothing = { bytes: 0, capacity: 0, cuts: 0, elements: 0 };
const markup = '<b c="d">text</b>'.repeat(1000);

describe('what the scanner holds', () => {
  test.each([
    ['a DOCTYPE', '<a><!DOCTYPE b>', 'xml.doctype-refused'],
    ['UTF-16', '<\0a\0>\0', 'xml.encoding-unsupported'],
    ['another encoding', '<?xml version="1.0" encoding="latin1"?>', 'xml.encoding-unsupported'],
    ['junk', `${'junk'.repeat(20)}<a>`, 'xml.junk-before-prolog'],
    ['too many levels', '<a>'.repeat(65), 'xml.too-deep'],
    ['a long name', `<${'a'.repeat(300)}>`, 'xml.name-too-long'],
    ['too many attributes', `<a${' b=""'.repeat(33)}>`, 'xml.too-many-attributes'],
    ['a long value', `<a b="${'c'.repeat(70_000)}">`, 'xml.attribute-value-too-long'],
  ])('nothing after %s', (_, start, refused) => {
    expect(held(start, markup, 200)).toEqual({ refused, ...nothing });
  });

  test('nothing after the envelope grew too large, however it came', () => {
    const limits = { ...defaultXmlLimits, envelopeBytes: 100_000 };
    expect(held('<a>', markup, 200, limits)).toEqual({ refused: 'xml.envelope-too-large', ...nothing });
    expect(held('<a>', '# '.repeat(5_000_000), 1, limits)).toEqual({
      refused: 'xml.envelope-too-large',
      ...nothing,
    });
  });

  test('256 bytes behind markup that makes no sense', () => {
    const start = '<a><b c=d>';
    const { bytes, elements } = held(start, markup, 200);
    expect(bytes).toBe(start.indexOf('d>') + 256);
    expect(elements).toBe(2);
  });

  test('of a long run only its place', () => {
    const run = 'QUJDREVG'.repeat(8000);
    expect(held('<a>', run, 100)).toEqual({
      refused: undefined,
      bytes: 3,
      capacity: 8_192,
      cuts: 0,
      elements: 1,
    });
    expect(held('<a>', `${run}</a><a>`, 100)).toMatchObject({ bytes: 3 + 100 * 7, cuts: 100 });
  });

  test('of a flood of line breaks, or of references to them, only its place', () => {
    expect(held('<a>', '\r\n'.repeat(50_000), 20)).toMatchObject({ refused: undefined, bytes: 3 });
    expect(held('<a>', '&#13;\n'.repeat(20_000), 20)).toMatchObject({ refused: undefined, bytes: 3 });
  });
});
