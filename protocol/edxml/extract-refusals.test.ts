import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { problem } from '../problems/problem.ts';
import { defaultAttachmentLimits } from './attachment-limits.ts';
import { zipOf } from './damaged-attachments-under-test.ts';
import { extractAttachment } from './extract-attachment.ts';
import type { PackedAttachment } from './packet.ts';

const content = Buffer.from('văn bản số một');

/** An attachment whose Base64 stands at these places of a packet. */
function attachmentOf(bytes: Uint8Array, ...spans: readonly (readonly [number, number])[]): PackedAttachment {
  return {
    contentId: 'cid:1',
    name: 'a.txt',
    facts: {
      encoded: spans.map(([start, end]) => ({ start, end })),
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      sniffed: 'text',
      zipped: false,
    },
  };
}

function extracted(packet: string, from: string, bytes: Uint8Array = content) {
  const at = packet.indexOf(from);
  return extractAttachment(Buffer.from(packet, 'latin1'), attachmentOf(bytes, [at, at + from.length]));
}

const base64 = content.toString('base64');
const [front, back] = [base64.slice(0, 7), base64.slice(7)];

describe('a file is taken out of Base64', () => {
  it('by its place and its length alone, where its hash was not counted', () => {
    const { facts, ...attachment } = attachmentOf(content, [0, base64.length]);
    const { sha256: _, ...unhashed } = facts;
    const take = (size: number) =>
      extractAttachment(Buffer.from(base64), { ...attachment, facts: { ...unhashed, size } });
    expect(take(content.length)).toMatchObject({ ok: true, value: { name: 'a.txt' } });
    expect(take(content.length - 1)).toMatchObject({ ok: false });
  });

  it.each([
    ['as it is', base64],
    ['in CDATA', `<![CDATA[${base64}]]>`],
    ['beside comments', `<!-- one -->${front}<!----><!-- two <b>\n -->${back}<!-- three -->`],
    ['with line ends as references', `${front}&#10;&#xA;&#X0a;&#x0D;&#13;${back}`],
    ['with line ends', `${front}\r\n${back}`],
  ])('%s', (_, encoded) => {
    expect(extracted(`<x>${encoded}</x>`, encoded)).toEqual({
      ok: true,
      value: { name: 'a.txt', bytes: new Uint8Array(content) },
      problems: [],
    });
  });

  it('that stands in several places', () => {
    const packet = Buffer.from(`..${front}<!-- -->${back}..`);
    const middle = 2 + front.length;
    const attachment = attachmentOf(content, [2, middle], [middle + 8, middle + 8 + back.length]);
    expect(extractAttachment(packet, attachment)).toMatchObject({ ok: true });
  });
});

describe('no file is taken out', () => {
  const broken = {
    ok: false,
    problems: [problem('attachment.base64-broken', 'cid:1', { seen: 'a.txt' })],
  };

  it.each([
    ['Base64 that is broken behind the whole file', `${base64}AAAA`],
    ['Base64 of more', Buffer.concat([content, content]).toString('base64')],
    ['Base64 of less', Buffer.from(content.subarray(0, -1)).toString('base64')],
    ['Base64 of other bytes', Buffer.from(content).fill(0x61).toString('base64')],
    ['Base64 beside other things', `${front}&amp;${back}`],
    ['Base64 cut by an element', `${front}<b>${back}`],
    ['nothing', ''],
  ])('of %s', (_, encoded) => {
    expect(extracted(`<x>${encoded}</x>`, encoded)).toEqual(broken);
  });

  it('over the limit, which is the largest that is taken', () => {
    const packet = Buffer.from(base64);
    const attachment = attachmentOf(content, [0, base64.length]);
    const within = (fileBytes: number) =>
      extractAttachment(packet, attachment, { ...defaultAttachmentLimits, fileBytes });
    const size = content.length;
    expect(within(size).ok).toBe(true);
    expect(within(size - 1)).toEqual({
      ok: false,
      problems: [problem('attachment.too-large', 'cid:1', { seen: String(size), expected: `≤ ${size - 1}` })],
    });
  });

  it.each([
    ['../a.txt', 'attachment.name-unsafe'],
    ['', 'attachment.name-unsafe'],
    ['NUL.txt', 'attachment.name-reserved'],
  ] as const)('under the name “%s”', (name, code) => {
    const { contentId: _, ...nameless } = { ...attachmentOf(content, [0, base64.length]), name };
    const refused = (path: string) => ({ ok: false, problems: [problem(code, path, { seen: name })] });
    expect(extractAttachment(Buffer.from(base64), { ...nameless, contentId: 'cid:1' })).toEqual(
      refused('cid:1'),
    );
    expect(extractAttachment(Buffer.from(base64), nameless)).toEqual(refused(name));
  });

  it('under no name', () => {
    const { name: _, ...nameless } = attachmentOf(content, [0, base64.length]);
    expect(extractAttachment(Buffer.from(base64), nameless)).toMatchObject({
      problems: [{ code: 'attachment.name-unsafe', seen: '' }],
    });
  });
});

describe('a ZIP around a file', () => {
  let state = 1;
  const noise = Uint8Array.from({ length: 200_000 }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return state >> 8;
  });

  function unzipped(zip: Uint8Array) {
    const packet = Buffer.from(Buffer.from(zip).toString('base64'));
    const { facts, ...rest } = attachmentOf(zip, [0, packet.length]);
    return extractAttachment(packet, { ...rest, facts: { ...facts, zipped: true } });
  }

  it('may be longer than what is looked at of its end', () => {
    const file = unzipped(zipOf({ 'b.txt': noise }));
    expect(file.ok && Buffer.from(file.value.bytes).equals(noise)).toBe(true);
    expect(file).toMatchObject({ ok: true, value: { name: 'a.txt' } });
  });

  it('is told to be none with every reason, where the attachment is known by', () => {
    const zip = zipOf({ '../b.txt': content });
    zip.writeUInt32LE(0, zip.lastIndexOf('PK\x01\x02') + 16);
    expect(unzipped(zip)).toEqual({
      ok: false,
      problems: [
        problem('attachment.zip-entry-unsafe', 'cid:1', { seen: '../b.txt' }),
        problem('attachment.zip-broken', 'cid:1', { seen: 'CRC-32' }),
      ],
    });
  });
});
