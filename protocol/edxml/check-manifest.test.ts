import { describe, expect, it } from 'vitest';
import { type Problem, problem } from '../problems/problem.ts';
import { bareId, checkManifest } from './check-manifest.ts';
import { type Contents, groupUnderTest, problemsOf } from './group-under-test.ts';
import { names as n } from './names.ts';

const root = { path: '', line: 2, column: 1, offset: 39 };

function judged(references: readonly Contents[], attachments: readonly Contents[]): readonly Problem[] {
  const body = groupUnderTest('Body', { [n.manifest]: { [n.reference]: references } });
  const list = groupUnderTest('Files', { [n.attachment]: attachments });
  return problemsOf((notes) => checkManifest(body, list, root, notes));
}

const file = (id: string, name = 'a.pdf', type = 'application/pdf'): Contents => ({
  [n.contentId]: id,
  [n.attachmentName]: name,
  [n.contentType]: type,
});
const listed = (number: number, part: string) => `Body/${n.manifest}/${n.reference}[${number}]/${part}`;
const packed = (number: number, part: string) => `Files/${n.attachment}[${number}]/${part}`;

describe('ATT-02: manifest and attachments', () => {
  it('agree one to one, in any order', () => {
    const [one, two] = [file('cid:1'), file('cid:2', 'b.pdf')];
    expect(judged([one, two], [two, one])).toEqual([]);
    expect(judged([], [])).toEqual([]);
  });

  it('may both write their ids without prefix, and with space around them', () => {
    expect(judged([file(' 1 ')], [file('1')])).toEqual([]);
    expect(judged([file(' cid:1')], [file('cid:1')])).toEqual([]);
  });

  it('lack each what the other has; it is told where it stands', () => {
    expect(judged([file('cid:1'), file('cid:2')], [file('cid:3'), file('cid:1')])).toEqual([
      problem('attachment.reference-dangling', listed(2, n.contentId), { seen: 'cid:2' }),
      problem('attachment.unreferenced', packed(1, n.contentId), { seen: 'cid:3' }),
    ]);
  });

  it('are not compared by ids that are not there, which are reported elsewhere', () => {
    const { [n.contentId]: _, ...nameless } = file('');
    expect(judged([nameless, file(''), file('cid:1')], [file('cid:1'), file(''), nameless])).toEqual([]);
  });
});

describe('one id for two', () => {
  it('is told at the second, on either side', () => {
    const [one, other] = [file('cid:1'), file('1', 'b.pdf')];
    expect(judged([one, one], [one]).map(({ code, place }) => [code, place.path])).toEqual([
      ['attachment.content-id-repeated', listed(2, n.contentId)],
    ]);
    expect(judged([one], [one, other])).toEqual([
      problem('attachment.content-id-repeated', packed(2, n.contentId), { seen: '1' }),
    ]);
  });

  it('leaves the first to be compared', () => {
    expect(judged([file('cid:1')], [file('cid:1'), file('cid:1', 'b.pdf')]).map(({ code }) => code)).toEqual([
      'attachment.content-id-repeated',
    ]);
  });

  it('is none where there is no id', () => {
    expect(judged([file(''), file(''), {}, {}], [])).toEqual([]);
  });
});

describe('no manifest', () => {
  const without = (...files: readonly Contents[]) => {
    const list = groupUnderTest('Files', { [n.attachment]: files });
    return problemsOf((notes) => checkManifest(undefined, list, root, notes));
  };

  it('is a fault of a packet with files, and the only one told of', () => {
    const place = { ...root, path: n.manifest };
    expect(without(file('cid:1'))).toEqual([problem('attachment.manifest-missing', place)]);
    expect(without(file('cid:1'), file('cid:1')).map(({ code }) => code)).toEqual([
      'attachment.content-id-repeated',
      'attachment.manifest-missing',
    ]);
  });

  it('is none of a packet without', () => {
    expect(without()).toEqual([]);
    expect(problemsOf((notes) => checkManifest(undefined, undefined, root, notes))).toEqual([]);
  });
});

describe('a file named on both sides', () => {
  it('has the prefix on both: the side without it is told of', () => {
    expect(judged([file(' cid:1')], [file(' 1')])).toEqual([
      problem('attachment.content-id-prefix', packed(1, n.contentId), { seen: ' 1', expected: 'cid:1' }),
    ]);
    expect(judged([file('1')], [file('cid:1')])).toEqual([
      problem('attachment.content-id-prefix', listed(1, n.contentId), { seen: '1', expected: 'cid:1' }),
    ]);
  });

  it('has one name and one type; the attachment’s is told of', () => {
    expect(judged([file('cid:1', 'b.pdf', 'application/zip')], [file('cid:1')])).toEqual([
      problem('attachment.content-type-differs', packed(1, n.contentType), {
        seen: 'application/pdf',
        expected: 'application/zip',
      }),
      problem('attachment.name-differs', packed(1, n.attachmentName), { seen: 'a.pdf', expected: 'b.pdf' }),
    ]);
  });

  it.each([n.attachmentName, n.contentType])('is not compared where one side has no %s', (part) => {
    for (const lost of [{ ...file('cid:1'), [part]: '' }, { [n.contentId]: 'cid:1' }]) {
      expect(judged([lost], [file('cid:1')])).toEqual([]);
      expect(judged([file('cid:1')], [lost])).toEqual([]);
    }
  });
});

it.each([
  ['cid:1', '1'],
  [' cid:a@b ', 'a@b'],
  ['1', '1'],
  ['acid:1', 'acid:1'],
  ['cid:cid:1', 'cid:1'],
])('the id “%s” without its prefix is “%s”', (id, bare) => {
  expect(bareId(id)).toBe(bare);
});
