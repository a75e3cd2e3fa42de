import { describe, expect, it } from 'vitest';
import { type Problem, problem } from '../problems/problem.ts';
import { defaultAttachmentLimits as limits } from './attachment-limits.ts';
import { checkCompleteness, checkPages, readAttachments } from './check-attachments.ts';
import { plainPdf } from './content-findings-under-test.ts';
import type { ContentFindings } from './content-judge.ts';
import type { ContentStore } from './content-store.ts';
import { type Contents, groupUnderTest, problemsOf } from './group-under-test.ts';
import { names as n } from './names.ts';
import type { PackedAttachment, TransactionKind } from './packet.ts';

const encoded = [{ start: 10, end: 58 }];

/** A store in which every content is the same. */
function storeOf(findings: ContentFindings): ContentStore {
  return { sink: { begin() {}, chunk() {}, end() {} }, of: () => ({ findings, encoded }) };
}

function readAll(files: readonly Contents[], findings: ContentFindings = plainPdf) {
  const list = groupUnderTest('Files', { [n.attachment]: files });
  let attachments: readonly PackedAttachment[] = [];
  const problems = problemsOf((notes) => {
    attachments = readAttachments(list, storeOf(findings), limits, notes);
  });
  return { attachments, problems };
}

const file: Contents = {
  [n.contentId]: 'cid:1',
  [n.attachmentName]: 'a.pdf',
  [n.description]: 'Công văn',
  [n.contentType]: 'application/pdf',
  [n.attachmentContent]: 'JVBERi0=',
};
const at = (number: number, part: string) => `Files/${n.attachment}[${number}]/${part}`;

describe('an attachment that is read', () => {
  it('is what the packet says of it, and what its bytes are', () => {
    expect(readAll([file], { ...plainPdf, pages: 2 })).toEqual({
      attachments: [
        {
          ...{ contentId: 'cid:1', name: 'a.pdf', description: 'Công văn', contentType: 'application/pdf' },
          facts: { encoded, size: 35, sha256: 'c0ffee', sniffed: 'pdf', pages: 2, zipped: false },
        },
      ],
      problems: [],
    });
  });

  it('may be called nothing, and tell no pages', () => {
    expect(readAll([{ [n.attachmentContent]: 'JVBERi0=' }])).toEqual({
      attachments: [{ facts: { encoded, size: 35, sha256: 'c0ffee', sniffed: 'pdf', zipped: false } }],
      problems: [],
    });
  });

  it('is zipped by its type and its name', () => {
    const zip = { ...file, [n.attachmentName]: 'a.doc', [n.contentType]: 'application/zip' };
    const { attachments } = readAll([zip, { ...zip, [n.attachmentName]: 'a.zip' }], {
      ...plainPdf,
      sniffed: 'zip',
    });
    expect(attachments.map(({ facts }) => facts.zipped)).toEqual([true, false]);
  });
});

describe('an attachment that is not read', () => {
  it('has an empty content, which is told, or none, which is reported elsewhere', () => {
    const { [n.attachmentContent]: _, ...without } = file;
    expect(readAll([without, { ...file, [n.attachmentContent]: '' }])).toEqual({
      attachments: [],
      problems: [problem('packet.element-missing', at(2, n.attachmentContent), { seen: '' })],
    });
  });

  it('is none of no list', () => {
    expect(problemsOf((notes) => readAttachments(undefined, storeOf(plainPdf), limits, notes))).toEqual([]);
  });
});

describe('where a fault of a content is told', () => {
  const lied: ContentFindings = { ...plainPdf, sniffed: 'png' };

  it('is the content', () => {
    expect(readAll([file], lied).problems).toMatchObject([
      { code: 'attachment.type-differs', place: { path: at(1, n.attachmentContent) } },
    ]);
  });

  it('is the type where it is the type that nobody knows', () => {
    expect(readAll([{ ...file, [n.contentType]: 'text/mood' }]).problems).toMatchObject([
      { code: 'attachment.type-unknown', place: { path: at(1, n.contentType) } },
    ]);
  });
});

describe('ATT-04: a name of a format that may not be attached', () => {
  it.each([
    ['a.EXE', 'exe'],
    ['a.docm', 'docm'],
    ['pdf', ''],
    ['a.pdf.js', 'js'],
  ])('%s is told by its extension, and which there are', (name, seen) => {
    const { problems } = readAll([{ ...file, [n.attachmentName]: name, [n.contentType]: '' }]);
    expect(problems).toEqual([
      problem('attachment.format-refused', at(1, n.attachmentName), {
        seen,
        expected:
          'pdf, doc, docx, odt, xls, xlsx, ods, csv, ppt, pptx, odp, txt, rtf, jpg, jpeg, png, tif, tiff, gif, zip, gz',
      }),
    ]);
  });

  it('is told beside what is wrong with it as a name', () => {
    const { problems } = readAll([{ ...file, [n.attachmentName]: '../a.exe' }]);
    expect(problems.map(({ code }) => code)).toEqual(['attachment.name-unsafe', 'attachment.format-refused']);
  });
});

describe('ATT-01: the main document', () => {
  function judged(files: readonly Contents[], kind: TransactionKind | undefined = 0): readonly Problem[] {
    const header = groupUnderTest('MessageHeader', {});
    const list = groupUnderTest('Files', { [n.attachment]: files });
    return problemsOf((notes) => checkCompleteness(header, list, kind, notes));
  }

  it('is the first attachment, and a PDF by its name', () => {
    const table = { ...file, [n.attachmentName]: 'b.xlsx' };
    expect(judged([file, table])).toEqual([]);
    expect(judged([{ ...file, [n.attachmentName]: 'A.PDF' }])).toEqual([]);
    expect(judged([table, file])).toEqual([
      problem('attachment.main-not-pdf', at(1, n.attachmentName), { seen: 'b.xlsx' }),
    ]);
  });

  it('has no name where none is written, which is reported elsewhere', () => {
    expect(judged([{}])).toEqual([]);
    expect(judged([{ ...file, [n.attachmentName]: '' }])).toEqual([]);
  });

  it('is there in a new document and in one of no kind; a recall, an update and a replacement need none', () => {
    const missing = [problem('attachment.none', `MessageHeader/${n.attachmentList}`)];
    expect(judged([], 0)).toEqual(missing);
    for (const kind of [1, 2, 3] as const) expect(judged([], kind)).toEqual([]);
    const header = groupUnderTest('MessageHeader', {});
    expect(problemsOf((notes) => checkCompleteness(header, undefined, undefined, notes))).toEqual(missing);
  });
});

describe('ATT-05: an annex that is named', () => {
  function judged(annexes: readonly string[], ...files: readonly Contents[]): readonly Problem[] {
    const header = groupUnderTest('MessageHeader', {
      [n.otherInfo]: { [n.appendixes]: { [n.appendix]: annexes } },
    });
    const list = groupUnderTest('Files', { [n.attachment]: [file, ...files] });
    return problemsOf((notes) => checkCompleteness(header, list, 0, notes));
  }

  it('came along under its name, with or without extension, or under its description', () => {
    const annex: Contents = {
      [n.attachmentName]: 'Danh sach.2026.xlsx',
      [n.description]: 'Phụ lục 1 (Sở Nội vụ)',
    };
    expect(judged(['Danh sach.2026.xlsx', 'DANH SÁCH.2026', 'phụ lục 1'], annex)).toEqual([]);
    expect(judged(['a', 'a.pdf', 'công văn'])).toEqual([]);
  });

  it.each(['Danh sach', 'Danh sach.2026.', 'xlsx', 'Phụ lục 2'])('did not come along as “%s”', (seen) => {
    const annex: Contents = { [n.attachmentName]: 'Danh sach.2026.xlsx', [n.description]: 'Phụ lục 1' };
    expect(judged(['a', seen], annex)).toEqual([
      problem('attachment.appendix-missing', `MessageHeader/OtherInfo/Appendixes/Appendix[2]`, { seen }),
    ]);
  });

  it('is looked for among files that say what they are called', () => {
    expect(judged([''], {})).toEqual([]);
    expect(judged(['Phụ lục'], {}).map(({ code }) => code)).toEqual(['attachment.appendix-missing']);
  });
});

describe('MET-10: the number of pages', () => {
  function judged(said: string, pages?: number): readonly Problem[] {
    const header = groupUnderTest('MessageHeader', { [n.otherInfo]: { [n.pageAmount]: said } });
    const facts = { encoded, size: 35, sha256: 'c0ffee', sniffed: 'pdf', zipped: false } as const;
    const main = { facts: pages === undefined ? facts : { ...facts, pages } };
    return problemsOf((notes) => checkPages(header, main, notes));
  }

  it('is that of the main document, where it tells', () => {
    expect(judged('2', 2)).toEqual([]);
    expect(judged(' 12 ', 12)).toEqual([]);
    expect(judged('2')).toEqual([]);
    expect(judged(' 12 ', 2)).toEqual([
      problem('attachment.page-amount-differs', 'MessageHeader/OtherInfo/PageAmount', {
        seen: '12',
        expected: '2',
      }),
    ]);
  });

  it.each(['', 'hai', '2 trang', 'khoảng 2', '-2', '1234567890'])('is not compared as “%s”', (said) => {
    expect(judged(said, 3)).toEqual([]);
  });

  it('is compared up to nine digits, and not where nothing is said or nothing came', () => {
    expect(judged('123456789', 3)).toHaveLength(1);
    const silent = groupUnderTest('MessageHeader', {});
    const main = {
      facts: { encoded, size: 1, sha256: '', sniffed: 'pdf', zipped: false, pages: 3 },
    } as const;
    expect(problemsOf((notes) => checkPages(silent, main, notes))).toEqual([]);
    const header = groupUnderTest('MessageHeader', { [n.otherInfo]: { [n.pageAmount]: '2' } });
    expect(problemsOf((notes) => checkPages(header, undefined, notes))).toEqual([]);
  });
});
