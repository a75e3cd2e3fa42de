import { describe, expect, it } from 'vitest';
import { pdfOf } from '../../fixtures/documents/tiny-pdf.ts';
import type { OutgoingAttachment } from '../../protocol/edxml/draft.ts';
import { all, type Edit } from '../mutants/packet-edit.ts';
import {
  annexFile,
  asItIs,
  asStatus,
  drop,
  found,
  letter,
  mainFile,
  pdfSaying,
  printedLines,
  put,
  silent,
} from '../mutants/packet-under-test.ts';
import { documentPrintedChecks } from './document-printed.ts';

type Row = readonly [what: string, edit: Edit, said: readonly string[]];

const line = (id: string, requirement: string, place: string, seen: string, stance = 'fail/fail') =>
  `document.${id} ${requirement} ${stance} ${place}: ${seen}`;
/** A letter on which these lines are printed, with these files besides. */
const printing = (lines: readonly string[], ...files: readonly OutgoingAttachment[]) =>
  letter({ attachments: [mainFile(lines), ...files] });
/** The same with a small picture on the page. */
function pictured(lines: readonly string[]): Uint8Array {
  const shown = lines.map((line) => `(${line}) Tj 0 -20 Td`).join(' ');
  const content = `BT /F 12 Tf 72 700 Td ${shown} ET q 60 0 0 20 72 500 cm /X Do Q`;
  const resources = { Font: '<< /F 5 0 R >>', XObject: '<< /X 6 0 R >>' };
  const picture = '/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8';
  const bytes = pdfOf([{ content, resources }], {
    6: { dict: `${picture} /ColorSpace /DeviceGray`, data: 'x' },
  });
  return letter({ attachments: [{ ...mainFile(), bytes }] });
}
const [office, number, day] = printedLines;
const printed = (change: { readonly number?: string; readonly day?: string; readonly office?: string }) =>
  printing([change.office ?? office ?? '', change.number ?? number ?? '', change.day ?? day ?? '']);

describe('the number that is printed (MET-04)', () => {
  const other = (wanted = '812/VPCP-QHĐP') =>
    line('number-printed', 'MET-04', 'MessageHeader/Code/CodeNumber', wanted);

  it.each([
    ['as declared', 'So: 812/VPCP-QHDP', []],
    ['with spaces', 'So: 812 / VPCP - QHDP', []],
    ['in small letters', 'so: 812/vpcp-qhdp', []],
    ['with a leading letter', 'So:812/VPCP-QHDP', []],
    ['of another document', 'So: 813/VPCP-QHDP', [other()]],
    ['with a digit more in front', 'So: 1812/VPCP-QHDP', [other()]],
    ['without its notation', 'So: 812', [other()]],
    ['that is not there', '', [other()]],
  ])('%s', (_, text, lines) => {
    expect(found(documentPrintedChecks, printed({ number: text }))).toEqual(lines);
  });

  it.each([
    ['a nought on paper alone', '5', 'So: 05/VPCP-QHDP', []],
    ['a nought in the packet alone', '05', 'So: 5/VPCP-QHDP', []],
    ['a nought in both', '05', 'So: 05/VPCP-QHDP', []],
    ['another number that ends so', '5', 'So: 105/VPCP-QHDP', [other('5/VPCP-QHĐP')]],
    ['ten times as much', '5', 'So: 50/VPCP-QHDP', [other('5/VPCP-QHĐP')]],
    ['ten times as much in the packet', '50', 'So: 5/VPCP-QHDP', [other('50/VPCP-QHĐP')]],
  ])('below ten may have %s', (_, declared, text, lines) => {
    const packet = put('CodeNumber', declared)(printed({ number: text }));
    expect(found(documentPrintedChecks, packet)).toEqual(lines);
  });

  it.each<Row>([
    ['without a number', drop('CodeNumber'), []],
    ['without a notation', drop('CodeNotation'), []],
    ['with another number', put('CodeNumber', '81'), [other('81/VPCP-QHĐP')]],
    ['with signs that mean something in patterns', put('CodeNumber', '8.2'), [other('8.2/VPCP-QHĐP')]],
    ['with a bracket', put('CodeNotation', 'VPCP['), [other('812/VPCP[')]],
  ])('is compared with a packet %s', (_, edit, lines) => {
    expect(found(documentPrintedChecks, edit(letter()))).toEqual(lines);
  });
});

describe('the day that is printed (MET-04)', () => {
  const place = 'MessageHeader/PromulgationInfo/PromulgationDate';
  const other = (wanted = '2026/11/20') => line('date-printed', 'MET-04', place, wanted);

  it.each([
    ['as declared', 'Ha Noi, ngay 20 thang 11 nam 2026', []],
    ['in capitals, with spaces', 'NGAY  20  THANG 11 NAM 2026.', []],
    ['with another day', 'ngay 21 thang 11 nam 2026', [other()]],
    ['with another month', 'ngay 20 thang 12 nam 2026', [other()]],
    ['with another year', 'ngay 20 thang 11 nam 2025', [other()]],
    ['with a year too long', 'ngay 20 thang 11 nam 20261', [other()]],
    ['that is not there', '', [other()]],
  ])('%s', (_, text, lines) => {
    expect(found(documentPrintedChecks, printed({ day: text }))).toEqual(lines);
  });

  it.each([
    ['without noughts', 'ngay 2 thang 1 nam 2026', []],
    ['with noughts', 'ngay 02 thang 01 nam 2026', []],
    ['with a day that ends so', 'ngay 12 thang 01 nam 2026', [other('2026/01/02')]],
  ])('of the packet has noughts: %s', (_, text, lines) => {
    expect(
      found(documentPrintedChecks, put('PromulgationDate', '2026/01/02')(printed({ day: text }))),
    ).toEqual(lines);
  });

  it('is not compared with what is no day', () => {
    expect(found(documentPrintedChecks, put('PromulgationDate', '20/11/2026')(letter()))).toEqual([]);
  });
});

describe('a number and a day that are put on a letter as pictures', () => {
  const about = documentPrintedChecks.filter(({ id }) => /(?:number|date)-printed/.test(id));
  const blank = ['VAN PHONG CHINH PHU', 'So:        /VPCP-QHDP', 'Ha Noi, ngay ... thang ... nam 2026'];

  it('are not judged where their places are blank', () => {
    expect(silent(about, pictured(blank))).toEqual(about.map(({ id }) => id));
    expect(silent(about, pictured(printedLines))).toEqual([]);
  });

  it('are judged where the page has no picture, or says something else', () => {
    expect(found(about, printing(blank))).toHaveLength(2);
    expect(found(about, pictured(['So: 813/VPCP-QHDP', 'ngay 21 thang 11 nam 2026']))).toHaveLength(2);
  });
});

describe('who issued it, as printed (MET-14)', () => {
  const other = (seen: string) =>
    line('issuer-printed', 'MET-14', 'MessageHeader/From/OrganName', seen, 'warn/warn');

  it.each<Row>([
    ['the sender', asItIs, []],
    ['somebody else', put('From/OrganName', 'Bộ Nội vụ'), [other('Bộ Nội vụ')]],
    ['nobody that is named', drop('From/OrganName'), []],
  ])('%s', (_, edit, lines) => {
    expect(found(documentPrintedChecks, edit(letter()))).toEqual(lines);
  });
});

describe('the urgency that is stamped (MET-06)', () => {
  const differs = (seen: string, stance?: string) =>
    line('priority-printed', 'MET-06', 'MessageHeader/OtherInfo/Priority', seen, stance);
  const stamped = (stamp: string) => printing([stamp, ...printedLines]);

  it.each([
    ['nothing', '', '0'],
    ['KHAN', 'KHAN', '1'],
    ['THUONG KHAN', 'THUONG KHAN', '2'],
    ['HOA TOC', 'HOA TOC', '3'],
    ['HOA TOC with an hour', 'HOA TOC 17 gio', '3'],
    ['a sentence with the word', 'Noi dung KHAN cap', '0'],
    ['a line that begins with the word', 'KHAN cap', '0'],
  ])('%s', (_, stamp, level) => {
    for (const said of ['0', '1', '2', '3']) {
      const lines = found(documentPrintedChecks, put('Priority', said)(stamped(stamp)));
      const stance = level === '0' ? 'warn/warn' : 'fail/fail';
      expect(lines).toEqual(said === level ? [] : [differs(`${said} ≠ ${level}`, stance)]);
    }
  });

  it('may be stamped as a picture, which nobody can read', () => {
    const urgent = put('Priority', '1');
    expect(found(documentPrintedChecks, urgent(pictured(printedLines)))).toEqual([]);
    expect(found(documentPrintedChecks, urgent(pictured(['HOA TOC', ...printedLines])))).toEqual([
      differs('1 ≠ 3'),
    ]);
  });

  it.each<readonly [string, Edit, readonly string[]]>([
    ['that is left out, for there is a stamp', drop('Priority'), [differs('0 ≠ 1')]],
    ['that nobody knows', put('Priority', '4'), []],
    ['of two digits', put('Priority', '11'), []],
  ])('is compared with one %s', (_, edit, lines) => {
    expect(found(documentPrintedChecks, edit(stamped('KHAN')))).toEqual(lines);
  });

  it('is none where none is stamped and none is declared', () => {
    expect(found(documentPrintedChecks, drop('Priority')(letter()))).toEqual([]);
  });
});

describe('marks of secrecy (GEN-01)', () => {
  const subject = (seen: string) => line('no-secrecy-in-subject', 'GEN-01', 'MessageHeader/Subject', seen);

  it.each([
    ['(MẬT) V/v kế hoạch', 'MẬT'],
    ['MẬT', 'MẬT'],
    ['TỐI MẬT: kế hoạch', 'TỐI MẬT'],
    ['[TUYỆT MẬT] kế hoạch', 'TUYỆT MẬT'],
    ['Kế hoạch - MẬT', 'MẬT'],
    ['Kế hoạch (độ mật: Tối mật)', 'độ mật: Tối mật'],
    ['Độ mật : mật', 'Độ mật : mật'],
    ['Kế hoạch (MẬT)'.normalize('NFD'), 'MẬT'],
  ])('stand in a subject: %s', (text, mark) => {
    expect(found(documentPrintedChecks, put('MessageHeader/Subject', text)(letter()))).toEqual([
      subject(mark),
    ]);
  });

  it.each(['Bảo vệ bí mật nhà nước', 'BÍ MẬT NHÀ NƯỚC', 'Về mật ong', 'Kế hoạch MẬT ONG', 'Độ mật: mậtx'])(
    'do not stand in the words: %s',
    (text) => {
      expect(found(documentPrintedChecks, put('MessageHeader/Subject', text)(letter()))).toEqual([]);
    },
  );

  it('stand in the content too', () => {
    expect(found(documentPrintedChecks, put('MessageHeader/Content', 'Kế hoạch (MẬT)')(letter()))).toEqual([
      line('no-secrecy-in-subject', 'GEN-01', 'MessageHeader/Content', 'MẬT'),
    ]);
  });

  const named = (seen: string, index = 2) =>
    line('no-secrecy-in-names', 'GEN-01', `AttachmentEncoded/Attachment[${index}]/AttachmentName`, seen);

  it.each([
    ['MẬT.pdf', ['MẬT']],
    ['ke-hoach-TUYỆT MẬT.pdf', ['TUYỆT MẬT']],
    ['toi-mat.pdf', ['toi-mat']],
    ['ke-hoach_tuyetmat.pdf', ['_tuyetmat']],
    ['TOI MAT.pdf', ['TOI MAT']],
    ['ke-hoach.mat', []],
    ['ke-hoach.tuyet-mat', []],
    ['toi-matrix.pdf', []],
    ['votoi-mat.pdf', []],
    ['bi-mat.pdf', []],
  ])('stand in the name of a file: %s', (name, marks) => {
    const lines = found(documentPrintedChecks, put('Attachment[2]/AttachmentName', name)(letter()));
    expect(lines).toEqual(marks.map((mark) => named(mark)));
  });

  const stamp = (name: string, index: string, mark: string) =>
    line(
      'no-secrecy-printed',
      'GEN-01',
      `AttachmentEncoded/Attachment${index}/ContentTransferEncoded`,
      `${name}: ${mark}`,
    );

  it.each([
    ['TUYET MAT', true],
    ['TOI MAT', true],
    ['  TOI MAT  ', true],
    ['TOI MAT nay', false],
    ['Khong TOI MAT', false],
    ['toi mat', false],
    ['MAT', false],
  ])('are stamped on a line of their own: %s', (mark, isStamped) => {
    const lines = found(documentPrintedChecks, printing([...printedLines, mark]));
    expect(lines).toEqual(isStamped ? [stamp('812_VPCP-QHDP.pdf', '', mark.trim())] : []);
  });

  it('are looked for in every file', () => {
    const packet = printing(printedLines, annexFile(pdfSaying(['TOI MAT'])));
    expect(found(documentPrintedChecks, packet)).toEqual([stamp('phu-luc.pdf', '[2]', 'TOI MAT')]);
  });
});

describe('what cannot be read', () => {
  const ids = documentPrintedChecks.map(({ id }) => id.replace('document.', ''));
  const names = 'no-secrecy-in-names';
  const ofPage = ids.filter((id) => !id.startsWith('no-secrecy'));

  it.each<readonly [string, () => Uint8Array, readonly string[]]>([
    ['a letter', letter, []],
    ['a status', () => asStatus(letter()), ids],
    ['a letter of which the first file has no letters', () => printing([], annexFile()), ofPage],
    ['a letter of which no file has letters', () => printing([]), [...ofPage, 'no-secrecy-printed']],
    ['a letter without files', () => letter({ attachments: [] }), [...ofPage, names, 'no-secrecy-printed']],
    [
      'a letter that is no PDF',
      () => all(put('Attachment/ContentTransferEncoded', 'QQ=='), drop('Attachment[2]'))(letter()),
      [...ofPage, 'no-secrecy-printed'],
    ],
  ])('is not judged: %s', (_, packet, silenced) => {
    expect(silent(documentPrintedChecks, packet())).toEqual(silenced.map((id) => `document.${id}`));
  });
});
