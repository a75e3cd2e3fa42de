import { describe, expect, it } from 'vitest';
import { type Problem, type ProblemDetail, problem } from '../problems/problem.ts';
import { defaultAttachmentLimits } from './attachment-limits.ts';
import { checkContent } from './check-content.ts';
import { plainPdf, soundZip } from './content-findings-under-test.ts';
import type { ContentFindings } from './content-judge.ts';
import { problemsOf } from './group-under-test.ts';

const places = { content: { path: 'the content' }, contentType: { path: 'its type' } };

function judged(
  found: Partial<ContentFindings>,
  name: string | undefined = 'a.pdf',
  contentType: string | undefined = 'application/pdf',
  fileBytes = 100,
): readonly Problem[] {
  const limits = { ...defaultAttachmentLimits, fileBytes };
  return problemsOf((notes) =>
    checkContent({ ...plainPdf, ...found }, { name, contentType }, places, limits, notes),
  );
}

const inContent = (code: Problem['code'], detail?: ProblemDetail) =>
  problem(code, { path: 'the content' }, detail);

describe('Base64', () => {
  it('that is sound is nothing to tell, with white space a little', () => {
    expect(judged({})).toEqual([]);
    expect(judged({ base64: { spaced: true } })).toEqual([inContent('attachment.base64-spaced')]);
  });

  it.each([
    [{ kind: 'character', seen: '*' }, '“*”'],
    [{ kind: 'url-alphabet' }, '- _'],
    [{ kind: 'after-padding' }, '= …'],
    [{ kind: 'padding' }, 'length % 4 ≠ 0'],
  ] as const)('that is broken by %o is told as %s, and nothing else of the content is', (fault, seen) => {
    const found = { base64: { spaced: false, fault }, size: 1000, mangled: true, testVirus: true };
    expect(judged(found)).toEqual([inContent('attachment.base64-broken', { seen })]);
  });

  it('may be spaced and broken', () => {
    const base64 = { spaced: true, fault: { kind: 'padding' } } as const;
    expect(judged({ base64 }).map(({ code }) => code)).toEqual([
      'attachment.base64-spaced',
      'attachment.base64-broken',
    ]);
  });
});

describe('the size of a file', () => {
  it('is at most the limit', () => {
    expect(judged({ size: 100 })).toEqual([]);
    expect(judged({ size: 101 })).toEqual([
      inContent('attachment.too-large', { seen: '101', expected: '≤ 100' }),
    ]);
  });

  it('does not hide what else is wrong', () => {
    expect(judged({ size: 101, mangled: true }).map(({ code }) => code)).toEqual([
      'attachment.too-large',
      'attachment.mangled-utf8',
    ]);
  });
});

describe('what is told alone, since all else follows from it', () => {
  const bad = { macros: true, encryptedPdf: true, activePdf: ['Launch'] } as const;

  it.each([
    ['bytes read as text', { mangled: true, testVirus: true }, inContent('attachment.mangled-utf8')],
    ['a test virus', { testVirus: true }, inContent('attachment.test-virus', { seen: 'a.pdf' })],
    ['a program', { sniffed: 'executable' }, inContent('attachment.content-refused', { seen: 'executable' })],
    ['a web page', { sniffed: 'html' }, inContent('attachment.content-refused', { seen: 'html' })],
  ] as const)('%s', (_, found, told) => {
    expect(judged({ ...bad, ...found })).toEqual([told]);
  });

  it('has no name to show where the packet gives none', () => {
    const { name: _, ...claims } = { name: '', contentType: 'application/pdf' };
    const without = (found: Partial<ContentFindings>) =>
      problemsOf((notes) =>
        checkContent(
          { ...plainPdf, ...found },
          { ...claims, name: undefined },
          places,
          defaultAttachmentLimits,
          notes,
        ),
      );
    expect(without({ testVirus: true })).toEqual([inContent('attachment.test-virus', { seen: '' })]);
    expect(without({ macros: true })).toEqual([inContent('attachment.macro', { seen: '' })]);
    expect(without({})).toEqual([]);
  });
});

describe('risks in a file', () => {
  it('are all told, by its name', () => {
    expect(judged({ macros: true, encryptedPdf: true, activePdf: ['JavaScript', 'Launch'] })).toEqual([
      inContent('attachment.macro', { seen: 'a.pdf' }),
      inContent('attachment.pdf-encrypted', { seen: 'a.pdf' }),
      inContent('attachment.pdf-active', { seen: 'a.pdf', expected: 'JavaScript' }),
      inContent('attachment.pdf-active', { seen: 'a.pdf', expected: 'Launch' }),
    ]);
  });
});

describe('ATT-03: the declared type', () => {
  it('is kept by the first bytes; where it is not, the name is not blamed too', () => {
    expect(judged({ sniffed: 'png' }, 'a.doc')).toEqual([
      inContent('attachment.type-differs', { seen: 'png', expected: 'application/pdf' }),
    ]);
  });

  it('promises nothing, or is known to nobody: then the name has to be right', () => {
    const extension = inContent('attachment.extension-differs', { seen: 'pdf', expected: '.doc' });
    expect(judged({}, 'a.doc', 'application/octet-stream')).toEqual([extension]);
    expect(judged({}, 'a.doc', 'application/pdf')).toEqual([extension]);
    expect(judged({}, 'a.doc', 'text/mood')).toEqual([
      problem('attachment.type-unknown', { path: 'its type' }, { seen: 'text/mood' }),
      extension,
    ]);
  });

  it('may be absent, which is reported elsewhere', () => {
    const claims = { name: 'a.doc', contentType: undefined };
    const problems = problemsOf((notes) =>
      checkContent(plainPdf, claims, places, defaultAttachmentLimits, notes),
    );
    expect(problems).toEqual([inContent('attachment.extension-differs', { seen: 'pdf', expected: '.doc' })]);
  });
});

describe('the extension', () => {
  it.each([
    ['a.doc', 'rtf'],
    ['a.DOC', 'ole'],
    ['a.docx', 'zip'],
    ['a.exe', 'unknown'],
    ['a', 'pdf'],
  ] as const)('of %s may be that of %s, or is refused elsewhere', (name, sniffed) => {
    expect(judged({ sniffed }, name, 'application/octet-stream')).toEqual([]);
  });
});

describe('ATT-08: a ZIP around one file', () => {
  const zip = { sniffed: 'zip', size: 130 } as const;
  const wrapped = (found: Partial<typeof soundZip>, name = 'a.doc') =>
    judged({ ...zip, zip: { ...soundZip, ...found } }, name, 'application/zip', 1000);

  it('holds what the packet calls it', () => {
    expect(wrapped({})).toEqual([]);
    expect(wrapped({ inner: 'text' }, 'a.exe')).toEqual([]);
    expect(wrapped({ inner: 'text' })).toEqual([
      inContent('attachment.entry-type-differs', { seen: 'text', expected: '.doc' }),
    ]);
  });

  it.each(['executable', 'html'] as const)('holds no %s, whatever it is called', (inner) => {
    expect(wrapped({ inner })).toEqual([inContent('attachment.content-refused', { seen: inner })]);
  });

  it('is told to be no such ZIP, and its file is not judged then', () => {
    expect(wrapped({ directory: undefined, inner: 'html' })).toEqual([
      inContent('attachment.zip-broken', { seen: 'no directory' }),
    ]);
  });

  it('is not looked into where the content is no ZIP, nor where it is named one', () => {
    expect(judged({ sniffed: 'ole' }, 'a.doc', 'application/zip').map(({ code }) => code)).toEqual([
      'attachment.type-differs',
    ]);
    const archive = { ...zip, zip: { ...soundZip, directory: undefined, inner: 'text' } } as const;
    expect(judged(archive, 'a.zip', 'application/zip', 1000)).toEqual([]);
  });

  it('of a file of no name has no extension to keep', () => {
    const claims = { name: undefined, contentType: 'application/zip' };
    const found = { ...plainPdf, ...zip, zip: soundZip };
    expect(
      problemsOf((notes) => checkContent(found, claims, places, defaultAttachmentLimits, notes)),
    ).toEqual([]);
  });
});
