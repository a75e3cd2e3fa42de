import { describe, expect, test } from 'vitest';
import { defaultXmlLimits } from './limits.ts';
import { Scanner } from './scan.ts';
import type { XmlLimits } from './tree.ts';

/** What a scanner notes of a document that comes in pieces of so many bytes; of one byte, no stretch is plain. */
function noted(text: string, pieceBytes: number, limits: XmlLimits = defaultXmlLimits) {
  const scanner = new Scanner(limits, undefined);
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += pieceBytes) scanner.write(bytes.subarray(at, at + pieceBytes));
  scanner.end();
  const { log, refusal, broken, intake } = scanner;
  return {
    elements: log.elements,
    mixed: log.mixed,
    refusal,
    broken,
    kept: intake.envelope.view().toString(),
  };
}

const long = 'dài '.repeat(100);

describe('a stretch of plain tags', () => {
  test.each([
    ['texts, short and long', `<a><b>x</b><c>${long}</c><d/><e></e>\n <f>y</f></a>`],
    ['tags with attributes among others', '<a><b><c d="e">f</c><g>h</g ><i\n>j</i></b></a>'],
    ['names that are not plain', '<a><é>x</é><b>y</b><1>z</1></a>'],
    ['comments and the like', '<a><b>x</b><!-- <c> --><d>y</d><![CDATA[<e>]]><?f <g>?></a>'],
    ['what ends in the middle', '<a><b>x</b><c>y</'],
    ['what closes too much', '<a><b>x</b></a></a><c>'],
    ['a name that is too long', `<a><b>x</b><${'n'.repeat(300)}>y</a>`],
    ['Base64 that is carved out', `<a><b>x</b><c>${'QUJD'.repeat(2000)}</c><d>y</d></a>`],
  ])('leaves the same notes as byte after byte: %s', (_, text) => {
    expect(noted(text, text.length * 2)).toEqual(noted(text, 1));
    expect(noted(text, 7)).toEqual(noted(text, 1));
  });

  test.each([
    ['depth', { depth: 3 }, 'xml.too-deep'],
    ['elements', { elements: 3 }, 'xml.too-many-elements'],
    ['names', { nameBytes: 3 }, 'xml.name-too-long'],
  ])('keeps to the limit of %s', (_, limit, code) => {
    const limits = { ...defaultXmlLimits, ...limit };
    const text = '<a><b><c><dddd>x</dddd></c></b></a>';
    expect(noted(text, text.length, limits)).toEqual(noted(text, 1, limits));
    expect(noted(text, text.length, limits).refusal?.code).toBe(code);
  });
});
