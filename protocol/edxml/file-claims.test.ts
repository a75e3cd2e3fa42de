import { describe, expect, it } from 'vitest';
import { type Problem, problem } from '../problems/problem.ts';
import { isZipped, promiseOf } from './file-formats.ts';
import { createFileLook } from './file-look.ts';
import { checkFileName, isReservedName, isUnsafeName } from './file-name.ts';
import { problemsOf } from './group-under-test.ts';
import { testVirusMarks } from './mark-search.ts';
import { bareWords, sameWords } from './words.ts';

describe('a declared type', () => {
  it.each([
    ['application/pdf', ['pdf']],
    [' Application/PDF ; charset=x', ['pdf']],
    ['application/msword', ['ole', 'rtf']],
    ['application/octet-stream', 'anything'],
    ['APPLICATION/OCTET-STREAM;x', 'anything'],
    ['application/x', 'unknown-type'],
    ['', 'unknown-type'],
    [';application/pdf', 'unknown-type'],
  ])('“%s” promises %o', (declared, promise) => {
    expect(promiseOf(declared)).toEqual(promise);
  });

  it.each([
    ['application/zip', 'a.doc', true],
    [' Application/ZIP ', 'a.doc', true],
    ['application/zip', undefined, true],
    ['application/zip', 'zip', true],
    ['application/zip', 'a.zip.doc', true],
    ['application/zip', 'a.ZIP ', false],
    ['application/x-zip', 'a.doc', false],
    [undefined, 'a.doc', false],
    [undefined, undefined, false],
  ])('%s of %s means that readers unzip: %s', (declared, name, zipped) => {
    expect(isZipped(declared, name)).toBe(zipped);
  });
});

describe('ATT-07: the name of a file', () => {
  const judged = (name: string): readonly Problem[] =>
    problemsOf((notes) => checkFileName(name, { path: 'here' }, notes));

  it.each(['a.pdf', '7816_VPCP-TTDT (1).pdf', `${'a'.repeat(46)}.pdf`])('may be %s', (name) => {
    expect(judged(name)).toEqual([]);
  });

  it('is told with its control characters written out', () => {
    expect(judged('a\u0000\u202e.pdf')).toMatchObject([
      { code: 'attachment.name-unsafe', seen: 'a\\u0000\\u202e.pdf' },
      { code: 'attachment.name-accented' },
    ]);
    expect(judged('../a.pdf')).toEqual([problem('attachment.name-unsafe', 'here', { seen: '../a.pdf' })]);
  });

  it.each([
    ['AUX.pdf', 'attachment.name-reserved'],
    ['văn.pdf', 'attachment.name-accented'],
    ['a%b.pdf', 'attachment.name-special'],
    ['a,b.pdf', 'attachment.name-special'],
  ] as const)('%s is told as it is', (seen, code) => {
    expect(judged(seen)).toEqual([problem(code, 'here', { seen })]);
  });

  it('is at most 50 characters long, however many bytes they take', () => {
    expect(judged(`${'a'.repeat(47)}.pdf`)).toEqual([
      problem('attachment.name-long', 'here', { seen: '51', expected: '≤ 50' }),
    ]);
    expect(judged(`${'📎'.repeat(46)}.pdf`).map(({ code }) => code)).toEqual(['attachment.name-accented']);
  });

  it.each(['a\u2028.pdf', 'a\u2066.pdf', 'a\u007f.pdf', 'z:a', 'a\\b', ' .. '])('%j is unsafe', (name) => {
    expect(isUnsafeName(name)).toBe(true);
  });

  it.each(['1:a.pdf', 'ab:c.pdf', '...', '. .'])('%j is not', (name) => {
    expect(isUnsafeName(name)).toBe(false);
  });

  it.each(['COM¹.txt', 'conin$', 'CONOUT$.x', 'lpt0', 'prn  '])('%j is a device', (name) => {
    expect(isReservedName(name)).toBe(true);
  });

  it.each(['xcon', 'conx.pdf', 'a con', ' con', ''])('%j is none', (name) => {
    expect(isReservedName(name)).toBe(false);
  });
});

describe('what people typed', () => {
  it.each([
    ['  Công   VĂN ', 'cong van'],
    ['Đề án (bản 2) mới', 'de an moi'],
    ['a (b (c) d', 'a (b d'],
    ['(x)', ''],
    ['đ\tĐ\nđ', 'd d d'],
  ])('“%s” is, for comparing, “%s”', (text, bare) => {
    expect(bareWords(text)).toBe(bare);
  });

  it('is the same words or is not', () => {
    expect(sameWords('Công văn', 'CONG  VAN')).toBe(true);
    expect(sameWords('Công văn', 'Công vụ')).toBe(false);
  });
});

describe('a look at a file', () => {
  const [virus = Buffer.alloc(0)] = testVirusMarks;
  const macro = Buffer.from('word/vbaProject.bin');
  const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex');

  function look(pieces: readonly Buffer[], inArchive = false) {
    const looking = createFileLook(inArchive);
    for (const piece of pieces) looking.write(piece);
    const findings = looking.end();
    return { head: looking.head.length, ...findings };
  }

  it('finds macros where a file may have some, or lies in an archive', () => {
    expect(look([ole, macro])).toMatchObject({ sniffed: 'ole', macros: true });
    expect(look([Buffer.from('PK\x03\x04'), macro]).macros).toBe(true);
    expect(look([Buffer.from('text '), macro]).macros).toBe(false);
    expect(look([Buffer.from('text '), macro], true).macros).toBe(true);
    expect(look([macro, Buffer.alloc(9)], true).macros).toBe(true);
    expect(look([ole])).toEqual({ head: 8, sniffed: 'ole', macros: false, testVirus: false });
  });

  it('finds the scanners’ test file in any', () => {
    expect(look([Buffer.from('text '), virus.subarray(0, 9), virus.subarray(9)]).testVirus).toBe(true);
    expect(look([virus.subarray(1)]).testVirus).toBe(false);
  });

  it('looks into a PDF, and into what begins as one alone', () => {
    const script = Buffer.from('5 0 obj <</S/JavaScript>> endobj ');
    const pdf = { encrypted: false, active: ['JavaScript'] };
    expect(look([Buffer.from('%PDF-1.7\n'), script])).toMatchObject({ sniffed: 'pdf', pdf });
    expect(look([Buffer.from('text '), script])).not.toHaveProperty('pdf');
    expect(look([])).toEqual({ head: 0, sniffed: 'unknown', macros: false, testVirus: false });
  });

  it('is not misled by where its first piece ends', () => {
    const bytes = (file: Buffer) => Array.from({ length: file.length }, (_, at) => file.subarray(at, at + 1));
    const pdf = Buffer.from(`${'\n'.repeat(900)}%PDF-1.7\n5 0 obj <</S/JavaScript>> endobj `);
    expect(look(bytes(pdf))).toMatchObject({ sniffed: 'pdf', pdf: { active: ['JavaScript'] } });
    expect(look(bytes(Buffer.concat([ole, macro])))).toMatchObject({ sniffed: 'ole', macros: true });
    expect(look(bytes(virus)).testVirus).toBe(true);
  });

  it('keeps the first 4096 bytes', () => {
    expect(look([Buffer.alloc(4000, 0x61), Buffer.alloc(4000, 0x61)])).toMatchObject({
      head: 4096,
      sniffed: 'text',
    });
    expect(look([Buffer.alloc(4000, 0x61), Buffer.alloc(96, 0x61), Buffer.alloc(9)])).toMatchObject({
      head: 4096,
      sniffed: 'text',
    });
    expect(look([Buffer.alloc(4095, 0x61), Buffer.alloc(1)]).sniffed).toBe('unknown');
  });
});
