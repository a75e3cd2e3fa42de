import { hash } from 'node:crypto';
import { type Problem, problem } from '../../protocol/problems/problem.ts';
import { commitEntry, commitPiece, cut, type Digest, linkOf, rootOf, saltFor } from './commitments.ts';
import type { BodyRef } from './evidence.ts';
import { leavesOf } from './leaves.ts';
import { bodyLeavesOf, bodyRefsOf } from './merge-evidence.ts';
import { redactionMark } from './private-fields.ts';
import { genesisOf, type Sealed, type SealedBody, type SealedEntry } from './seal.ts';

/** Follows the whole chain again: everything that does not fit, in order. None: nothing was changed. */
export function followChain(sealed: Sealed, bodies: ReadonlyMap<BodyRef, Uint8Array>): readonly Problem[] {
  const roots = new Map(sealed.bodies.map(({ ref, root }) => [ref, root]));
  const found: Problem[] = [];
  let previous = genesisOf(sealed.header);
  for (const [index, each] of sealed.entries.entries()) {
    found.push(...followEntry(each, index + 1, previous, roots));
    previous = each.hash;
  }
  if (previous !== sealed.head) {
    found.push(problem('evidence.head-differs', 'head', { seen: previous, expected: sealed.head }));
  }
  return [...found, ...followBodies(sealed, bodies)];
}

function followEntry(
  sealed: SealedEntry,
  due: number,
  previous: Digest,
  roots: ReadonlyMap<BodyRef, Digest>,
): readonly Problem[] {
  const { number } = sealed.entry;
  const seen = { seen: String(number), expected: String(due) };
  return [
    ...(number === due ? [] : [problem('evidence.entry-out-of-order', `entries/${due}`, seen)]),
    ...(sealed.previous === previous ? [] : [problem('evidence.chain-broken', `entries/${number}`)]),
    ...(hashAgain(sealed, roots) === sealed.hash
      ? []
      : [problem('evidence.entry-changed', `entries/${number}`)]),
  ];
}

/** What is redacted must show it: a commitment vouches for no other value. */
function hashAgain(sealed: SealedEntry, roots: ReadonlyMap<BodyRef, Digest>): Digest {
  const { salt, salts = {}, redacted = {} } = sealed;
  const saltAt = (path: string) => (salt === undefined ? (salts[path] ?? '') : saltFor(salt, path));
  const shown = commitEntry(sealed.entry, roots, saltAt);
  const values = new Map(leavesOf(sealed.entry).map(({ path, json }) => [path, json]));
  const bodies = new Map(bodyLeavesOf(sealed.entry).map(({ path, ref }) => [path, ref]));
  const hidden = Object.entries(redacted).filter(([path]) => {
    const ref = bodies.get(path);
    return ref === undefined ? values.get(path) === JSON.stringify(redactionMark) : roots.get(ref) === ref;
  });
  return linkOf(sealed.previous, new Map([...shown, ...hidden]));
}

function followBodies(sealed: Sealed, bodies: ReadonlyMap<BodyRef, Uint8Array>): readonly Problem[] {
  const named = new Set(sealed.entries.flatMap(({ entry }) => bodyRefsOf(entry)));
  const known = new Map(sealed.bodies.map((each) => [each.ref, each]));
  return [
    ...[...named]
      .filter((ref) => !bodies.has(ref) || !known.has(ref))
      .map((ref) => problem('evidence.body-missing', `bodies/${ref}`)),
    ...[...new Set([...bodies.keys(), ...known.keys()])]
      .filter((ref) => !named.has(ref))
      .map((ref) => problem('evidence.body-unknown', `bodies/${ref}`)),
    ...[...bodies].flatMap(([ref, bytes]) => {
      const body = known.get(ref);
      return body === undefined || isSound(body, bytes)
        ? []
        : [problem('evidence.body-changed', `bodies/${ref}`)];
    }),
  ];
}

/**
 * A whole body answers to its own hash as well; of a redacted one what stays is held to its commitments, and what
 * does not must show the mark and nothing else.
 */
function isSound({ ref, root, lengths, salt, pieces }: SealedBody, bytes: Uint8Array): boolean {
  const shown = cut(bytes, lengths);
  if (shown === undefined) return false;
  if (salt !== undefined) {
    const all = shown.map((piece, at) => commitPiece(piece, at, saltFor(salt, String(at))));
    return hash('sha256', bytes) === ref && rootOf(all) === root;
  }
  if (pieces?.length !== shown.length || ref !== root) return false;
  const all = pieces.map((piece, at) => {
    const bytesHere = shown[at] ?? new Uint8Array();
    if ('salt' in piece) return commitPiece(bytesHere, at, piece.salt);
    return Buffer.from(bytesHere).toString('utf8') === redactionMark ? piece.redacted : '';
  });
  return rootOf(all) === root;
}
