import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CarveSink } from './carve-sink.ts';
import { defaultXmlLimits } from './limits.ts';
import { createTreeReader, readTree } from './read.ts';
import type { XmlElement, XmlLimits } from './tree.ts';
import { walkElements } from './walk.ts';

/** Notes what a sink is told: runs with their offsets and joined bytes. */
function recordingSink() {
  const runs: { start: number; end: number; text: string }[] = [];
  let pieces: Buffer[] = [];
  let from = 0;
  const sink: CarveSink = {
    begin: (start) => {
      from = start;
      pieces = [];
    },
    chunk: (bytes) => pieces.push(Buffer.from(bytes)),
    end: (end) => runs.push({ start: from, end, text: Buffer.concat(pieces).toString('latin1') }),
  };
  return { sink, runs };
}

/** What reading a document in chunks of these sizes (repeated) answers, and what its sink saw. */
function readInChunks(bytes: Uint8Array, sizes: readonly number[], limits: XmlLimits = defaultXmlLimits) {
  const { sink, runs } = recordingSink();
  const reader = createTreeReader(limits, sink);
  const scratch = new Uint8Array(Math.max(...sizes, 1));
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = Math.max(sizes[turn % sizes.length] ?? 1, 1);
    const chunk = scratch.subarray(0, Math.min(size, bytes.length - at));
    chunk.set(bytes.subarray(at, at + chunk.length));
    reader.write(chunk);
    chunk.fill(0x3c);
    at += size;
  }
  const reading = reader.end();
  return reading.ok ? { reading, runs } : { reading, runs: [] };
}

const whole = (bytes: Uint8Array, limits?: XmlLimits) => readInChunks(bytes, [bytes.length], limits);

const base64 = (length: number): string =>
  'QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo='.repeat(length / 36 + 1).slice(0, length);

/** A document with a bit of everything, and carved runs of all kinds. */
const everything = Buffer.from(
  [
    '\ufeff<?xml version="1.0" encoding="UTF-8"?>\n<!-- <x> -->',
    '\n<a xmlns="urn:a" xmlns:p="urn:p" b = "x>y" c=\'"\'>\r\n',
    `  <p:Đường>Tiếng Việt 😀 &amp; ]] > &#272;</p:Đường ><e/><e  />`,
    `<f>${base64(4096)}</f><f>${base64(4097)}</f>`,
    `<g>${`${base64(76)}&#13;\n`.repeat(80)}</g>😀<h/>`,
    `<i>${base64(5000)}#${base64(5000)}</i>`,
    `<j>${base64(4090)}&#13;&#xA;${base64(10)}&#65;x</j>`,
    `<k>${base64(4500)}&amp;${base64(100)}</k>`,
    `<l>${base64(4500)}<!-- ${base64(5000)} -->${base64(4600)}<![CDATA[${base64(4700)}]]>${base64(4800)}</l>`,
    `<m>${'\n'.repeat(5000)}</m>Đ<n o="1"/><?pi ${base64(20)}?></a>\n<!-- end -->`,
  ].join(''),
);

describe('reading in chunks', () => {
  test('the document of these tests is well-formed and has carved runs', () => {
    const { reading, runs } = whole(everything);
    expect(reading.problems).toMatchObject([{ code: 'xml.byte-order-mark' }]);
    expect(reading.ok).toBe(true);
    expect(runs).toHaveLength(9);
  });

  test.each([1, 2, 3, 5, 7, 64, 4095, 4096, 4097])(
    'chunks of %i give the same tree, spans and runs',
    (size) => {
      expect(readInChunks(everything, [size])).toEqual(whole(everything));
    },
  );

  test('any chunking gives the same tree, spans and runs', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 6000 }), { minLength: 1, maxLength: 8 });
    const expected = whole(everything);
    fc.assert(
      fc.property(sizes, (each) => {
        expect(readInChunks(everything, each)).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  test('any chunking of any damaged document gives the same problems', () => {
    const limits: XmlLimits = {
      ...defaultXmlLimits,
      envelopeBytes: 30_000,
      totalBytes: 60_000,
      depth: 3,
      otherNodes: 9,
    };
    const damage = fc.record({
      at: fc.nat({ max: everything.length - 1 }),
      remove: fc.nat({ max: 30 }),
      insert: fc.constantFrom(
        '',
        '<',
        '>',
        '&',
        '"',
        '<z>',
        '</z>',
        ']]>',
        '<!DOCTYPE',
        '\0',
        '\u0001',
        'q:',
      ),
    });
    const sizes = fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(damage, sizes, ({ at, remove, insert }, each) => {
        const bytes = Buffer.concat([
          everything.subarray(0, at),
          Buffer.from(insert),
          everything.subarray(at + remove),
        ]);
        expect(readInChunks(bytes, each, limits)).toEqual(whole(bytes, limits));
      }),
      { numRuns: 150 },
    );
  });

  test.each([1, 3, 100])('limits are met at the same place in chunks of %i', (size) => {
    for (const [envelopeBytes, totalBytes] of [
      [200, 1_000_000],
      [5000, 1_000_000],
      [20_000, 1_000_000],
      [1_000_000, 10_000],
      [1_000_000, everything.length - 1],
      [9000, 9100],
    ] as const) {
      const limits = { ...defaultXmlLimits, envelopeBytes, totalBytes };
      expect(readInChunks(everything, [size], limits)).toEqual(whole(everything, limits));
    }
  });
});

/** Line and column by counting from the start, the slow and simple way. */
function naivePosition(source: string, offset: number) {
  const before = Buffer.from(source).subarray(0, offset).toString();
  const lines = before.split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

describe('positions', () => {
  const source = everything.toString().slice(1);

  test('every element stands where counting from the start says', () => {
    const reading = readTree(Buffer.from(source));
    const elements: readonly XmlElement[] = reading.ok ? [...walkElements(reading.value.root)] : [];
    expect(elements).toHaveLength(14);
    for (const { line, column, span } of elements) {
      expect({ line, column }).toEqual(naivePosition(source, span.start));
    }
  });

  test('spans cut the element and its inside out of the source', () => {
    const bytes = Buffer.from(source);
    const reading = readTree(bytes);
    for (const { name, span, inner } of reading.ok ? walkElements(reading.value.root) : []) {
      const written = name.prefix === '' ? name.local : `${name.prefix}:${name.local}`;
      expect(bytes.toString('utf8', span.start, inner.start)).toMatch(new RegExp(`^<${written}[^<]*>$`));
      expect(bytes.toString('utf8', inner.end, span.end)).toMatch(new RegExp(`^(</${written} *>)?$`));
    }
  });
});

describe('carving', () => {
  test('a run of 4096 bytes stays text, one of 4097 is carved', () => {
    const root = (length: number) => {
      const reading = readTree(Buffer.from(`<a>${base64(length)}</a>`));
      return reading.ok ? reading.value.root : undefined;
    };
    expect(root(4096)).toMatchObject({ carved: [], text: base64(4096) });
    expect(root(4097)).toMatchObject({ carved: [{ start: 3, end: 4100 }], text: '' });
  });

  test('the sink gets the run without its character references, the span has them', () => {
    const lines = `${base64(76)}&#13;\n`.repeat(80);
    const { reading, runs } = whole(Buffer.from(`<a>${lines}</a>`));
    expect(runs).toEqual([{ start: 3, end: 3 + lines.length, text: lines.replaceAll('&#13;', '') }]);
    expect(reading.ok && reading.value.root.text).toBe('');
  });

  test.each([
    ['&amp;', '&'],
    ['&#65;', 'A'],
    ['Đ', 'Đ'],
    ['#', '#'],
    ['&#x1F600;', '😀'],
  ])('a run ends before %s, which stays text', (stop, text) => {
    const { reading, runs } = whole(Buffer.from(`<a>${base64(5000)}${stop}${base64(20)}</a>`));
    expect(runs).toMatchObject([{ start: 3, end: 5003 }]);
    expect(reading.ok && reading.value.root.text).toBe(text + base64(20));
  });

  test('a long run in a comment, a CDATA section, an instruction or an attribute is not carved', () => {
    const run = base64(5000);
    const { runs } = whole(Buffer.from(`<a b="${run}"><!--${run}--><![CDATA[${run}]]><?c ${run}?></a>`));
    expect(runs).toEqual([]);
  });

  test('runs of several elements and several runs of one belong where they stand', () => {
    const run = base64(5000);
    const reading = readTree(Buffer.from(`<a>${run}<b>${run}</b>${run}<c/></a>`));
    expect(reading.ok && reading.value.root).toMatchObject({
      carved: [
        { start: 3, end: 5003 },
        { start: 10_010, end: 15_010 },
      ],
      children: [{ carved: [{ start: 5006, end: 10_006 }] }, { carved: [] }],
    });
  });

  test('carving never turns malformed into well-formed, or back', () => {
    const token = fc.constantFrom(
      ...[
        '<a>',
        '</a>',
        '<b/>',
        '<![CDATA[',
        ']]>',
        '<!--',
        '-->',
        '<?p ',
        '?>',
        '&amp;',
        '&#13;',
        '&#1',
        ';',
      ],
      ...[']]', '>', '"', "<c d='", "'>", '</c>', 'x', '-', 'Đ', '<', '&'],
    );
    const run = fc.constantFrom('', '', 'QUJD', '\n');
    const pieces = fc.array(fc.tuple(token, run), { maxLength: 12 });
    const roomy = { ...defaultXmlLimits, nameBytes: 1_000_000, attributeValueBytes: 1_000_000 };
    fc.assert(
      fc.property(pieces, (each) => {
        const write = (times: number) =>
          `<a>${each.map(([text, filler]) => text + filler.repeat(times)).join('')}</a>`;
        const short = readTree(Buffer.from(write(1)), roomy);
        const long = readTree(Buffer.from(write(5000)), roomy);
        expect(long.ok).toBe(short.ok);
      }),
      { numRuns: 400 },
    );
  });

  test('what is carved and what is kept are together the text of an uncarved reading', () => {
    const source = `<a>${base64(5000)}Đ<b>${base64(4097)}</b>${base64(4100)}</a>`;
    const { reading, runs } = whole(Buffer.from(source));
    const texts = reading.ok ? [...walkElements(reading.value.root)].map((each) => each.text).join('') : '';
    expect(runs.map((each) => each.text.length)).toEqual([5000, 4097, 4100]);
    expect(texts).toBe('Đ');
  });
});

describe('work that is bounded', () => {
  /** Writes `text` over and over behind `start`; answers how many bytes the sink was given. */
  function flood(start: string, text: string, times: number, limits: XmlLimits = defaultXmlLimits) {
    let handed = 0;
    const reader = createTreeReader(limits, {
      begin: () => undefined,
      chunk: (bytes) => {
        handed += bytes.length;
      },
      end: () => undefined,
    });
    reader.write(Buffer.from(start));
    const chunk = Buffer.from(text);
    for (let turn = 0; turn < times; turn += 1) reader.write(chunk);
    return { reading: reader.end(), handed };
  }

  test('nothing behind a refusal is kept or handed on', () => {
    const { reading, handed } = flood('<!DOCTYPE a>', `<a>${base64(60_000)}</a>`, 1000);
    expect(reading.problems).toMatchObject([{ code: 'xml.doctype-refused' }]);
    expect(handed).toBe(0);
  });

  test('nothing behind markup that makes no sense is kept or handed on', () => {
    const { reading, handed } = flood('<a><b c=d></b>', `<e>${base64(60_000)}</e>`, 1000);
    expect(reading.problems).toMatchObject([{ code: 'xml.not-well-formed', place: { line: 1, column: 9 } }]);
    expect(handed).toBe(0);
  });

  test('a run is handed on as far as the limit of all bytes, and no further', () => {
    const limits = { ...defaultXmlLimits, totalBytes: 100_003 };
    const { reading, handed } = flood('<a>', base64(36_000), 1000, limits);
    expect(reading.problems).toMatchObject([{ code: 'xml.too-large', place: { column: 100_004 } }]);
    expect(handed).toBe(100_000);
  });
});
