import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { defaultAttachmentLimits } from './attachment-limits.ts';
import { createContentJudge } from './content-judge.ts';
import { zipOf } from './damaged-attachments-under-test.ts';
import { testVirusMarks } from './mark-search.ts';

function judged(content: Uint8Array, size = 1_000_000, inflatedBytes = 1_000_000) {
  const judge = createContentJudge({ ...defaultAttachmentLimits, inflatedBytes });
  const encoded = Buffer.from(Buffer.from(content).toString('base64'));
  for (let at = 0; at < encoded.length; at += size) judge.write(encoded.subarray(at, at + size));
  return judge.end();
}

const text = Buffer.from('văn bản');
const ole = Buffer.from('d0cf11e0a1b11ae10000000000000000', 'hex');
const macro = Buffer.from('word/vbaProject.bin');
const pdf = (objects: string) => Buffer.from(`%PDF-1.7\n${objects}\n%%EOF\n`, 'latin1');
const [virus = Buffer.alloc(0)] = testVirusMarks;
const nothing = { macros: false, testVirus: false, encryptedPdf: false, activePdf: [] };

describe('what is found in a content', () => {
  it('is its size, its hash, and what it looks like', () => {
    for (const size of [4, 1000]) {
      expect(judged(text, size)).toEqual({
        ...nothing,
        base64: { spaced: false },
        size: text.length,
        sha256: createHash('sha256').update(text).digest('hex'),
        sniffed: 'text',
        mangled: false,
      });
    }
    expect(judged(Buffer.alloc(0))).toMatchObject({ ...nothing, size: 0, sniffed: 'unknown' });
  });

  it('is the same without its hash, where nobody asked for that', () => {
    const judge = createContentJudge(defaultAttachmentLimits, false);
    judge.write(Buffer.from(text.toString('base64')));
    const { sha256: _, ...rest } = judged(text);
    expect(judge.end()).toEqual(rest);
  });

  it('is whether it was read as text', () => {
    expect(judged(Buffer.from(ole.toString('utf8'))).mangled).toBe(true);
    expect(judged(ole).mangled).toBe(false);
  });

  it('is what a PDF does, how many pages it has, and whether it is encrypted', () => {
    const pages = '1 0 obj <</Type/Pages/Count 1>> endobj 2 0 obj <</Type/Page>> endobj';
    expect(judged(pdf(pages))).toMatchObject({ ...nothing, pages: 1 });
    expect(judged(pdf(''))).not.toHaveProperty('pages');
    expect(judged(pdf('trailer <</Encrypt 1 0 R>>'))).toMatchObject({ ...nothing, encryptedPdf: true });
    expect(judged(pdf('1 0 obj <</S/Launch>> endobj'))).toMatchObject({ ...nothing, activePdf: ['Launch'] });
  });

  it('is no ZIP where it is none', () => {
    for (const content of [text, ole, pdf('')]) expect(judged(content)).not.toHaveProperty('zip');
  });
});

describe('what is found in a ZIP', () => {
  it('is its directory, and its first entry unpacked', () => {
    for (const size of [4, 52, 1000]) {
      expect(judged(zipOf({ 'a.doc': ole, 'b.txt': text }), size)).toMatchObject({
        ...nothing,
        sniffed: 'zip',
        zip: {
          directory: { count: 2, entries: [{ name: 'a.doc' }, { name: 'b.txt' }] },
          entry: { header: { name: 'a.doc' }, size: ole.length, state: 'open' },
          inner: 'ole',
        },
      });
    }
    expect(judged(zipOf({ 'a.doc': ole }).subarray(0, -1)).zip?.directory).toBeUndefined();
  });

  it('is unpacked up to a bound', () => {
    const { zip } = judged(zipOf({ a: Buffer.alloc(5000) }), 1000, 100);
    expect(zip?.entry.state).toBe('over-bound');
  });

  it.each([
    ['macros', [macro], { macros: true }],
    ['the scanners’ test file', [virus], { testVirus: true }],
    ['a password', [pdf('trailer <</Encrypt 1 0 R>>')], { encryptedPdf: true }],
    ['a script', [pdf('1 0 obj <</S/JavaScript>> endobj')], { activePdf: ['JavaScript'] }],
    [
      'all of it, each kind once',
      [macro, virus, pdf('1 0 obj <</S/Launch>> endobj'), pdf('trailer <</Encrypt 1 0 R/S/Launch/JS 1>>')],
      { macros: true, testVirus: true, encryptedPdf: true, activePdf: ['Launch', 'JavaScript'] },
    ],
  ])('is %s, in whichever entry', (_, files, found) => {
    const filler = Buffer.from('nothing to see here');
    for (const [before, after] of [
      [0, 0],
      [0, 2],
      [1, 0],
      [1, 1],
      [2, 1],
    ] as const) {
      const all = [...Array(before).fill(filler), ...files, ...Array(after).fill(filler)];
      const zip = zipOf(Object.fromEntries(all.map((file, index) => [`${index}`, file])));
      for (const size of [4, 40, 1_000_000]) {
        expect(judged(zip, size)).toMatchObject({ ...nothing, ...found });
      }
    }
  });
});
