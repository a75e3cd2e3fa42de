import { describe, expect, it } from 'vitest';
import { names as n } from '../../protocol/edxml/names.ts';
import { all, type Edit } from '../mutants/packet-edit.ts';
import {
  asItIs,
  asStatus,
  drop,
  found,
  letter,
  put,
  silent,
  status,
  within,
} from '../mutants/packet-under-test.ts';
import { documentMeaningChecks } from './document-meaning.ts';

type Row = readonly [what: string, edit: Edit, said: readonly string[]];

const line = (id: string, requirement: string, place: string, seen: string, stance = 'warn/warn') =>
  `${id} ${requirement} ${stance} ${place}: ${seen}`;
const edited = (edit: Edit) => found(documentMeaningChecks, edit(letter()));
const edxml = (name: string, content: string) => `<edXML:${name}>${content}</edXML:${name}>`;

describe('fillers (MET-08)', () => {
  const filler = (place: string, seen: string) => line('document.no-filler', 'MET-08', place, seen);

  it.each([
    ...['n/a', 'NA', 'null', 'undefined', 'none', 'Test', 'abc', 'x', 'XXX', 'không', 'Không có', 'khong co'],
    ...[
      'khong',
      'chưa có',
      'chua co',
      'trực tiếp',
      'truc tiep',
      '-',
      '...',
      '___',
      '–',
      '???',
      '0',
      '000',
      '*',
      '…',
    ],
  ])('%s', (text) => {
    expect(edited(put('SignerInfo/Position', text))).toEqual([
      filler('MessageHeader/SignerInfo/Position', text),
    ]);
  });

  it.each(['', 'Test hệ thống', 'Bản test', 'không có gì', 'Về việc không', 'xa', 'abcd', '0x', '01', '- a'])(
    'not, among words: %s',
    (text) => {
      expect(edited(put('SignerInfo/Position', text))).toEqual([]);
    },
  );

  it.each(['MessageHeader/Subject', 'MessageHeader/Content', 'SignerInfo/FullName', 'From/OrganAdd'])(
    'stand in %s',
    (path) => {
      const place = path.startsWith('Message') ? path : `MessageHeader/${path}`;
      expect(edited(put(path, 'x'))).toEqual([filler(place, 'x')]);
    },
  );
});

describe('the subject of a document (MET-08)', () => {
  const bare = (place: string, seen: string) => line('document.subject-accented', 'MET-08', place, seen);
  const file = (seen: string) =>
    line('document.subject-not-file-name', 'MET-08', 'MessageHeader/Subject', seen);
  const subject = (text: string) => put('MessageHeader/Subject', text);

  it.each<Row>([
    ['has its accents', asItIs, []],
    ['has none', subject('V/v bao dam gui nhan'), [bare('MessageHeader/Subject', 'V/v bao dam gui nhan')]],
    [
      'has a content that has none',
      put('MessageHeader/Content', 'De nghi phoi hop chat'),
      [bare('MessageHeader/Content', 'De nghi phoi hop chat')],
    ],
    ['is the name of a file', subject('812.PDF'), [file('812.PDF')]],
    ['is the name of a letter', subject('Công văn.doc'), [file('Công văn.doc')]],
    ['is the name of a newer letter', subject('Công văn.docx'), [file('Công văn.docx')]],
    ['is the name of a table', subject('Bảng.xlsx'), [file('Bảng.xlsx')]],
    ['is the name of an older table', subject('Bảng.xls'), [file('Bảng.xls')]],
    ['is the name of a ZIP', subject('Hồ sơ.zip'), [file('Hồ sơ.zip')]],
    ['is the name of its file without the ending', subject('812 VPCP-QHĐP'), [file('812 VPCP-QHĐP')]],
    ['is the name of its annex', subject('Phụ lục'), [file('Phụ lục')]],
    ['speaks of a file', subject('V/v tệp a.pdf bị lỗi'), []],
    ['begins like a file', subject('812 VPCP-QHĐP về kết nối'), []],
    ['is missing', drop('MessageHeader/Subject'), []],
    [
      'is missing, and so is the name of a file',
      all(drop('MessageHeader/Subject'), put('Attachment/AttachmentName', '.pdf')),
      [],
    ],
  ])('%s', (_, edit, lines) => {
    expect(edited(edit)).toEqual(lines);
  });
});

describe('the authority of the signer (SIG-08)', () => {
  const place = 'MessageHeader/SignerInfo/Competence';

  it.each([
    'TM. ỦY BAN NHÂN DÂN',
    'KT. BỘ TRƯỞNG',
    'TL. BỘ TRƯỞNG',
    'TUQ. CHỦ TỊCH',
    'Q. GIÁM ĐỐC',
    'KT .BỘ TRƯỞNG',
  ])('%s', (text) => {
    expect(edited(put('Competence', text))).toEqual([]);
  });

  it.each(['BỘ TRƯỞNG', 'KT BỘ TRƯỞNG', 'kt. Bộ trưởng', 'GĐ. KT. BỘ TRƯỞNG', 'T. BỘ TRƯỞNG'])(
    'is not %s',
    (text) => {
      expect(edited(put('Competence', text))).toEqual([
        line('document.competence-form', 'SIG-08', place, text),
      ]);
    },
  );

  it('may be left out', () => {
    expect(silent(documentMeaningChecks, drop('Competence')(letter()))).toContain('document.competence-form');
    expect(silent(documentMeaningChecks, asStatus(letter()))).toContain('document.competence-form');
  });
});

describe('how people are reached (MET-01)', () => {
  const mail = (place: string, seen: string) => line('packet.email-form', 'MET-01', place, seen);
  const call = (place: string, seen: string) => line('packet.telephone-form', 'MET-01', place, seen);
  const [from, staff] = ['MessageHeader/From', `TraceHeaderList/${n.transaction}/StaffInfo`];

  it.each(['a@b.vn', 'van-thu.1@don-vi.gov.vn', 'a+b@c.d.e', ''])('by %s', (text) => {
    expect(edited(put('From/Email', text))).toEqual([]);
  });

  it.each([
    'a',
    'a@b',
    '@b.vn',
    'a b@c.vn',
    'a@b.',
    'a@.vn',
    'a@b..vn',
    'a@b@c.vn',
    'a@b.vn; c@d.vn',
    'a@b.vn c',
  ])('not by %s', (text) => {
    expect(edited(put('From/Email', text))).toEqual([mail(`${from}/Email`, text)]);
  });

  it.each([
    ...['024 0000 2200', '+84 24 0000 2200', '(024) 0000-2200', '024.00002200', '123456', '0240000 ext 12'],
    ...[
      '0240000 máy lẻ 12',
      '024000000; 024000001',
      '024000000/024000001',
      '024000000, 12',
      '0240000#12',
      '',
    ],
  ])('by calling %s', (text) => {
    expect(edited(put('From/Telephone', text))).toEqual([]);
  });

  it.each(['12345', 'không', 'số 024000000', '024000000 (anh An)', '++84000000', '024000000 gặp 12'])(
    'not by calling %s',
    (text) => {
      expect(edited(put('From/Telephone', text))).toEqual([call(`${from}/Telephone`, text)]);
    },
  );

  it('not by calling a long number that ends in a letter, which is told at once', () => {
    const text = `${'0'.repeat(60)}x`;
    expect(edited(put('From/Telephone', text))).toEqual([call(`${from}/Telephone`, text)]);
  });

  it.each<Row>([
    ['the second receiver, by letter', put('To[2]/Email', 'x'), [mail('MessageHeader/To[2]/Email', 'x')]],
    [
      'the second receiver, by telephone',
      put('To[2]/Telephone', 'x'),
      [call('MessageHeader/To[2]/Telephone', 'x')],
    ],
    ['who sends, by letter', put('StaffInfo/Email', 'x'), [mail(`${staff}/Email`, 'x')]],
    ['who sends, by telephone', put('StaffInfo/Mobile', 'x'), [call(`${staff}/Mobile`, 'x')]],
  ])('is said of %s', (_, edit, lines) => {
    expect(edited(edit)).toEqual(lines);
  });

  it('is said in a status too', () => {
    const both = all(put('StaffInfo/Email', 'x'), put('StaffInfo/Mobile', 'y'));
    expect(found(documentMeaningChecks, both(status('03')))).toEqual([
      mail('MessageHeader/StaffInfo/Email', 'x'),
      call('MessageHeader/StaffInfo/Mobile', 'y'),
    ]);
    expect(silent(documentMeaningChecks, letter())).toEqual(['document.response-complete']);
    expect(silent(documentMeaningChecks, status('03'))).not.toContain('packet.email-form');
  });

  it('is not asked of what is no packet', () => {
    expect(silent(documentMeaningChecks, Buffer.from('<a/>'))).toEqual(
      documentMeaningChecks.map(({ id }) => id),
    );
  });
});

describe('copies and pages (MET-10)', () => {
  const odd = (name: string, seen: string) =>
    line('document.amounts', 'MET-10', `MessageHeader/OtherInfo/${name}`, seen);

  it.each(['1', '9999', ''])('%s', (text) => {
    expect(edited(put('PromulgationAmount', text))).toEqual([]);
  });

  it.each(['0', '01', '10000', '-1', '1,5', 'x1', 'hai'])('not %s', (text) => {
    expect(edited(put('PromulgationAmount', text))).toEqual([odd('PromulgationAmount', text)]);
    expect(edited(put('PageAmount', text))).toEqual([odd('PageAmount', text)]);
  });
});

describe('what is answered (MET-11)', () => {
  const parts = ['OrganId', 'Code', 'PromulgationDate', 'DocumentId'];
  const texts = ['H17', '4021/UBND', '2026/11/12', 'H17,2026/11/12,4021/UBND'];
  const response = (left?: string) =>
    edxml(
      'ResponseFor',
      parts.map((name, index) => (name === left ? '' : edxml(name, texts[index] ?? ''))).join(''),
    );
  const naming = (...left: readonly (string | undefined)[]) =>
    within('MessageHeader', left.map((each) => response(each)).join(''));
  const missing = (place: string) =>
    line('document.response-complete', 'MET-11', `MessageHeader/${place}`, '(không có / absent)');

  it('is named in full', () => {
    expect(edited(naming(undefined, undefined))).toEqual([]);
  });

  it.each(parts)('has %s', (name) => {
    expect(edited(naming(name))).toEqual([missing(`ResponseFor/${name}`)]);
    expect(edited(naming(undefined, name))).toEqual([missing(`ResponseFor[2]/${name}`)]);
  });

  it('is judged by another check in a recall', () => {
    const recall = all(naming('Code'), put(n.transactionKind, '1'));
    expect(silent(documentMeaningChecks, recall(letter()))).toEqual(['document.response-complete']);
    expect(edited(recall)).toEqual([]);
    expect(silent(documentMeaningChecks, naming('Code')(letter()))).toEqual([]);
    expect(silent(documentMeaningChecks, asStatus(naming('Code')(letter())))).toContain(
      'document.response-complete',
    );
  });

  it('is nothing where there is a shell', () => {
    const shell = within('MessageHeader', `${edxml('ResponseFor', '')}${response()}`);
    expect(edited(shell)).toEqual([
      line(
        'document.response-not-empty',
        'MET-11',
        'MessageHeader/ResponseFor[1]',
        '(rỗng / empty)',
        'warn/off',
      ),
    ]);
  });
});
