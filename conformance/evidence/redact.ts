import { commitEntry, commitPiece, cut, saltFor } from './commitments.ts';
import type { BodyRef, EvidenceEntry } from './evidence.ts';
import { leavesOf, replaceLeaves } from './leaves.ts';
import { bodyLeavesOf } from './merge-evidence.ts';
import { type PrivateKind, privateLeaves, privateSpans, redactionMark } from './private-fields.ts';
import type { Sealed, SealedBody, SealedEntry, SealedPiece } from './seal.ts';

/** A bundle's chain with the bodies beside it. */
export interface SealedRun {
  readonly sealed: Sealed;
  readonly bodies: ReadonlyMap<BodyRef, Uint8Array>;
}

/**
 * Takes private texts of the given kinds out of entries and bodies. The chain and its head stay as they are: what
 * is gone leaves its commitment behind. What was redacted before stays so.
 */
export function redact({ sealed, bodies }: SealedRun, kinds: ReadonlySet<PrivateKind>): SealedRun {
  const redacted = sealed.bodies.map((body) => redactBody(body, bodies.get(body.ref), kinds));
  const renamed = new Map(redacted.map(({ was, body }) => [was, body.ref]));
  const entries = sealed.entries.map((each) => redactEntry(each, sealed, renamed, kinds));
  return {
    sealed: { ...sealed, entries, bodies: redacted.map(({ body }) => body) },
    bodies: new Map(
      redacted.flatMap(({ body, bytes }) => (bytes === undefined ? [] : [[body.ref, bytes] as const])),
    ),
  };
}

interface RedactedBody {
  readonly was: BodyRef;
  readonly body: SealedBody;
  readonly bytes: Uint8Array | undefined;
}

function redactBody(
  body: SealedBody,
  bytes: Uint8Array | undefined,
  kinds: ReadonlySet<PrivateKind>,
): RedactedBody {
  const { ref, root, lengths } = body;
  const pieces = bytes === undefined ? undefined : cut(bytes, lengths);
  if (bytes === undefined || pieces === undefined) return { was: ref, body, bytes };
  const hidden = new Set(privateSpans(bytes).flatMap(({ kind, from }) => (kinds.has(kind) ? [from] : [])));
  if (hidden.size === 0) return { was: ref, body, bytes };
  let from = 0;
  const shown = pieces.map((piece, index): ShownPiece => {
    const isHidden = piece.length > 0 && hidden.has(from);
    from += piece.length;
    return showPiece(body, piece, index, isHidden);
  });
  const shownLengths = shown.map(({ bytes: { length } }) => length);
  return {
    was: ref,
    body: { ref: root, root, lengths: shownLengths, pieces: shown.map(({ piece }) => piece) },
    bytes: Buffer.concat(shown.map((each) => each.bytes)),
  };
}

interface ShownPiece {
  readonly bytes: Uint8Array;
  readonly piece: SealedPiece;
}

function showPiece(
  { salt, pieces }: SealedBody,
  bytes: Uint8Array,
  index: number,
  hide: boolean,
): ShownPiece {
  const before = pieces?.[index];
  if (before !== undefined && 'redacted' in before) return { bytes, piece: before };
  const own = before?.salt ?? saltFor(salt ?? '', String(index));
  if (!hide) return { bytes, piece: { salt: own } };
  return { bytes: Buffer.from(redactionMark), piece: { redacted: commitPiece(bytes, index, own) } };
}

function redactEntry(
  sealed: SealedEntry,
  { bodies }: Sealed,
  renamed: ReadonlyMap<BodyRef, BodyRef>,
  kinds: ReadonlySet<PrivateKind>,
): SealedEntry {
  const { entry, salt, salts = {}, redacted = {}, previous, hash } = sealed;
  const hidden = hiddenIn(entry, renamed, kinds);
  if (hidden.size === 0) return sealed;
  const roots = new Map(bodies.map(({ ref, root }) => [ref, root]));
  const saltAt = (path: string) => (salt === undefined ? (salts[path] ?? '') : saltFor(salt, path));
  const open = [...commitEntry(entry, roots, saltAt)].filter(([path]) => !(path in redacted));
  const kept = open.filter(([path]) => !hidden.has(path));
  const gone = open.filter(([path]) => hidden.has(path));
  return {
    ...{ previous, hash, entry: shownEntry(entry, hidden) },
    salts: Object.fromEntries(kept.map(([path]) => [path, saltAt(path)])),
    redacted: { ...redacted, ...Object.fromEntries(gone) },
  };
}

/** What stands in the place of each leaf that is hidden. */
function hiddenIn(
  entry: EvidenceEntry,
  renamed: ReadonlyMap<BodyRef, BodyRef>,
  kinds: ReadonlySet<PrivateKind>,
): ReadonlyMap<string, string> {
  const there = new Set(leavesOf(entry).map(({ path }) => path));
  const fields = [...privateLeaves(entry)].filter(([path, kind]) => kinds.has(kind) && there.has(path));
  const moved = bodyLeavesOf(entry).filter(({ ref }) => (renamed.get(ref) ?? ref) !== ref);
  return new Map([
    ...fields.map(([path]) => [path, redactionMark] as const),
    ...moved.map(({ path, ref }) => [path, renamed.get(ref) ?? ref] as const),
  ]);
}

/** The same entry with other texts in it: decoding what was just an entry, no shape is lost. */
function shownEntry(entry: EvidenceEntry, hidden: ReadonlyMap<string, string>): EvidenceEntry {
  return replaceLeaves(entry, (path) => hidden.get(path)) as EvidenceEntry;
}
