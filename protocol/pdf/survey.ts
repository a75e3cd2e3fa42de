import { isSpace, latin1 } from './characters.ts';
import { PdfFault } from './fault.ts';
import type { PdfFile, PdfView } from './file.ts';
import { limits } from './limits.ts';
import { readObject } from './read-object.ts';
import { eachReference } from './references.ts';
import type { PdfRevision } from './revisions.ts';
import type { PdfSource } from './source.ts';
import { as, nameOf } from './value.ts';
import type { XrefEntry } from './xref-section.ts';

/** A reference to an object that is of interest. */
export interface SeenReference {
  /** Number of the object that holds it. */
  readonly holder: number;
  /** The entry under which the holder was read: it counts only while the holder has that entry. */
  readonly entry: XrefEntry;
  readonly target: number;
  /** Keys that lead to it within its holder, joined by slashes. */
  readonly path: string;
}

/** Bytes of a revision that its cross-reference does not account for. */
export interface UnlistedBytes {
  readonly offset: number;
  /** Number of the object that begins there, when one does. */
  readonly object?: number;
}

/** What a walk over one revision's own bytes found. */
export interface Survey {
  readonly unlisted: readonly UnlistedBytes[];
  readonly references: readonly SeenReference[];
}

/**
 * Walks over every object that a revision lists, in the order of the file, and over what lies between. Two
 * objects that overlap are a fault: readers of the same bytes would see different things (`pdf.objects-overlap`).
 * Nothing is kept but references to numbers for which `isOfInterest`.
 */
export function surveyRevision(file: PdfFile, index: number, isOfInterest: (num: number) => boolean): Survey {
  const { source } = file;
  const view = file.revisionAt(index);
  const pieces = piecesOf(view);
  const unlisted: UnlistedBytes[] = [];
  const references: SeenReference[] = [];
  let end = view.revision.start;
  for (const piece of pieces) {
    if (piece.start < end) {
      if (piece.num === undefined || piece.start !== end) {
        if (!isSectionObject(view.revision, piece)) throw new PdfFault('pdf.objects-overlap', piece.start);
        continue;
      }
    }
    for (const each of gapBetween(source, end, piece.start)) unlisted.push(each);
    end = piece.num === undefined ? piece.end : look(view, piece, references, isOfInterest, source);
  }
  // One by one: a gap may hold more than a call can take as arguments.
  for (const each of gapBetween(source, end, view.revision.end)) unlisted.push(each);
  eachReference(view.trailer, (target, path) => {
    if (isOfInterest(target)) references.push({ holder: 0, entry: trailerEntry, target, path });
  });
  return { unlisted, references };
}

/** The trailer is no object; it stands under number 0, which no object has. */
export const trailerEntry: XrefEntry = { type: 'free' };

interface Piece {
  readonly start: number;
  /** Known for sections; objects are read to find it. */
  readonly end: number;
  readonly num?: number;
  readonly entry?: XrefEntry;
}

function piecesOf(view: PdfView): readonly Piece[] {
  const { revision } = view;
  const objects: Piece[] = [];
  for (const [num, entry] of revision.entries) {
    if (entry.type === 'free') continue;
    const place = entry.type === 'at' ? entry : view.entry(entry.stream);
    // What a later update puts there, or under that number, would be taken for part of this revision.
    if (place?.type !== 'at' || place.offset >= revision.eof) {
      throw new PdfFault('pdf.xref-broken', undefined, `${num}`);
    }
    if (entry.type === 'in' || entry.offset < revision.start) continue;
    objects.push({ start: entry.offset, end: -1, num, entry });
  }
  const starts = new Set(revision.extents.map(({ start }) => start));
  const own = objects.filter(({ start }) => !starts.has(start));
  return [...revision.extents, ...own].sort((one, other) => one.start - other.start);
}

/** A cross-reference stream may be listed as an object too; it is one piece all the same. */
function isSectionObject(revision: PdfRevision, { start }: Piece): boolean {
  return revision.extents.some((extent) => extent.start === start);
}

function look(
  view: PdfView,
  { start, num, entry }: Piece,
  references: SeenReference[],
  isOfInterest: (num: number) => boolean,
  source: PdfSource,
): number {
  if (num === undefined || entry === undefined) return start;
  const found = readObject(source, start, ({ num: length }) => {
    const value = view.object(length);
    return typeof value === 'number' ? value : -1;
  });
  const gen = entry.type === 'at' ? entry.gen : 0;
  if (found.num !== num || found.gen !== gen) {
    throw new PdfFault('pdf.xref-broken', start, `${found.num} ${found.gen} obj, ${num} ${gen} R`);
  }
  const see = (holder: number, under: XrefEntry) => (target: number, path: string) => {
    if (!isOfInterest(target)) return;
    if (references.length >= limits.references) throw new PdfFault('pdf.limit', start, 'references');
    references.push({ holder, entry: under, target, path });
  };
  eachReference(found.value, see(num, entry));
  const stream = as('stream', found.value);
  if (stream !== undefined && nameOf(stream.dict.entries.get('Type')) === 'ObjStm') {
    lookInside(view, num, see);
  }
  return found.end;
}

function lookInside(
  view: PdfView,
  container: number,
  see: (holder: number, under: XrefEntry) => (target: number, path: string) => void,
): void {
  const opened = view.objectStream(container);
  for (const [index, num] of opened.numbers.entries()) {
    eachReference(opened.object(index, num), see(num, { type: 'in', stream: container, index }));
  }
}

const longestGap = 4_194_304;

/** What lies between two pieces beside white space and comments. */
function gapBetween(source: PdfSource, from: number, to: number): readonly UnlistedBytes[] {
  let inComment = false;
  for (let at = from; at < to; at += 65_536) {
    const window = source.slice(at, Math.min(to, at + 65_536));
    for (let index = 0; index < window.length; index += 1) {
      const byte = window[index];
      if (inComment) inComment = byte !== 10 && byte !== 13;
      else if (byte === 0x25) inComment = true;
      else if (!isSpace(byte)) return describeGap(source, at + index, to);
    }
  }
  return [];
}

function describeGap(source: PdfSource, from: number, to: number): readonly UnlistedBytes[] {
  const text = latin1(source.slice(from, Math.min(to, from + longestGap)));
  const objects = Array.from(text.matchAll(/(?<![\w.])(\d{1,10})\s+\d{1,5}\s+obj\b/g), (found) => ({
    offset: from + found.index,
    object: Number(found[1]),
  }));
  return objects.length > 0 ? objects : [{ offset: from }];
}
