import { isPlainName, isPlainTagEnd } from './doubt.ts';
import { resolveValue } from './references.ts';
import type { XmlAttribute, XmlName } from './tree.ts';

const declaresPrefix = 'xmlns';
const attribute = /([^ \t\r\n=]+)[ \t\r\n]*=[ \t\r\n]*(?:"([^"]*)"|'([^']*)')/g;

/** An element name, and whether there can be no doubt about it: plain, its prefix bound. */
export interface KnownName {
  readonly name: XmlName;
  readonly plain: boolean;
}

interface MarkedName extends KnownName {
  /** As it is written. */
  readonly letters: Uint8Array;
}

/** The rest of a start tag behind its name: what it says, the scope inside, and whether there can be no doubt about it. */
export interface TagRest {
  readonly attributes: readonly XmlAttribute[];
  readonly scope: NameScope;
  readonly plain: boolean;
}

/**
 * Packets write the same few declarations around the same fifty names: those that are short and plain are kept
 * from one document to the next, up to so many, and then forgotten all at once.
 */
const mostKept = 2_048;
const longestKept = 256;
let kept = 0;

/** What prefixes mean from one namespace declaration to the next, and the names met there. */
export class NameScope {
  readonly #outer: NameScope | undefined;
  readonly #declared: ReadonlyMap<string, string>;
  /** By a mark of their letters: strings need not be made to find them. Of two with one mark the later is found. */
  readonly #names = new Map<number, MarkedName>();
  /** Start tags, from behind their name, that stand in this scope. */
  readonly #tags = new Map<string, TagRest>();
  readonly #isKept: boolean;

  constructor(outer: NameScope | undefined, declared: ReadonlyMap<string, string>, isKept = false) {
    this.#outer = outer;
    this.#declared = declared;
    this.#isKept = isKept;
  }

  /** What every prefix means here that somebody declared; '' is no prefix. `xml` is left out. */
  bindings(): ReadonlyMap<string, string> {
    if (this.#outer === undefined) return new Map();
    return new Map([...this.#outer.bindings(), ...this.#declared]);
  }

  /** What the element name means here that is written at these bytes; worked out once. */
  nameAt(bytes: Buffer, start: number, end: number): KnownName {
    const mark = markOf(bytes, start, end);
    const known = this.#names.get(mark);
    return known !== undefined && isWrittenAt(bytes, start, end, known.letters)
      ? known
      : this.#learn(mark, bytes, start, end);
  }

  #learn(mark: number, bytes: Buffer, start: number, end: number): KnownName {
    const written = bytes.toString('utf8', start, end);
    const name = this.nameOf(written, this.#namespaceOf(''));
    const plain = isPlainName(written) && (name.prefix === '' || isBound(name));
    const known = { name, plain, letters: Uint8Array.from(bytes.subarray(start, end)) };
    if ((plain || !this.#isKept) && this.#mayKeep(written)) this.#names.set(mark, known);
    return known;
  }

  /** Reads the rest of a start tag that stands in this scope. */
  readTag(tag: string): TagRest {
    const known = this.#tags.get(tag);
    if (known !== undefined) return known;
    const { attributes, declared } = readAttributes(tag);
    const plain = isPlainTagEnd(tag);
    const keep = plain && this.#isKept && this.#mayKeep(tag);
    const scope = declared.size === 0 ? this : new NameScope(this, declared, keep);
    const rest = {
      attributes: attributes.map(([written, value]) => ({ name: scope.nameOf(written, ''), value })),
      ...{ scope, plain },
    };
    if (keep) this.#tags.set(tag, rest);
    return rest;
  }

  /** A qualified name; without a prefix it is in `unprefixed`. */
  nameOf(written: string, unprefixed: string): XmlName {
    const colon = written.indexOf(':');
    if (colon < 0) return { prefix: '', local: written, namespace: unprefixed };
    const prefix = written.slice(0, colon);
    return { prefix, local: written.slice(colon + 1), namespace: this.#namespaceOf(prefix) };
  }

  #namespaceOf(prefix: string): string {
    const declared = this.#declared.get(prefix);
    if (declared !== undefined || this.#outer === undefined) return declared ?? '';
    return this.#outer.#namespaceOf(prefix);
  }

  /** A scope that ends with its document may keep what it likes. */
  #mayKeep(text: string): boolean {
    if (!this.#isKept) return true;
    if (text.length > longestKept) return false;
    if (kept >= mostKept) outermost.forget();
    kept += 1;
    return true;
  }

  /** Forgets what was kept here, and with it all scopes inside. */
  forget(): void {
    this.#names.clear();
    this.#tags.clear();
    kept = 0;
  }
}

/** Around the root: only `xml` is bound. */
export const outermost: NameScope = new NameScope(
  undefined,
  new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]),
  true,
);

/** A number of 30 bits. */
function markOf(bytes: Uint8Array, start: number, end: number): number {
  let mark = end - start;
  for (let at = start; at < end; at += 1) mark = (Math.imul(mark, 31) + (bytes[at] ?? 0)) & 0x3fff_ffff;
  return mark;
}

function isWrittenAt(bytes: Uint8Array, start: number, end: number, letters: Uint8Array): boolean {
  if (letters.length !== end - start) return false;
  for (let at = 0; at < letters.length; at += 1) if (letters[at] !== bytes[start + at]) return false;
  return true;
}

function isBound({ prefix, namespace }: XmlName): boolean {
  return namespace !== '' && !prefix.toLowerCase().startsWith('xml');
}

function readAttributes(tag: string): {
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly declared: ReadonlyMap<string, string>;
} {
  const declared = new Map<string, string>();
  const attributes: (readonly [name: string, value: string])[] = [];
  for (const [, written = '', doubly, singly = ''] of tag.matchAll(attribute)) {
    const value = resolveValue(doubly ?? singly);
    if (written === declaresPrefix) declared.set('', value);
    else if (written.startsWith(`${declaresPrefix}:`)) declared.set(written.slice(6), value);
    else attributes.push([written, value]);
  }
  return { attributes, declared };
}
