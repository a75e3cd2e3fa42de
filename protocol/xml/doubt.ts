import { ampersand, carriageReturn, lineFeed, rightBracket, tab } from './bytes.ts';

/**
 * What the scanner's notes leave open about well-formedness, and where no doubt is possible. Everything that is
 * not as plain as nearly every packet is counts as doubtful, and libxml2 judges it. Nothing is refused here.
 */

const space = '[ \\t\\r\\n]';
/** Absolute, and none of the two that are bound once and for all. */
const uri =
  '(?!http://www\\.w3\\.org/(?:XML|2000/xmlns))(?:https?://[A-Za-z0-9.-]+(?:/[\\w.-]*)*(?:#[\\w.-]*)?|urn:[A-Za-z0-9]+:[\\w.-]+)';
const name = '[A-Za-z_][A-Za-z0-9_.-]*';
const declaration = `xmlns(?::(?!xml)${name})?=(?:"${uri}"|'${uri}')`;
/** Without a prefix; no reference, nothing but printable ASCII in its value. */
const ordinary = `(?!xmlns=)${name}=(?:"[ -!#-%'-;=-~]*"|'[ -%(-;=-~]*')`;
const attribute = `${space}+(?:${declaration}|${ordinary})`;
const plainTagEnd = new RegExp(`^(?:${attribute})*${space}*/?>$`);
const plainProlog = new RegExp(
  `^(?:<\\?xml version="1\\.0"(?: encoding="(?:UTF-8|utf-8)")?(?: standalone="(?:yes|no)")?${space}*\\?>)?${space}*$`,
);
const blank = new RegExp(`^${space}*$`);
const written = /([^ \t\r\n=]+)=(?:"[^"]*"|'[^']*')/g;

/** A name of ASCII letters with at most one prefix. A loop: a packet has some fifty names, all of them short. */
export function isPlainName(name: string): boolean {
  let begins = true;
  let prefixed = false;
  for (let at = 0; at < name.length; at += 1) {
    const kind = nameKinds[name.charCodeAt(at)] ?? stranger;
    if (kind === stranger || (begins && kind !== letter)) return false;
    if (kind === colon && prefixed) return false;
    begins = kind === colon;
    prefixed ||= begins;
  }
  return !begins;
}

/** Kinds of bytes by what they are in a plain name; what stands in none is a stranger. */
export const stranger = 0;
const letter = 1;
const follower = 2;
const colon = 3;
export const nameKinds: Uint8Array = classifyNames();

function classifyNames(): Uint8Array {
  const kinds = new Uint8Array(256);
  const mark = (letters: string, kind: number) => {
    for (const each of letters) kinds[each.charCodeAt(0)] = kind;
  };
  mark('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_', letter);
  mark('0123456789.-', follower);
  mark(':', colon);
  return kinds;
}

/** The rest of a start tag behind its name, `>` included, with no attribute twice. */
export function isPlainTagEnd(tag: string): boolean {
  if (!plainTagEnd.test(tag)) return false;
  const names = Array.from(tag.matchAll(written), ([, name]) => name);
  return new Set(names).size === names.length;
}

/** What stands before the root: at most the usual declaration. */
export function isPlainProlog(text: string): boolean {
  return plainProlog.test(text);
}

/** What may stand behind the root. */
export function isPlainEpilog(text: string): boolean {
  return blank.test(text);
}

/** Kinds of bytes in element text, to be added up. */
export const foreign = 1;
export const resolved = 2;
export const doubtful = 4;

/** 0 for what is ASCII and means nothing. */
export const textKinds: Uint8Array = classify();

function classify(): Uint8Array {
  const kinds = new Uint8Array(256);
  for (let byte = 0; byte < 0x20; byte += 1) kinds[byte] = doubtful;
  kinds.fill(foreign, 0x80);
  for (const byte of [tab, lineFeed]) kinds[byte] = 0;
  kinds[carriageReturn] = resolved;
  kinds[ampersand] = resolved | doubtful;
  // `]]>` may not stand in text.
  kinds[rightBracket] = doubtful;
  // Begins U+FFFE and U+FFFF, which no document may hold.
  kinds[0xef] = foreign | doubtful;
  return kinds;
}
