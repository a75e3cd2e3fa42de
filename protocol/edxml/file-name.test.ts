import { expect, test } from 'vitest';
import { extensionOf, isReservedName, isUnsafeName } from './file-name.ts';

test.each([
  '../a.pdf',
  '..\\a.pdf',
  '/etc/passwd',
  'C:\\a.pdf',
  'C:a.pdf',
  'a/b.pdf',
  '..',
  '.',
  '',
  ' ',
  'a\u0000.pdf',
  'a\n.pdf',
  'fdp.\u202eexe',
])('%j is unsafe', (name) => {
  expect(isUnsafeName(name)).toBe(true);
});

test.each(['a.pdf', '7816.VPCP-TTĐT.pdf', '..a.pdf', 'a..pdf', 'công văn (1).docx'])('%j is safe', (name) => {
  expect(isUnsafeName(name)).toBe(false);
});

test.each(['con', 'CON.pdf', 'aux.tar.gz', 'NUL', 'Com1.doc', 'LPT9', 'nul .txt'])(
  '%j is reserved',
  (name) => {
    expect(isReservedName(name)).toBe(true);
  },
);

test.each(['console.pdf', 'com.pdf', 'com10.pdf', 'a.con'])('%j is not reserved', (name) => {
  expect(isReservedName(name)).toBe(false);
});

test.each([
  ['a.PDF', 'pdf'],
  ['a.pdf.exe', 'exe'],
  ['a.exe ', 'exe'],
  ['a', ''],
  ['a.', ''],
])('the extension of %j is %j', (name, extension) => {
  expect(extensionOf(name)).toBe(extension);
});
