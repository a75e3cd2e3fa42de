import { createDice, type Dice } from '../../../fixtures/fuzz/dice.ts';
import { spanOf } from '../../../fixtures/fuzz/rewrite-der.ts';
import type { Damage, OpinionFile } from '../opinion-file.ts';

/** The damaged copies of one sound file, whoever made it. The same seed damages the same bits. */
export function damagedCopies(file: OpinionFile, seed: number): readonly OpinionFile[] {
  const dice = createDice(seed, numberOf(file.id));
  return [
    copy(file, 'a bit of what is signed', withSignedBit(file, dice)),
    copy(file, 'a bit of the signature', withSignatureBit(file)),
    copy(file, 'something appended', withMore(file)),
  ].flatMap((each) => (each === undefined ? [] : [each]));
}

/** The copies of all of them, and they themselves. */
export function withDamages(files: readonly OpinionFile[], seed: number): readonly OpinionFile[] {
  return files.flatMap((file) => [file, ...damagedCopies(file, seed)]);
}

type Changed = Pick<OpinionFile, 'bytes' | 'content'> | undefined;

function copy(file: OpinionFile, damage: Damage, changed: Changed): OpinionFile | undefined {
  if (changed === undefined) return undefined;
  return { ...file, ...changed, id: `${file.id}-${damage.replaceAll(' ', '-')}`, damage };
}

function withSignedBit({ kind, bytes, content }: OpinionFile, dice: Dice): Changed {
  switch (kind) {
    case 'cms':
    case 'time-stamp':
      return content === undefined
        ? undefined
        : { bytes, content: flipped(content, dice.below(content.length)) };
    case 'pdf':
      return { bytes: flipped(bytes, 200 + dice.below(firstGap(bytes) - 200)) };
    case 'packet':
      return { bytes: withText(bytes, /<edXML:(?:Subject|StatusCode)>/, '$&1') };
    case 'certificate':
    case 'crl':
      return { bytes: flipped(bytes, within(bytes, [0], dice)) };
    case 'ocsp':
      return { bytes: flipped(bytes, within(bytes, [1, 0, 1, 0], dice)) };
    case 'encrypted-xml':
      return {
        bytes: withText(
          bytes,
          /<(?:\w+:)?CipherValue>(?=[^<]*<\/(?:\w+:)?CipherValue>\s*<\/(?:\w+:)?CipherData>\s*<\/(?:\w+:)?EncryptedData>)/,
          '$&AAAA',
        ),
      };
    case 'enveloped':
      return { bytes: flipped(bytes, bytes.length - 40) };
  }
}

function withSignatureBit({ kind, bytes, variant, content }: OpinionFile): Changed {
  switch (kind) {
    case 'certificate':
    case 'crl':
      return { bytes: flipped(bytes, bytes.length - 1) };
    case 'cms':
      // A time-stamp stands behind the signature, and an attached message has no content beside it.
      if (variant.includes('time-stamp')) return undefined;
      return { bytes: flipped(bytes, bytes.length - 1), ...(content === undefined ? {} : { content }) };
    case 'time-stamp':
      return { bytes: flipped(bytes, bytes.length - 1), ...(content === undefined ? {} : { content }) };
    case 'packet':
      return {
        bytes: withText(
          bytes,
          /(<(?:\w+:)?SignatureValue[^>]*>\s*)([A-Za-z0-9+/])/,
          (_, tag, letter) => tag + other(letter),
        ),
      };
    case 'pdf':
    case 'ocsp':
    case 'encrypted-xml':
    case 'enveloped':
      return undefined;
  }
}

function withMore({ kind, bytes, content }: OpinionFile): Changed {
  switch (kind) {
    case 'pdf':
      return { bytes: Buffer.concat([bytes, Buffer.from('\n1 0 obj\n<< /Type /Catalog >>\nendobj\n')]) };
    case 'cms':
    case 'time-stamp':
    case 'crl':
    case 'ocsp':
    case 'certificate':
      return {
        bytes: Buffer.concat([bytes, Uint8Array.of(5, 0)]),
        ...(content === undefined ? {} : { content }),
      };
    case 'packet':
      return { bytes: Buffer.concat([bytes, Buffer.from('<them/>')]) };
    case 'encrypted-xml':
    case 'enveloped':
      return undefined;
  }
}

/** Where the first signature's range has its gap: what stands before it is signed. */
function firstGap(pdf: Uint8Array): number {
  const [, gap] = /\/ByteRange\s*\[\s*0\s+(\d+)/.exec(Buffer.from(pdf).toString('latin1')) ?? [];
  if (gap === undefined) throw new Error('a signed file without a range');
  return Number(gap);
}

function within(bytes: Uint8Array, path: readonly number[], dice: Dice): number {
  const { content, end } = spanOf(bytes, path);
  return content + dice.below(end - content);
}

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  return Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ 1 : byte));
}

type Replace = (match: string, ...groups: readonly string[]) => string;

function withText(bytes: Uint8Array, from: string | RegExp, to: string | Replace): Uint8Array {
  const text = Buffer.from(bytes).toString('utf8');
  const changed = typeof to === 'string' ? text.replace(from, to) : text.replace(from, to);
  if (changed === text) throw new Error(`${String(from)} changes nothing`);
  return Buffer.from(changed);
}

function other(letter = 'A'): string {
  return letter === 'A' ? 'B' : 'A';
}

/** A number for dice out of a name. */
function numberOf(id: string): number {
  return Array.from(id).reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003, 7);
}
