import { describe, expect, it } from 'vitest';
import { canonicalize } from '../../xml/libxml2.ts';
import { canonicalDocument } from './whole-document.ts';
import { elementAt, longBase64, openText } from './xml-texts-under-test.ts';

const signature = '<S>value</S>';
const long = longBase64();
const other = longBase64('B');

/** The canonical text of a document without its element `S`; undefined when it is not judged. */
function canonicalOf(text: string, form: 'inclusive' | 'exclusive' = 'inclusive'): string | undefined {
  const open = openText(text);
  const pieces = canonicalDocument({ ...open, signature: elementAt(open.root, 'S') }, form);
  return pieces && Buffer.concat(pieces).toString('utf8');
}

/** What libxml2 makes of the whole text, long contents and all, when the signature is cut out of it. */
function plainly(text: string, form: 'inclusive' | 'exclusive' = 'inclusive'): string {
  return Buffer.from(canonicalize(Buffer.from(text.replace(signature, '')), form) ?? '').toString('utf8');
}

describe('a whole document without its signature', () => {
  it.each([
    ['nothing long', () => `<a> Tiếng <b c="1"  a='2'/>${signature} Việt </a>`],
    ['a long content before the signature', () => `<a><f>${long}</f>${signature}<g/></a>`],
    ['a long content behind the signature', () => `<a><g/>${signature}<f>${long}</f></a>`],
    ['a long content at once behind the signature', () => `<a>${signature}${long}</a>`],
    [
      'long contents on both sides',
      () => `<a><f>${long}</f><h/>${signature}<f>${other}</f><f>${long}</f></a>`,
    ],
    [
      'long contents around one another',
      () => `<a><f>${long}<g>${other}</g>${longBase64('C')}</f>${signature}</a>`,
    ],
    ['words between long contents', () => `<a>một<f>${long}</f>hai${signature}ba<f>${other}</f>bốn</a>`],
    ['an instruction and a comment', () => `<?a b?><a><!-- x -->${signature}<f>${long}</f></a><?c?>`],
  ])('is what libxml2 makes of it, with %s', (_, text) => {
    expect(canonicalOf(text())).toBe(plainly(text()));
  });

  it('is written in the form that was asked for', () => {
    const text = `<a xmlns:p="urn:p" xmlns:q="urn:q"><p:f>${long}</p:f>${signature}</a>`;
    const inclusive = canonicalOf(text);
    expect(inclusive).toBe(plainly(text));
    expect(canonicalOf(text, 'exclusive')).toBe(plainly(text, 'exclusive'));
    expect(canonicalOf(text, 'exclusive')).not.toBe(inclusive);
  });
});

describe('the line ends of a long content', () => {
  it.each([
    ['line feeds', '\n'],
    ['carriage returns with line feeds', '\r\n'],
    ['bare carriage returns', '\r'],
    ['empty lines', '\r\n\r\n\r\r'],
    ['a line feed by its decimal number', '&#10;'],
    ['a line feed by its hexadecimal number', '&#x00a;'],
    ['a carriage return by its decimal number', '&#13;'],
    ['a carriage return by its hexadecimal number', '&#x0D;'],
    ['a tabulator by its number', '&#9;'],
    ['a blank by its number', '&#32;'],
    ['a carriage return and one by its number', '\r&#xd;\n'],
  ])('are canonical: %s', (_, end) => {
    const text = `<a><f>${`${'QUJD'.repeat(19)}${end}`.repeat(80)}</f>${signature}</a>`;
    expect(canonicalOf(text)).toBe(plainly(text));
  });

  it('are left as they are where nothing has to be changed', () => {
    expect(canonicalOf(`<a><f>${long}\n</f>${signature}</a>`)).toBe(`<a><f>${long}\n</f></a>`);
  });
});

describe('a whole document that is not judged', () => {
  it.each([
    ['with a long content inside the signature', () => `<a><S><f>${long}</f></S></a>`],
    ['with one inside the signature and one outside', () => `<a><f>${long}</f><S><f>${long}</f></S></a>`],
    ['that holds the mark of a content before it', () => `<a>[carved 0]<f>${long}</f>${signature}</a>`],
    ['that holds the mark of a content behind it', () => `<a><f>${long}</f>[carved 0]${signature}</a>`],
    ['that holds the mark of no content', () => `<a>${signature}<b>[carved 7]</b></a>`],
  ])('is one %s', (_, text) => {
    expect(canonicalOf(text())).toBeUndefined();
  });
});
