import { parameterPrefix } from './headers.ts';
import { withoutPrefix } from './parameters.ts';

/** The keys and values of a `sign-header`, in the order they were written; keys without the prefix. */
export type SignedPairs = readonly (readonly [name: string, value: string])[];

/** A `sign-header` as read, or where its reading stopped (UTF-16 units from 0) and why. */
export type SignHeaderReading =
  | { readonly ok: true; readonly pairs: SignedPairs }
  | { readonly ok: false; readonly at: number; readonly expected: string };

/**
 * Writes a `sign-header` as the vendor SDK does: compact, `/` and `<>&=` as they are, the two line separators
 * of JavaScript escaped (Gson's plain writer [I]; the rest observed [V]).
 */
export function writeSignHeader(pairs: SignedPairs): string {
  const members = pairs.map(([name, value]) => `${quote(parameterPrefix + name)}:${quote(value)}`);
  return `{${members.join(',')}}`;
}

function quote(text: string): string {
  if (plainText.test(text)) return `"${text}"`;
  return JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

/** Text that JSON needs no escapes for. */
const plainText = /^[ !#-[\]-~]*$/;
/** What ends a run of plain characters in a JSON string. */
const notPlain = /["\\\x00-\x1f]/g;
const escapeForm = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/**
 * Reads a flat JSON object whose values are all strings. Unlike `JSON.parse` it keeps repeated keys, the
 * order of all keys, and the place where the text stops being what it should be.
 */
export function readSignHeader(text: string): SignHeaderReading {
  const pairs: [string, string][] = [];
  let at = pastSpace(text, 0);
  if (text[at] !== '{') return { ok: false, at, expected: '{' };
  do {
    const key = stringAt(text, pastSpace(text, at + 1));
    if (!key.ok) return { ok: false, at: key.end, expected: `"${parameterPrefix}…"` };
    const colon = pastSpace(text, key.end);
    if (text[colon] !== ':') return { ok: false, at: colon, expected: ':' };
    const value = stringAt(text, pastSpace(text, colon + 1));
    if (!value.ok) return { ok: false, at: value.end, expected: '"…"' };
    const name = withoutPrefix(key.value);
    if (name === undefined) {
      return { ok: false, at: pastSpace(text, at + 1), expected: `"${parameterPrefix}…"` };
    }
    pairs.push([name, value.value]);
    at = pastSpace(text, value.end);
  } while (text[at] === ',');
  if (text[at] !== '}') return { ok: false, at, expected: '}' };
  const end = pastSpace(text, at + 1);
  return end === text.length ? { ok: true, pairs } : { ok: false, at: end, expected: 'end' };
}

type Literal =
  | { readonly ok: true; readonly value: string; readonly end: number }
  | { readonly ok: false; readonly end: number };

function stringAt(text: string, at: number): Literal {
  const end = text[at] === '"' ? endOfString(text, at + 1) : undefined;
  if (end === undefined) return { ok: false, end: at };
  const inside = text.slice(at + 1, end - 1);
  return { ok: true, value: inside.includes('\\') ? String(JSON.parse(text.slice(at, end))) : inside, end };
}

/** The position after the closing quote. A loop, because one pattern for it all exhausts the stack. */
function endOfString(text: string, from: number): number | undefined {
  let at = from;
  for (;;) {
    notPlain.lastIndex = at;
    const found = notPlain.exec(text);
    if (found === null) return undefined;
    if (found[0] === '"') return found.index + 1;
    escapeForm.lastIndex = found.index;
    if (!escapeForm.test(text)) return undefined;
    at = escapeForm.lastIndex;
  }
}

function pastSpace(text: string, from: number): number {
  let at = from;
  while (isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

/** Blank, tab, carriage return, line feed; NaN, past the end, is none. */
function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x09 || unit === 0x0d || unit === 0x0a;
}
