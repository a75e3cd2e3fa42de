import { deflateRawSync, crc32 as zlibCrc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createZipProbe } from './zip-probe.ts';

/** A local header of a file called `a`. */
function header(method: number, compressedSize: number, extra = 0): Buffer {
  const bytes = Buffer.alloc(31 + extra);
  bytes.write('PK\x03\x04', 'latin1');
  bytes.writeUInt16LE(method, 8);
  bytes.writeUInt32LE(compressedSize, 18);
  bytes.writeUInt16LE(1, 26);
  bytes.writeUInt16LE(extra, 28);
  bytes.write('a', 30);
  return bytes;
}

function probed(zip: Uint8Array, size = zip.length, bound = 1000) {
  const pieces: Buffer[] = [];
  const probe = createZipProbe(bound, (bytes) => pieces.push(Buffer.from(bytes)));
  for (let at = 0; at < zip.length; at += size) probe.write(zip.subarray(at, at + size));
  return { text: Buffer.concat(pieces).toString(), pieces: pieces.length, facts: probe.end() };
}

const text = 'văn bản '.repeat(20);
const packed = deflateRawSync(text);

describe('the first entry of a ZIP', () => {
  it.each([1, 5, 30, 31, 32, 1000])('comes out, stored, in pieces of %i', (size) => {
    const zip = Buffer.concat([header(0, 3), Buffer.from('ABCbehind')]);
    const { text: out, facts } = probed(zip, size);
    expect(out).toBe('ABC');
    expect(facts).toMatchObject({ size: 3, crc: zlibCrc32('ABC'), state: 'open', header: { name: 'a' } });
  });

  it.each([1, 31, 1000])('comes out, packed, in pieces of %i', (size) => {
    const { text: out, facts } = probed(Buffer.concat([header(8, packed.length), packed]), size);
    expect(out).toBe(text);
    expect(facts).toMatchObject({ size: Buffer.byteLength(text), crc: zlibCrc32(text), state: 'open' });
  });

  it('may be empty, of which nothing is handed on', () => {
    expect(probed(header(0, 0))).toMatchObject({ pieces: 0, facts: { size: 0, crc: 0 } });
    expect(probed(Buffer.concat([header(0, 0), Buffer.from('behind')])).pieces).toBe(0);
    expect(probed(Buffer.concat([header(0, 2), Buffer.from('ABC')]), 1).pieces).toBe(2);
  });

  it('stops where it is longer than the bound, or broken', () => {
    const zip = Buffer.concat([header(8, packed.length), packed]);
    expect(probed(zip, 1000, 50)).toMatchObject({ text: '', facts: { state: 'over-bound' } });
    const broken = Buffer.concat([header(8, 9), Buffer.alloc(9, 0xff)]);
    expect(probed(broken).facts.state).toBe('broken');
  });

  it('is not unpacked by any other method', () => {
    expect(probed(Buffer.concat([header(12, 3), Buffer.from('ABC')]))).toMatchObject({
      text: '',
      facts: { size: 0, crc: 0, header: { method: 12 } },
    });
  });
});

describe('no header', () => {
  it('is told as none', () => {
    expect(probed(Buffer.alloc(100, 1)).facts).toEqual({ header: undefined, size: 0, crc: 0, state: 'open' });
    expect(probed(Buffer.alloc(0)).facts.header).toBeUndefined();
  });

  it('is looked for within 4096 bytes, and not beyond', () => {
    const whole = header(0, 3, 4096 - 31);
    expect(probed(Buffer.concat([whole, Buffer.from('ABC')]), 4000).text).toBe('ABC');
    expect(probed(Buffer.concat([header(0, 3, 4097 - 31), Buffer.from('ABC')]), 4096).text).toBe('');
    expect(probed(Buffer.concat([header(0, 3, 4097 - 31), Buffer.from('ABC')]), 4095).text).toBe('ABC');
  });
});
