import fc from 'fast-check';
import { Zip, ZipDeflate, ZipPassThrough, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { defaultAttachmentLimits as limits } from './attachment-limits.ts';
import { checkZip } from './check-zip.ts';
import { crc32 } from './crc32.ts';
import { createTail } from './tail.ts';
import { createZipProbe } from './zip-probe.ts';
import { parseDirectory, tailBytes } from './zip-records.ts';

/** Reads a ZIP in pieces, as it goes by in a packet. */
function readZip(zip: Uint8Array, size = 1000, bounds = limits) {
  const pieces: Buffer[] = [];
  const tail = createTail(tailBytes);
  const probe = createZipProbe(bounds.inflatedBytes, (bytes) => pieces.push(Buffer.from(bytes)));
  for (let at = 0; at < zip.length; at += size) {
    const piece = new Uint8Array(zip.subarray(at, at + size));
    probe.write(piece);
    tail.write(piece);
    piece.fill(0);
  }
  const directory = parseDirectory(tail.bytes(), zip.length);
  const faults = checkZip({ size: zip.length, directory, entry: probe.end() }, bounds);
  return { content: Buffer.concat(pieces), codes: faults.map(({ code }) => code) };
}

/** A ZIP as the vendor's language writes it: sizes behind the data. */
function streamedZip(content: Uint8Array, file: ZipDeflate | ZipPassThrough): Buffer {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  file.mtime = '1980-01-01T00:00:00';
  zip.add(file);
  file.push(content, true);
  zip.end();
  return Buffer.concat(pieces);
}

describe('one file comes out of its ZIP', () => {
  test('whatever it is and however the ZIP is cut', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 3000 }),
        fc.integer({ min: 1, max: 500 }),
        fc.nat(9),
        (content, size, rate) => {
          const level = rate as 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
          const zip = zipSync({ 'a.doc': content }, { level, mtime: '1980-01-01T00:00:00' });
          const read = readZip(zip, size);
          expect(read.codes).toEqual([]);
          expect(read.content.equals(content)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('when sizes stand behind the data', () => {
    const content = Buffer.from('văn bản '.repeat(5000));
    const read = readZip(streamedZip(content, new ZipDeflate('a.doc')));
    expect(read.codes).toEqual([]);
    expect(read.content.equals(content)).toBe(true);
  });

  test('with a comment at its end', () => {
    const zip = Buffer.from(zipSync({ 'a.doc': Buffer.from('x') }));
    zip.writeUInt16LE(3, zip.length - 2);
    expect(readZip(Buffer.concat([zip, Buffer.from('abc')])).codes).toEqual([]);
  });
});

test('stored data of unknown size is not guessed at', () => {
  const zip = streamedZip(Buffer.from('x'), new ZipPassThrough('a.doc'));
  expect(readZip(zip).codes).toEqual(['attachment.zip-method']);
});

describe('a bomb', () => {
  const zip = zipSync({ 'a.doc': new Uint8Array(80_000_000) }, { level: 9 });

  test('stops at the bound', () => {
    const read = readZip(zip);
    expect(read.codes).toEqual(['attachment.zip-bomb']);
    expect(read.content.length).toBeLessThanOrEqual(limits.inflatedBytes);
  });

  test('hidden behind a directory of another, small file stops there too', () => {
    const small = zipSync({ 'b.doc': Buffer.from('x') });
    expect(readZip(Buffer.concat([zip, small])).codes).toEqual(['attachment.zip-bomb']);
  });
});

test('bytes between the data and the directory are no place to hide', () => {
  const zip = Buffer.from(zipSync({ 'a.doc': Buffer.from('x') }));
  const start = zip.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
  const padded = Buffer.concat([zip.subarray(0, start), Buffer.alloc(500_000), zip.subarray(start)]);
  padded.writeUInt32LE(start + 500_000, padded.length - 6);
  expect(readZip(padded).codes).toEqual(['attachment.zip-lies']);
});

test('data that is no Deflate is broken', () => {
  const zip = Buffer.from(zipSync({ 'a.doc': Buffer.from('some text to be compressed') }));
  zip.fill(0xff, 35, 45);
  expect(readZip(zip).codes).toEqual(['attachment.zip-broken']);
});

test('any bytes behind the first four are judged without a throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const zip = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), bytes]);
      expect(readZip(zip, 16).codes.length).toBeGreaterThan(0);
    }),
    { numRuns: 1000 },
  );
});

test('the check value of CRC-32', () => {
  expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926);
  expect(crc32(Buffer.from('6789'), crc32(Buffer.from('12345')))).toBe(0xcbf43926);
});
