import { createHash, hash } from 'node:crypto';
import type { BodyRef, EvidenceEntry } from './evidence.ts';
import { leavesOf } from './leaves.ts';
import { bodyLeavesOf } from './merge-evidence.ts';

/** SHA-256, hex. */
export type Digest = string;

/** A secret of one thing, made from a wider one: it tells nothing of that, nor of its siblings. */
export function saltFor(secret: string, what: string): string {
  return hash('sha256', `${secret}|${what}`);
}

/** Commits to one value without giving it away. */
export function commitTo(salt: string, path: string, json: string): Digest {
  return hash('sha256', `${salt}|${path}|${json}`);
}

/** Commits to each leaf of an entry, and under `#` behind the path of a body to what that holds. */
export function commitEntry(
  entry: EvidenceEntry,
  roots: ReadonlyMap<BodyRef, Digest>,
  saltAt: (path: string) => string,
): ReadonlyMap<string, Digest> {
  const bodies = bodyLeavesOf(entry).map(({ path, ref }) => ({
    path: `${path}#`,
    json: JSON.stringify(roots.get(ref)),
  }));
  return new Map(
    [...leavesOf(entry), ...bodies].map(({ path, json }) => [path, commitTo(saltAt(path), path, json)]),
  );
}

/** The link of the chain: what came before, and every commitment of the entry by the order of its paths. */
export function linkOf(previous: Digest, commitments: ReadonlyMap<string, Digest>): Digest {
  const lines = [...commitments].toSorted(([a], [b]) => (a < b ? -1 : 1)).map((each) => each.join(' '));
  return hash('sha256', [previous, ...lines].join('\n'));
}

/** What a body comes to when every piece of it is committed to. */
export function rootOf(pieces: readonly Digest[]): Digest {
  return hash('sha256', pieces.join('\n'));
}

/** Commits to one piece of a body; its number keeps pieces in their places. */
export function commitPiece(piece: Uint8Array, index: number, salt: string): Digest {
  return createHash('sha256').update(`${salt}|${index}|${piece.length}|`).update(piece).digest('hex');
}

/** Cuts bytes into pieces of the lengths given; undefined when these do not cover them. */
export function cut(bytes: Uint8Array, lengths: readonly number[]): readonly Uint8Array[] | undefined {
  let from = 0;
  const pieces: Uint8Array[] = [];
  for (const length of lengths) {
    pieces.push(bytes.subarray(from, from + length));
    from += length;
  }
  return from === bytes.length && lengths.every((each) => Number.isInteger(each) && each >= 0)
    ? pieces
    : undefined;
}
