import { hash } from 'node:crypto';
import { canonicalJson } from '../report/canonical-json.ts';
import { commitEntry, commitPiece, cut, type Digest, linkOf, rootOf, saltFor } from './commitments.ts';
import type { BodyRef, Evidence, EvidenceEntry } from './evidence.ts';
import { bodiesOf } from './merge-evidence.ts';
import { type PrivateSpan, privateSpans } from './private-fields.ts';

/** An entry as it stands in a bundle. */
export interface SealedEntry {
  readonly previous: Digest;
  readonly hash: Digest;
  readonly entry: EvidenceEntry;
  /** Secret that all salts of the entry are made from; gone once something in it is redacted. */
  readonly salt?: string;
  /** For a redacted entry: the salt of each path that stays, and the commitment to each that does not. */
  readonly salts?: Readonly<Record<string, string>>;
  readonly redacted?: Readonly<Record<string, Digest>>;
}

/** What is known of a body beside its bytes. */
export interface SealedBody {
  /** Name of its bytes: their SHA-256, or for a redacted one the root. */
  readonly ref: BodyRef;
  readonly root: Digest;
  /** Lengths of its pieces, in bytes as they stand here: every private text is a piece of its own. */
  readonly lengths: readonly number[];
  readonly salt?: string;
  /** For a redacted one: the salt of each piece that stays, the commitment to each that does not. */
  readonly pieces?: readonly SealedPiece[];
}

export type SealedPiece = { readonly salt: string } | { readonly redacted: Digest };

/** Evidence that cannot be changed unnoticed. */
export interface Sealed {
  /** Settings of the run; the chain begins with their hash. */
  readonly header: unknown;
  readonly entries: readonly SealedEntry[];
  readonly bodies: readonly SealedBody[];
  readonly head: Digest;
}

/** What a chain begins with. */
export function genesisOf(header: unknown): Digest {
  return hash('sha256', canonicalJson(header));
}

/**
 * Seals evidence: a chain of entries, each with a salted commitment to each of its fields, so that a field can be
 * taken out later and the chain still be followed. `secret` is of this bundle alone and never written down.
 */
export function sealEvidence(evidence: Evidence, header: unknown, secret: string): Sealed {
  const bodies = [...bodiesOf(evidence)].map(([ref, bytes]) => sealBody(ref, bytes, secret));
  const roots = new Map(bodies.map(({ ref, root }) => [ref, root]));
  const entries: SealedEntry[] = [];
  let previous = genesisOf(header);
  for (const entry of evidence.entries) {
    const salt = saltFor(secret, `entry ${entry.number}`);
    const hashed = linkOf(
      previous,
      commitEntry(entry, roots, (path) => saltFor(salt, path)),
    );
    entries.push({ previous, hash: hashed, entry, salt });
    previous = hashed;
  }
  return { header, entries, bodies, head: previous };
}

function sealBody(ref: BodyRef, bytes: Uint8Array, secret: string): SealedBody {
  const salt = saltFor(secret, `body ${ref}`);
  const lengths = lengthsAround(privateSpans(bytes), bytes.length);
  const pieces = cut(bytes, lengths) ?? [];
  const root = rootOf(pieces.map((piece, index) => commitPiece(piece, index, saltFor(salt, String(index)))));
  return { ref, root, lengths, salt };
}

/** Lengths of the pieces: what lies before each span, the span, and in the end the rest. */
function lengthsAround(spans: readonly PrivateSpan[], total: number): readonly number[] {
  const edges = [0, ...spans.flatMap(({ from, to }) => [from, to]), total];
  return edges.slice(1).map((edge, index) => edge - (edges[index] ?? 0));
}
