import type { ProblemCode } from '../problems/catalogue.ts';
import type { ProblemDetail } from '../problems/problem.ts';
import type { AttachmentLimits } from './attachment-limits.ts';
import { isUnsafeName } from './file-name.ts';
import type { ZipEntryFacts } from './zip-probe.ts';
import { type DirectoryEntry, methods, type ZipDirectory } from './zip-records.ts';

/** One reason why a ZIP around one file is refused. */
export interface ZipFault {
  readonly code: ProblemCode;
  readonly detail: ProblemDetail;
}

/** What is known of a whole ZIP. */
export interface ZipFacts {
  /** Bytes of the whole ZIP. */
  readonly size: number;
  readonly directory: ZipDirectory | undefined;
  readonly entry: ZipEntryFacts;
}

const encrypted = 0x0001;
const sizesFollow = 0x0008;
/** A data descriptor after the data: none, without or with its signature. */
const descriptorLengths: readonly number[] = [0, 12, 16];

/**
 * Judges a ZIP that wraps one file (ATT-08, ATT-09). The directory is compared with what unpacking really
 * gave, and must leave no room for a second entry that it does not name.
 */
export function checkZip(zip: ZipFacts, limits: AttachmentLimits): readonly ZipFault[] {
  const { directory, entry } = zip;
  const bomb = bombFault(zip, limits);
  if (bomb !== undefined) return [bomb];
  if (directory === undefined) return [fault('zip-broken', 'no directory')];
  const [listed] = directory.entries;
  if (directory.count !== 1 || directory.entries.length > 1) {
    return [fault('zip-entries', String(Math.max(directory.count, directory.entries.length)), '1')];
  }
  if (listed === undefined || entry.header === undefined) return [fault('zip-broken', 'no entry')];
  return entryFaults(zip, directory, listed);
}

/** Bombs come first: what unpacking gave, and what the directory says it would give. */
function bombFault(zip: ZipFacts, limits: AttachmentLimits): ZipFault | undefined {
  const declared = zip.directory?.entries.reduce((sum, each) => sum + each.size, 0) ?? 0;
  const size = Math.max(zip.entry.size, declared);
  if (size > limits.inflatedBytes) {
    return fault('zip-bomb', `${size} byte`, `≤ ${limits.inflatedBytes} byte`);
  }
  if (size <= limits.ratioFrom || size <= zip.size * limits.ratio) return undefined;
  return fault('zip-bomb', `1:${Math.ceil(size / zip.size)}`, `≤ 1:${limits.ratio}`);
}

function entryFaults(zip: ZipFacts, directory: ZipDirectory, listed: DirectoryEntry): readonly ZipFault[] {
  const { header, state, size, crc } = zip.entry;
  if (header === undefined) return [];
  if (((listed.flags | header.flags) & encrypted) !== 0) return [fault('zip-encrypted')];
  const unsafe = isUnsafeName(listed.name)
    ? listed.name
    : isUnsafeName(header.name)
      ? header.name
      : undefined;
  const faults = unsafe === undefined ? [] : [fault('zip-entry-unsafe', unsafe)];
  if (!isReadable(listed.method) || (header.method === methods.stored && hasSizesBehind(header.flags))) {
    return [...faults, fault('zip-method', String(listed.method), '0, 8')];
  }
  if (state === 'broken') return [...faults, fault('zip-broken', 'Deflate')];
  const agrees =
    listed.method === header.method && listed.headerOffset === 0 && fillsZip(directory, listed, header);
  if (!agrees)
    return [...faults, fault('zip-lies', `${directory.start} byte`, `${listed.compressedSize} byte`)];
  if (size !== listed.size) return [...faults, fault('zip-lies', `${size} byte`, `${listed.size} byte`)];
  return crc === listed.crc ? faults : [...faults, fault('zip-broken', 'CRC-32')];
}

/** Header, data and descriptor reach exactly to the directory. */
function fillsZip(
  directory: ZipDirectory,
  listed: DirectoryEntry,
  header: { readonly dataStart: number; readonly flags: number; readonly compressedSize: number },
): boolean {
  const rest = directory.start - header.dataStart - listed.compressedSize;
  if (hasSizesBehind(header.flags)) return descriptorLengths.includes(rest);
  return rest === 0 && header.compressedSize === listed.compressedSize;
}

function hasSizesBehind(flags: number): boolean {
  return (flags & sizesFollow) !== 0;
}

function isReadable(method: number): boolean {
  return method === methods.stored || method === methods.deflate;
}

function fault(
  name:
    | 'zip-broken'
    | 'zip-entries'
    | 'zip-bomb'
    | 'zip-encrypted'
    | 'zip-entry-unsafe'
    | 'zip-method'
    | 'zip-lies',
  seen?: string,
  expected?: string,
): ZipFault {
  const detail = { ...(seen === undefined ? {} : { seen }), ...(expected === undefined ? {} : { expected }) };
  return { code: `attachment.${name}`, detail };
}
