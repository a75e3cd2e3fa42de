import { describe, expect, it } from 'vitest';
import { pdfOf } from '../../fixtures/documents/tiny-pdf.ts';
import { all, type Edit, withFile } from '../mutants/packet-edit.ts';
import {
  annexAs,
  annexFile,
  asItIs,
  asStatus,
  drop,
  expectedBy,
  found,
  letter,
  mainFile,
  pdfSaying,
  put,
  silent,
  within,
} from '../mutants/packet-under-test.ts';
import { attachmentDocumentChecks } from './attachment-document.ts';

type Row = readonly [what: string, edit: Edit, said: readonly string[]];

const edited = (edit: Edit) => found(attachmentDocumentChecks, edit(letter()));
const annex = 'AttachmentEncoded/Attachment[2]/ContentTransferEncoded';
const line = (id: string, requirement: string, seen: string, stance = 'fail/fail', place = annex) =>
  `attachment.${id} ${requirement} ${stance} ${place}: ${seen}`;
const holding = (pdf: Uint8Array) => annexAs('a.pdf', 'application/pdf', pdf);
const catalogue = (more: string) =>
  holding(pdfSaying(['Phu luc'], { 1: `<< /Type /Catalog /Pages 2 0 R ${more} >>` }));

describe('the document itself (ATT-05)', () => {
  const place = 'AttachmentEncoded/Attachment[1]/AttachmentName';
  const draft = (name: string) => line('main-is-pdf', 'ATT-05', name, 'fail/warn', place);

  it.each<Row>([
    ['is a PDF', put('Attachment/AttachmentName', 'a.PDF'), []],
    ['is a draft', put('Attachment/AttachmentName', 'a.docx'), [draft('a.docx')]],
    ['has a name like a PDF', put('Attachment/AttachmentName', 'apdf'), [draft('apdf')]],
    ['has an annex that is none', put('Attachment[2]/AttachmentName', 'a.txt'), []],
  ])('%s', (_, edit, lines) => {
    expect(edited(edit)).toEqual(lines);
  });
});

describe('a PDF', () => {
  const odd = (seen: string) => line('pdf-readable', 'ATT-03', `a.pdf: ${seen}`);
  const acting = (seen: string) => line('pdf-passive', 'ATT-08', `a.pdf: ${seen}`);
  const warned = (seen: string) => line('pdf-passive', 'ATT-08', `a.pdf: ${seen}`, 'warn/warn');
  const version = (seen: string) => line('pdf-version', 'ATT-04', `a.pdf: ${seen}`, 'warn/warn');

  it.each<Row>([
    ['that is whole', holding(pdfSaying(['Phu luc'])), []],
    ['that is cut', holding(Buffer.from('%PDF-1.7\n1 0 obj')), [odd('pdf.xref-broken')]],
    [
      'that is cut, in Base64 that is',
      put('Attachment[2]/ContentTransferEncoded', 'JVBERi0xLjcKMSAwIG9iag*'),
      [],
    ],
    ['that was read as text', holding(Buffer.from('%PDF-1.7\n\ufffd\ufffd')), []],
    [
      'with a script',
      catalogue('/OpenAction << /S /JavaScript /JS (app.beep) >>'),
      [acting('javascript Root/OpenAction')],
    ],
    [
      'that launches something',
      catalogue('/OpenAction << /S /Launch /F (a) >>'),
      [acting('launch Root/OpenAction')],
    ],
    [
      'that sends something',
      catalogue('/OpenAction << /S /SubmitForm >>'),
      [warned('other-action Root/OpenAction')],
    ],
    ['with a file inside', catalogue('/AF []'), [warned('embedded-file Root/AF')]],
    ['with a form of XFA', catalogue('/AcroForm << /XFA (a) >>'), [acting('xfa AcroForm')]],
    ['that turns a page', catalogue('/OpenAction << /S /GoTo >>'), []],
    ['of version 1.4', holding(pdfSaying(['a'], {}, '1.4')), []],
    ['of version 1.7', holding(pdfSaying(['a'], {}, '1.7')), []],
    ['of version 1.3', holding(pdfSaying(['a'], {}, '1.3')), [version('1.3')]],
    ['of version 1.8', holding(pdfSaying(['a'], {}, '1.8')), [version('1.8')]],
    ['of version 2.0', holding(pdfSaying(['a'], {}, '2.0')), [version('2.0')]],
  ])('%s', (_, edit, lines) => {
    expect(edited(edit)).toEqual(lines);
  });

  it('is told of once, when it is encrypted (ATT-08)', () => {
    const locked = withFile(1, (bytes) =>
      Buffer.from(
        Buffer.from(bytes).toString('latin1').replace('/Root 1 0 R', '/Root 1 0 R /Encrypt 9 0 R'),
        'latin1',
      ),
    );
    expect(edited(all(holding(pdfSaying(['a'])), locked))).toEqual([
      line('pdf-open', 'ATT-08', 'a.pdf: /Encrypt'),
    ]);
  });
});

/** A page that is a picture of so many dots to the inch. */
function sheet(dots: number, colours: 'DeviceRGB' | 'DeviceGray', text = ''): Uint8Array {
  const picture = `/Type /XObject /Subtype /Image /Width ${dots} /Height ${dots} /ColorSpace /${colours} /BitsPerComponent 8`;
  const data = '\xf8'.repeat(dots * dots * (colours === 'DeviceRGB' ? 3 : 1));
  return pdfOf(
    [
      {
        content: `q 72 0 0 72 0 0 cm /P Do Q ${text}`,
        resources: { XObject: '<< /P 7 0 R >>', Font: '<< /F 5 0 R >>' },
      },
    ],
    { 2: '<< /Type /Pages /Kids [20 0 R] /Count 1 /MediaBox [0 0 72 72] >>', 7: { dict: picture, data } },
  );
}

describe('a scan (ATT-06)', () => {
  const coarse = (dots: number) => line('scan-resolution', 'ATT-06', `a.pdf: ${dots} dpi`);
  const grey = line('scan-colour', 'ATT-06', 'a.pdf: grey');

  it.each<Row>([
    ['in colour', holding(sheet(200, 'DeviceRGB')), []],
    ['in grey', holding(sheet(200, 'DeviceGray')), [grey]],
    ['a dot short, as scanners are', holding(sheet(199, 'DeviceRGB')), []],
    ['two dots short', holding(sheet(198, 'DeviceRGB')), [coarse(198)]],
    ['coarse and grey', holding(sheet(100, 'DeviceGray')), [coarse(100), grey]],
    ['with letters upon it', holding(sheet(100, 'DeviceGray', 'BT /F 12 Tf 9 9 Td (Phu luc) Tj ET')), []],
  ])('%s', (_, edit, lines) => {
    expect(edited(edit)).toEqual(lines);
  });

  it('is judged where there is one', () => {
    const ids = ['attachment.scan-resolution', 'attachment.scan-colour'];
    const silenced = (edit: Edit) =>
      silent(attachmentDocumentChecks, edit(letter())).filter((id) => ids.includes(id));
    expect(silenced(asItIs)).toEqual(ids);
    expect(silenced(holding(sheet(200, 'DeviceRGB')))).toEqual([]);
  });
});

describe('annexes (ATT-01)', () => {
  const listed = (...names: readonly string[]) => ({
    otherInfo: { pageAmount: 1, appendixes: names },
  });
  const missing = (place: string, seen: string) =>
    line('appendixes-there', 'ATT-01', seen, 'fail/warn', `MessageHeader/OtherInfo/Appendixes/${place}`);

  it.each<readonly [string, () => Uint8Array, readonly string[]]>([
    ['one, with its file', () => letter(listed('A')), []],
    [
      'one, with two files',
      () => letter({ ...listed('A'), attachments: [mainFile(), annexFile(), annexFile()] }),
      [],
    ],
    ['two, with one file', () => letter(listed('A', 'B')), [missing('Appendix[2]', '1 < 2')]],
    [
      'two, with the letter alone',
      () => letter({ ...listed('A', 'B'), attachments: [mainFile()] }),
      [missing('Appendix[1]', '0 < 2')],
    ],
    [
      'two, of which one is a shell',
      () => within('Appendixes', '<edXML:Appendix/>')(letter(listed('A'))),
      [],
    ],
    ['one, of a letter without files', () => letter({ ...listed('A'), attachments: [] }), []],
  ])('that are listed: %s', (_, packet, lines) => {
    expect(found(attachmentDocumentChecks, packet())).toEqual(lines);
  });

  const alone = () => letter({ otherInfo: { pageAmount: 1, appendixes: [] }, attachments: [mainFile()] });
  const said = (name: string, text: string) =>
    line('annex-mentioned', 'ATT-01', text, 'warn/warn', `MessageHeader/${name}`);

  it.each<readonly [string, Edit, readonly string[]]>([
    ['nowhere', asItIs, []],
    [
      'in the subject',
      put('MessageHeader/Subject', 'Kế hoạch (kèm theo)'),
      [said('Subject', 'Kế hoạch (kèm theo)')],
    ],
    ['in the content', put('MessageHeader/Content', 'ĐÍNH KÈM bảng'), [said('Content', 'ĐÍNH KÈM bảng')]],
    ['in words that are none', put('MessageHeader/Subject', 'Kèm cặp, theo dõi'), []],
  ])('that are mentioned: %s', (_, edit, lines) => {
    expect(found(attachmentDocumentChecks, edit(alone()))).toEqual(lines);
    expect(edited(edit)).toEqual([]);
  });
});

describe('the number of pages (MET-10)', () => {
  const place = 'MessageHeader/OtherInfo/PageAmount';

  it.each([
    ['1', []],
    ['2', [line('page-amount', 'MET-10', '2', 'warn/warn', place).replace('attachment.', 'document.')]],
    ['11', [line('page-amount', 'MET-10', '11', 'warn/warn', place).replace('attachment.', 'document.')]],
    ['0', []],
    ['một', []],
    ['2 tờ', []],
    ['x2', []],
  ])('%s', (text, lines) => {
    expect(edited(put('PageAmount', text))).toEqual(lines);
  });

  it('is told', () => {
    expect(expectedBy(attachmentDocumentChecks, put('PageAmount', '7')(letter()))).toEqual(['1']);
  });
});

describe('what is not judged', () => {
  const ids = attachmentDocumentChecks.map(({ id }) => id);
  const but = (...few: readonly string[]) => ids.filter((id) => !few.includes(id.replace(/^\w+\./, '')));
  const scans = ['attachment.scan-resolution', 'attachment.scan-colour'];
  const notPdf = put('Attachment/ContentTransferEncoded', 'QQ==');
  const broken = put('Attachment/ContentTransferEncoded', Buffer.from('%PDF-1.7\n').toString('base64'));

  it.each<readonly [string, Edit, readonly string[]]>([
    ['of a letter', asItIs, scans],
    ['of a letter without files', drop('AttachmentEncoded'), but('appendixes-there')],
    ['of a letter without a PDF', all(notPdf, drop('Attachment[2]')), but('main-is-pdf', 'appendixes-there')],
    ['of a letter that is no PDF', notPdf, [...scans, 'attachment.annex-mentioned', 'document.page-amount']],
    ['of a letter that cannot be read', broken, [...scans, 'document.page-amount']],
    ['of a letter that lists no annex', put('Appendix', ''), [...scans, 'attachment.appendixes-there']],
    ['of a letter that counts no pages', put('PageAmount', ''), [...scans, 'document.page-amount']],
    ['of a status', asStatus, but('pdf-readable', 'pdf-open', 'pdf-passive', 'pdf-version')],
  ])('%s', (_, edit, silenced) => {
    expect(silent(attachmentDocumentChecks, edit(letter()))).toEqual(silenced);
  });
});
