import { describe, expect, it } from 'vitest';
import { all, type Edit } from '../mutants/packet-edit.ts';
import {
  annexAs,
  asItIs,
  drop,
  found,
  letter,
  pdfSaying,
  put,
  silent,
  status,
} from '../mutants/packet-under-test.ts';
import { zipOf } from '../mutants/zip-of.ts';
import { attachmentContentChecks } from './attachment-content.ts';

type Row = readonly [what: string, edit: Edit, said: readonly string[]];

const place = 'AttachmentEncoded/Attachment[2]/ContentTransferEncoded';
const content = 'Attachment[2]/ContentTransferEncoded';
const line = (id: string, requirement: string, seen: string, stance = 'fail/fail') =>
  `attachment.${id} ${requirement} ${stance} ${place}: ${seen}`;
const edited = (edit: Edit) => found(attachmentContentChecks, edit(letter()));
const pdf = pdfSaying(['Phu luc']);
const word = zipOf({ name: 'word/document.xml', bytes: Buffer.from('<w/>') });
const ole = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(40)]);
const pdfType = 'application/pdf';
const zipType = 'application/zip';
const zipped = (name: string, bytes: Uint8Array) => zipOf({ name, bytes });

describe('the Base64 of a file (ATT-03)', () => {
  const base64 = (change: (old: string) => string): Edit =>
    put(content, change(Buffer.from(pdf).toString('base64')));

  it.each<Row>([
    ['on one line', base64((old) => old), []],
    ['with white space around', base64((old) => `\n  ${old}\n`), []],
    [
      'with a strange letter',
      base64((old) => old.replace('JVBERi0', 'JVBER*i0')),
      [line('base64-intact', 'ATT-03', 'phu-luc.pdf: Base64')],
    ],
    [
      'without its last letter',
      base64((old) => old.replace(/[^=]=*$/, '')),
      [line('base64-intact', 'ATT-03', 'phu-luc.pdf: Base64')],
    ],
    [
      'in lines',
      base64((old) => old.replaceAll(/.{76}/g, '$&\n')),
      [line('base64-one-line', 'ATT-03', 'phu-luc.pdf: Base64', 'warn/warn')],
    ],
    ['of nothing', put(content, ''), [line('not-empty', 'ATT-03', 'phu-luc.pdf: 0 byte')]],
  ])('%s', (_, edit, lines) => {
    expect(edited(edit)).toEqual(lines);
  });

  it('stands in its own element (ENV-02)', () => {
    expect(edited(drop(content))).toEqual([
      `attachment.content-element ATT-02 fail/fail ${place}: phu-luc.pdf`,
    ]);
  });
});

describe('the declared type of a file (ATT-03)', () => {
  const odd = (name: string, seen: string) => line('declared-type-real', 'ATT-03', `${name}: ${seen}`);

  it.each<Row>([
    ['a PDF', annexAs('a.pdf', pdfType, pdf), []],
    ['a PDF by the type with a parameter', annexAs('a.pdf', 'Application/PDF; name="a.pdf"', pdf), []],
    ['a PDF without a type', annexAs('a.pdf', '', pdf), []],
    ['anything', annexAs('a.pdf', 'application/octet-stream', pdf), []],
    ['a type that nobody knows', annexAs('a.pdf', 'application/x-tep', pdf), []],
    ['a text', annexAs('a.txt', 'text/plain', 'Danh sách'), []],
    [
      'a text that is a page of the web',
      annexAs('a.txt', 'text/plain', '<html></html>'),
      [line('name-matches-content', 'ATT-03', 'a.txt: .txt – html')],
    ],
    [
      'a PDF that is a page of the web',
      annexAs('a.pdf', pdfType, '<html></html>'),
      [odd('a.pdf', `${pdfType} – html`)],
    ],
    ['a PDF that is a ZIP', annexAs('a.pdf', pdfType, word), [odd('a.pdf', `${pdfType} – zip`)]],
    ['a ZIP that is a PDF', annexAs('a.pdf', zipType, pdf), [odd('a.pdf', `${zipType} – pdf`)]],
    [
      'a PDF that was read as text',
      annexAs('a.pdf', pdfType, 'x\x00\ufffd\ufffd'),
      [line('not-mangled', 'ATT-03', 'a.pdf: EF BF BD')],
    ],
    [
      'a PDF that was read as text, but for its first letters',
      annexAs('a.pdf', pdfType, '%PDF-1.7\n\ufffd\ufffd'),
      [line('not-mangled', 'ATT-03', 'a.pdf: EF BF BD')],
    ],
    ['a text with marks of what was lost', annexAs('a.txt', 'text/plain', 'x\ufffd\ufffd'), []],
  ])('%s', (_, edit, lines) => {
    expect(edited(edit)).toEqual(lines);
  });
});

describe('the name of a file and its content (ATT-03)', () => {
  const odd = (name: string, seen: string) => line('name-matches-content', 'ATT-03', `${name}: ${seen}`);
  const any = 'application/octet-stream';

  it.each<Row>([
    ['a PDF', annexAs('a.PDF', any, pdf), []],
    ['an old letter', annexAs('a.doc', any, ole), []],
    ['an old letter that is rich text', annexAs('a.doc', any, '{\\rtf1}'), []],
    ['a letter', annexAs('a.docx', any, word), []],
    ['a letter that is an old one', annexAs('a.docx', any, ole), [odd('a.docx', '.docx – ole')]],
    ['a PDF that is an old letter', annexAs('a.pdf', any, ole), [odd('a.pdf', '.pdf – ole')]],
    ['a PDF that is a ZIP', annexAs('a.pdf', any, word), [odd('a.pdf', '.pdf – zip')]],
    [
      'a PDF that is a ZIP, of a type that nobody knows',
      annexAs('a.pdf', 'application/x-tep', word),
      [odd('a.pdf', '.pdf – zip')],
    ],
    ['a PDF that is a ZIP, without a type', annexAs('a.pdf', '', word), [odd('a.pdf', '.pdf – zip')]],
    [
      'a PDF that is a ZIP, as its type says',
      annexAs('a.pdf', 'application/docx', word),
      [odd('a.pdf', '.pdf – zip')],
    ],
    ['a text, zipped', annexAs('a.txt', zipType, zipped('a.txt', Buffer.from('Danh sach'))), []],
    [
      'a PDF that is a text, zipped',
      annexAs('a.pdf', zipType, zipped('a.pdf', Buffer.from('Danh sach'))),
      [odd('a.pdf', '.pdf – text')],
    ],
    ['a PDF that is empty, zipped', annexAs('a.pdf', zipType, zipped('a.pdf', Buffer.alloc(0))), []],
    [
      'a PDF that was read as text, zipped',
      annexAs('a.pdf', zipType, zipped('a.pdf', Buffer.from('\x00\ufffd\ufffd'))),
      [line('not-mangled', 'ATT-03', 'a.pdf: EF BF BD')],
    ],
    [
      'a PDF behind a password',
      annexAs('a.pdf', zipType, zipOf({ name: 'a.pdf', bytes: pdf, locked: true })),
      [],
    ],
    ['a text that is declared a PDF', annexAs('a.txt', pdfType, pdf), [odd('a.txt', '.txt – pdf')]],
    ['a name without an extension', annexAs('a', any, pdf), [line('format-listed', 'ATT-04', 'a: .')]],
  ])('%s', (_, edit, lines) => {
    expect(edited(edit)).toEqual(lines);
  });
});

describe('what may be sent at all', () => {
  const any = 'application/octet-stream';
  const test = ['X5O!P%@AP[4\\PZX54(P^)', '7CC)7}$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!$H+H*'].join('');

  it.each<Row>([
    ['a format on the list (ATT-04)', annexAs('a.tiff', any, 'II*\0'), []],
    ['a format in capitals', annexAs('a.TXT', any, 'x'), []],
    [
      'a format that is not listed',
      annexAs('a.rar', any, 'Rar!'),
      [line('format-listed', 'ATT-04', 'a.rar: .rar')],
    ],
    ['a file without a name', annexAs('', any, 'x'), []],
    [
      'no program (ATT-08)',
      annexAs('a.txt', any, 'MZ'),
      [
        line('name-matches-content', 'ATT-03', 'a.txt: .txt – executable'),
        line('no-program', 'ATT-08', 'a.txt: executable'),
      ],
    ],
    [
      'no macros',
      annexAs('a.docx', any, zipped('word/vbaProject.bin', Buffer.from('x'))),
      [line('no-macros', 'ATT-04', 'a.docx: VBA')],
    ],
    ['no virus', annexAs('a.txt', any, test), [line('no-virus', 'ATT-08', 'a.txt: EICAR')]],
  ])('%s', (_, edit, lines) => {
    expect(edited(edit)).toEqual(lines);
  });

  it('as many bytes as are allowed, zipped (ATT-07)', () => {
    const packed = zipOf({ name: 'a.txt', bytes: Buffer.alloc(50 * 1024 * 1024, 'a'), packed: true });
    expect(edited(annexAs('a.txt', zipType, packed))).toEqual([]);
  });

  it('is asked of each file, and of no packet without files', () => {
    const two = all(annexAs('a.exe', any, 'x'), put('Attachment/AttachmentName', 'b.bat'));
    expect(edited(two).filter((each) => each.includes('format-listed'))).toHaveLength(2);
    expect(silent(attachmentContentChecks, asItIs(letter()))).toEqual([]);
    const without = letter({ attachments: [] });
    const ids = attachmentContentChecks.map(({ id }) => id);
    expect(silent(attachmentContentChecks, without)).toEqual(ids);
    expect(silent(attachmentContentChecks, status('01'))).toEqual(ids);
  });
});
