import type { Place } from '../problems/problem.ts';
import type { Notes } from './notes.ts';

/** ATT-07 [B]. */
const longestAdvised = 50;

const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$/i;

/** Characters that end a path's part, break a log line, or turn the reading direction around. */
const dangerous = /[/\\\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029]/u;

/** True for a name that is more, or less, than the name of a file: a path, a folder, or control characters. */
export function isUnsafeName(name: string): boolean {
  return (
    dangerous.test(name) || /^\.{1,2}$/.test(name.trim()) || name.trim() === '' || /^[A-Za-z]:/.test(name)
  );
}

/** True for a device name of Windows, with any extension. */
export function isReservedName(name: string): boolean {
  const [stem = ''] = name.split('.');
  return reserved.test(stem.trimEnd());
}

/** ATT-07: unsafe and reserved names are refused; long, accented or special ones are warned of. */
export function checkFileName(name: string, place: Place, notes: Notes): void {
  const isUnsafe = isUnsafeName(name);
  if (isUnsafe) notes.report('attachment.name-unsafe', place, { seen: visible(name) });
  else if (isReservedName(name)) notes.report('attachment.name-reserved', place, { seen: name });
  checkNameLength(name, place, notes);
  if (/[^\x00-\x7f]/.test(name)) notes.report('attachment.name-accented', place, { seen: name });
  else if (!isUnsafe && /[^\w .()-]/.test(name))
    notes.report('attachment.name-special', place, { seen: name });
}

function checkNameLength(name: string, place: Place, notes: Notes): void {
  if (name.length <= longestAdvised) return;
  const length = Array.from(name).length;
  if (length <= longestAdvised) return;
  notes.report('attachment.name-long', place, { seen: String(length), expected: `≤ ${longestAdvised}` });
}

/** The extension in lower case without its dot; '' for none. */
export function extensionOf(name: string): string {
  const trimmed = name.trim();
  const dot = trimmed.lastIndexOf('.');
  return dot < 0 ? '' : trimmed.slice(dot + 1).toLowerCase();
}

/** A name with its control characters written out, for people. */
function visible(name: string): string {
  return name.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029]/gu, (character) => {
    return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
  });
}
