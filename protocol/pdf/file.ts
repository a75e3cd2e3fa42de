import { PdfFault } from './fault.ts';
import { decodeStream, newBudget, type ReadingBudget, spend } from './filters.ts';
import { limits } from './limits.ts';
import { type ObjectStream, openObjectStream } from './object-stream.ts';
import { type PhysicalObject, readObject } from './read-object.ts';
import { type PdfRevision, readRevisions } from './revisions.ts';
import type { PdfSource } from './source.ts';
import {
  as,
  dictOf,
  emptyDict,
  type PdfArray,
  type PdfDict,
  type PdfStream,
  type PdfValue,
} from './value.ts';
import type { XrefEntry } from './xref-section.ts';

/** A PDF, open. Its methods throw `PdfFault` for what cannot be read; `reading` is the boundary. */
export interface PdfFile {
  readonly source: PdfSource;
  /** Oldest first, at least one. */
  readonly revisions: readonly PdfRevision[];
  /** What a reader saw when the revision with this index was the last. */
  revisionAt(index: number): PdfView;
  /** The file as it is now. */
  readonly last: PdfView;
}

/** The objects of a file as of one revision. */
export interface PdfView {
  readonly revision: PdfRevision;
  readonly trailer: PdfDict;
  entry(num: number): XrefEntry | undefined;
  /** Null for what is free or not listed. */
  object(num: number): PdfValue;
  /** Looks through a reference, once: an object that is itself a reference is null. */
  resolve(value: PdfValue | undefined): PdfValue;
  /** The dictionary that a value is or refers to, also that of a stream. */
  dict(value: PdfValue | undefined): PdfDict | undefined;
  array(value: PdfValue | undefined): PdfArray | undefined;
  /** Decoded bytes. */
  decode(stream: PdfStream): Uint8Array;
  /** The object stream with this number, opened. */
  objectStream(num: number): ObjectStream;
  readonly catalog: PdfDict;
}

/** Opens a file: reads its cross-references, nothing else. Throws `PdfFault`. */
export function openPdf(source: PdfSource): PdfFile {
  const budget = newBudget();
  const revisions = readRevisions(source, budget);
  const shelf = createShelf(source, budget);
  const views = revisions.map((_, index) => createView(shelf, revisions, index));
  const at = (index: number): PdfView => {
    const view = views[index];
    if (view === undefined) throw new Error(`no revision ${index}`);
    return view;
  };
  return { source, revisions, revisionAt: at, last: at(revisions.length - 1) };
}

/** What was parsed once and may be asked for again. */
interface Shelf {
  readonly source: PdfSource;
  readonly budget: ReadingBudget;
  readonly objects: Map<number, PdfValue>;
  readonly streams: Map<number, ObjectStream>;
  /** Offsets being read: an object whose length depends on itself is none. */
  readonly open: Set<number>;
}

function createShelf(source: PdfSource, budget: ReadingBudget): Shelf {
  return { source, budget, objects: new Map(), streams: new Map(), open: new Set() };
}

function createView(shelf: Shelf, revisions: readonly PdfRevision[], index: number): PdfView {
  const newestFirst = revisions.slice(0, index + 1).toReversed();
  const [revision] = newestFirst;
  if (revision === undefined) throw new Error(`no revision ${index}`);
  const view: PdfView = {
    revision,
    trailer: revision.trailer,
    entry: (num) => {
      for (const { entries } of newestFirst) {
        const entry = entries.get(num);
        if (entry !== undefined) return entry;
      }
      return undefined;
    },
    object: (num) => objectOf(shelf, view, num),
    resolve: (value) => {
      if (typeof value !== 'object' || value?.kind !== 'ref') return value ?? null;
      const entry = view.entry(value.num);
      // Some readers would take the object all the same.
      if (entry?.type === 'at' && entry.gen !== value.gen) {
        throw new PdfFault('pdf.object-broken', entry.offset, `${value.num} ${value.gen} R`);
      }
      const found = view.object(value.num);
      return typeof found === 'object' && found?.kind === 'ref' ? null : found;
    },
    dict: (value) => dictOf(view.resolve(value)),
    array: (value) => as('array', view.resolve(value)),
    objectStream: (num) => streamAt(shelf, view, num),
    decode: (stream) => decodeStream(shelf.source, stream, view.resolve, shelf.budget),
    get catalog() {
      return view.dict(revision.trailer.entries.get('Root')) ?? emptyDict;
    },
  };
  return view;
}

function objectOf(shelf: Shelf, view: PdfView, num: number): PdfValue {
  const entry = view.entry(num);
  if (entry === undefined || entry.type === 'free') return null;
  if (entry.type === 'at') return objectAt(shelf, view, num, entry);
  return streamAt(shelf, view, entry.stream).object(entry.index, num);
}

function objectAt(
  shelf: Shelf,
  view: PdfView,
  num: number,
  entry: Extract<XrefEntry, { type: 'at' }>,
): PdfValue {
  const { offset, gen } = entry;
  const known = shelf.objects.get(offset);
  if (known !== undefined && offset < view.revision.eof) return known;
  if (offset >= view.revision.eof || shelf.open.has(offset)) {
    throw new PdfFault('pdf.object-broken', offset, `${num} ${gen}`);
  }
  shelf.open.add(offset);
  try {
    const found = readObject(shelf.source, offset, ({ num: length }) => lengthOf(view, length, offset));
    if (found.num !== num || found.gen !== gen) {
      throw new PdfFault('pdf.xref-broken', offset, `${found.num} ${found.gen} obj, ${num} ${gen} R`);
    }
    spend(shelf.budget, sizeOf(found, offset), offset);
    if (shelf.objects.size < limits.cachedObjects) shelf.objects.set(offset, found.value);
    return found.value;
  } finally {
    shelf.open.delete(offset);
  }
}

/** Bytes that had to be parsed: of a stream, what stands before its data. */
function sizeOf({ value, end }: PhysicalObject, offset: number): number {
  return (as('stream', value)?.span.start ?? end) - offset;
}

function lengthOf(view: PdfView, num: number, offset: number): number {
  const length = view.object(num);
  if (typeof length !== 'number') throw new PdfFault('pdf.stream-broken', offset, `Length ${num} 0 R`);
  return length;
}

function streamAt(shelf: Shelf, view: PdfView, num: number): ObjectStream {
  const entry = view.entry(num);
  if (entry?.type !== 'at') throw new PdfFault('pdf.object-broken', undefined, `ObjStm ${num}`);
  const known = shelf.streams.get(entry.offset);
  if (known !== undefined) return known;
  const stream = as('stream', objectAt(shelf, view, num, entry));
  if (stream === undefined) throw new PdfFault('pdf.object-broken', entry.offset, `ObjStm ${num}`);
  const opened = openObjectStream(stream, view.decode(stream), view.resolve, shelf.budget);
  shelf.streams.set(entry.offset, opened);
  return opened;
}
