import type { Place } from '../problems/problem.ts';
import type { AttachmentLimits } from './attachment-limits.ts';
import type { Base64Fault } from './base64.ts';
import { checkZip } from './check-zip.ts';
import type { ContentFindings, ZipFindings } from './content-judge.ts';
import { allowedFormats, isZipped, promiseOf } from './file-formats.ts';
import { extensionOf } from './file-name.ts';
import type { Notes } from './notes.ts';

/** What a packet says about a content. */
export interface ContentClaims {
  readonly name: string | undefined;
  readonly contentType: string | undefined;
}

/** Where to put what is found. */
export interface ContentPlaces {
  readonly content: Place;
  readonly contentType: Place;
}

/** Judges the bytes of one attachment against what the packet says they are (ATT-03, ATT-04, ATT-08, ATT-09). */
export function checkContent(
  findings: ContentFindings,
  claims: ContentClaims,
  places: ContentPlaces,
  limits: AttachmentLimits,
  notes: Notes,
): void {
  const { content: place } = places;
  if (findings.base64.spaced) notes.report('attachment.base64-spaced', place);
  if (findings.base64.fault !== undefined) {
    notes.report('attachment.base64-broken', place, { seen: inWords(findings.base64.fault) });
    return;
  }
  if (findings.size > limits.fileBytes) {
    const detail = { seen: String(findings.size), expected: `≤ ${limits.fileBytes}` };
    notes.report('attachment.too-large', place, detail);
  }
  if (findings.mangled) notes.report('attachment.mangled-utf8', place);
  else checkKind(findings, claims, places, limits, notes);
}

function checkKind(
  findings: ContentFindings,
  claims: ContentClaims,
  places: ContentPlaces,
  limits: AttachmentLimits,
  notes: Notes,
): void {
  if (findings.testVirus) {
    notes.report('attachment.test-virus', places.content, { seen: claims.name ?? '' });
    return;
  }
  if (isRefused(findings.sniffed)) {
    notes.report('attachment.content-refused', places.content, { seen: findings.sniffed });
    return;
  }
  const keepsPromise = checkPromise(findings, claims, places, notes);
  if (isZipped(claims.contentType, claims.name)) {
    if (findings.zip !== undefined) checkWrapped(findings.zip, findings.size, claims, places, limits, notes);
  } else if (keepsPromise) {
    checkExtension(findings, claims, places, notes);
  }
  const seen = claims.name ?? '';
  if (findings.macros) notes.report('attachment.macro', places.content, { seen });
  if (findings.encryptedPdf) notes.report('attachment.pdf-encrypted', places.content, { seen });
  for (const expected of findings.activePdf) {
    notes.report('attachment.pdf-active', places.content, { seen, expected });
  }
}

/** The declared type against the first bytes; false when it was broken, so that one lie is told once. */
function checkPromise(
  findings: ContentFindings,
  { contentType }: ContentClaims,
  places: ContentPlaces,
  notes: Notes,
): boolean {
  if (contentType === undefined) return true;
  const promise = promiseOf(contentType);
  if (promise === 'anything') return true;
  if (promise === 'unknown-type') {
    notes.report('attachment.type-unknown', places.contentType, { seen: contentType });
    return true;
  }
  if (promise.includes(findings.sniffed)) return true;
  const detail = { seen: findings.sniffed, expected: contentType };
  notes.report('attachment.type-differs', places.content, detail);
  return false;
}

function checkExtension(
  findings: ContentFindings,
  { name }: ContentClaims,
  places: ContentPlaces,
  notes: Notes,
): void {
  const extension = extensionOf(name ?? '');
  const allowed = allowedFormats.get(extension);
  if (allowed !== undefined && !allowed.includes(findings.sniffed)) {
    const detail = { seen: findings.sniffed, expected: `.${extension}` };
    notes.report('attachment.extension-differs', places.content, detail);
  }
}

/** A ZIP around one file: its structure, and the file inside against the name that the packet gives it. */
function checkWrapped(
  zip: ZipFindings,
  size: number,
  { name }: ContentClaims,
  places: ContentPlaces,
  limits: AttachmentLimits,
  notes: Notes,
): void {
  const faults = checkZip({ size, directory: zip.directory, entry: zip.entry }, limits);
  for (const { code, detail } of faults) notes.report(code, places.content, detail);
  if (faults.length > 0) return;
  if (isRefused(zip.inner)) {
    notes.report('attachment.content-refused', places.content, { seen: zip.inner });
    return;
  }
  const extension = extensionOf(name ?? '');
  const allowed = allowedFormats.get(extension);
  if (allowed !== undefined && !allowed.includes(zip.inner)) {
    const detail = { seen: zip.inner, expected: `.${extension}` };
    notes.report('attachment.entry-type-differs', places.content, detail);
  }
}

function isRefused(sniffed: ContentFindings['sniffed']): boolean {
  return sniffed === 'executable' || sniffed === 'html';
}

function inWords(fault: Base64Fault): string {
  switch (fault.kind) {
    case 'character':
      return `“${fault.seen}”`;
    case 'url-alphabet':
      return '- _';
    case 'after-padding':
      return '= …';
    case 'padding':
      return 'length % 4 ≠ 0';
  }
}
