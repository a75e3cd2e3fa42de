import type { ByteSpan } from '../security/verdict.ts';
import { isSpace, latin1 } from './characters.ts';
import { PdfFault } from './fault.ts';
import type { ReadingBudget } from './filters.ts';
import { limits } from './limits.ts';
import type { PdfSource } from './source.ts';
import type { PdfDict } from './value.ts';
import { readSection, type XrefEntries, type XrefEntry, type XrefSection } from './xref-section.ts';

/** One revision: the first version of a file, or one incremental update. */
export interface PdfRevision {
  /** From 0, oldest first. */
  readonly index: number;
  /** Where its own bytes begin: the end of the one before. */
  readonly start: number;
  /** Offset behind its `%%EOF`. */
  readonly eof: number;
  /** `eof`, and behind the white space that follows. */
  readonly end: number;
  /** Only what this revision itself lists. */
  readonly entries: XrefEntries;
  readonly trailer: PdfDict;
  readonly extents: readonly ByteSpan[];
}

/** Reads the chain of sections from the last `startxref` back. Oldest revision first. Throws `PdfFault`. */
export function readRevisions(source: PdfSource, budget: ReadingBudget): readonly PdfRevision[] {
  const header = latin1(source.slice(0, 8));
  if (!/^%PDF-\d\.\d/.test(header)) throw new PdfFault('pdf.not-pdf', 0, header);
  const sections = readChain(source, lastStart(source), budget);
  const revisions: PdfRevision[] = [];
  for (const group of groupsOf(source, sections)) revisions.push(revisionOf(source, group, revisions.at(-1)));
  return revisions;
}

const keyword = Buffer.from('startxref');
const stride = 65_536;

/** The offset that the last `startxref` of the file gives. */
function lastStart(source: PdfSource): number {
  for (let end = source.length; end > 0; end -= stride) {
    const start = Math.max(0, end - stride);
    const window = Buffer.from(source.slice(start, Math.min(source.length, end + keyword.length)));
    const found = window.lastIndexOf(keyword);
    if (found < 0) continue;
    const [, digits] =
      /^startxref\s+(\d{1,15})\s/.exec(latin1(source.slice(start + found, start + found + 40))) ?? [];
    if (digits === undefined) throw new PdfFault('pdf.xref-broken', start + found, 'startxref');
    return Number(digits);
  }
  throw new PdfFault('pdf.xref-broken', source.length, 'startxref');
}

/** Newest first. */
function readChain(source: PdfSource, from: number, budget: ReadingBudget): readonly XrefSection[] {
  const sections: XrefSection[] = [];
  const seen = new Set<number>();
  let count = 0;
  for (let at: number | undefined = from; at !== undefined; at = sections.at(-1)?.prev) {
    if (seen.has(at)) throw new PdfFault('pdf.xref-loop', at, `${at}`);
    if (seen.size > limits.revisions) throw new PdfFault('pdf.limit', at, 'xref');
    seen.add(at);
    const section = readSection(source, at, budget);
    count += section.entries.size;
    if (count > limits.entries) throw new PdfFault('pdf.limit', at, 'xref');
    sections.push(section);
  }
  return sections;
}

/**
 * Sections that make one revision each, oldest first. Of a linearized file (ISO 32000-2, Annex F) the first
 * page's section and the main one belong together: the former stands first in the file and points forward.
 */
function groupsOf(
  source: PdfSource,
  newestFirst: readonly XrefSection[],
): readonly (readonly XrefSection[])[] {
  const oldest = newestFirst.at(-1);
  const second = newestFirst.at(-2);
  if (oldest === undefined || second === undefined || second.offset > oldest.offset) {
    return newestFirst.toReversed().map((section) => [section]);
  }
  const isLinearized = latin1(source.slice(0, 1024)).includes('/Linearized');
  if (!isLinearized) throw new PdfFault('pdf.xref-broken', second.offset, `Prev ${oldest.offset}`);
  const rest = newestFirst.slice(0, -2).toReversed();
  return [[second, oldest], ...rest.map((section) => [section])];
}

function revisionOf(
  source: PdfSource,
  group: readonly XrefSection[],
  before: PdfRevision | undefined,
): PdfRevision {
  const [first] = group;
  const last = group.at(-1);
  if (first === undefined || last === undefined) throw new Error('a revision without a section');
  const start = before?.end ?? 0;
  for (const { offset } of group) {
    if (offset < start) throw new PdfFault('pdf.xref-broken', offset, 'Prev');
  }
  // Word writes a hybrid section as an update of its own, whose stream stands among the objects before it.
  const extents = group.flatMap((section) => section.extents).filter((extent) => extent.start >= start);
  if (last.says !== first.offset)
    throw new PdfFault('pdf.xref-broken', last.offset, `startxref ${last.says}`);
  const entries = first === last ? first.entries : joined(group);
  const end = endOfSpace(source, last.end);
  return {
    index: (before?.index ?? -1) + 1,
    start,
    eof: last.end,
    end,
    entries,
    trailer: first.trailer,
    extents,
  };
}

function joined(group: readonly XrefSection[]): XrefEntries {
  const entries = new Map<number, XrefEntry>();
  for (const section of group.toReversed()) {
    for (const [num, entry] of section.entries) entries.set(num, entry);
  }
  return entries;
}

function endOfSpace(source: PdfSource, from: number): number {
  for (let at = from; at < source.length; at += stride) {
    const window = source.slice(at, Math.min(source.length, at + stride));
    const found = window.findIndex((byte) => !isSpace(byte));
    if (found >= 0) return at + found;
  }
  return source.length;
}
