import { isUtf8 } from 'node:buffer';
import { greaterThan, isSpace, lineFeed, space } from './bytes.ts';
import { doubtful, isPlainEpilog, isPlainProlog, resolved, textKinds } from './doubt.ts';
import type { ElementLog, LoggedElement } from './element-log.ts';
import { type Envelope, Positions } from './envelope.ts';
import { type NameScope, outermost, type TagRest } from './name-scope.ts';
import { resolveText } from './references.ts';
import type { XmlElement } from './tree.ts';

/** A tree, and whether there can be no doubt that its document is well-formed. */
export interface TagTree {
  /** Undefined for a document without elements. */
  readonly root: XmlElement | undefined;
  readonly sure: boolean;
}

/**
 * The tree of a document of which tags are the only markup inside the root, out of the scanner's notes alone.
 * Where it is not sure, libxml2 has to accept the document before anybody may look at it: nothing is refused
 * here, and what is malformed gives any tree. Asking libxml2 takes as long as all of this, and walking its nodes
 * three times as long; a comment, a CDATA section or an instruction is rare in a packet and goes that way.
 */
export function buildTagTree(log: ElementLog, envelope: Envelope): TagTree {
  return new Builder(log, envelope).build();
}

const none: readonly never[] = [];

class Builder {
  readonly #log: ElementLog;
  readonly #elements: readonly LoggedElement[];
  readonly #bytes: Buffer;
  readonly #positions: Positions;
  /** One unit a byte. A long part of it would hold all of it. */
  readonly #source: string;
  #next = 1;
  #sure = true;

  constructor(log: ElementLog, envelope: Envelope) {
    this.#log = log;
    this.#elements = log.elements;
    this.#bytes = envelope.view();
    this.#positions = new Positions(envelope);
    this.#source = this.#bytes.toString('latin1');
  }

  build(): TagTree {
    const root = this.#element(0, outermost);
    return { root, sure: root !== undefined && this.#sure && this.#isPlainAround() && isUtf8(this.#bytes) };
  }

  #isPlainAround(): boolean {
    const { startInEnvelope = 0, endInEnvelope = -1 } = this.#elements[0] ?? {};
    if (endInEnvelope < 0 || this.#next !== this.#elements.length) return false;
    return (
      isPlainProlog(this.#source.slice(0, startInEnvelope)) &&
      isPlainEpilog(this.#source.slice(endInEnvelope))
    );
  }

  #element(index: number, outer: NameScope): XmlElement | undefined {
    const element = this.#elements[index];
    if (element === undefined) return undefined;
    const { start, startInEnvelope, nameEndInEnvelope } = element;
    const { line, column } = this.#positions.at(startInEnvelope);
    const rest = element.attributes === 0 ? undefined : this.#readTag(element, outer);
    const scope = rest?.scope ?? outer;
    const { name, plain } = scope.nameAt(this.#bytes, startInEnvelope + 1, nameEndInEnvelope);
    const children: XmlElement[] = [];
    const text = this.#readContent(index, element, scope, children);
    this.#sure &&= plain && this.#isClosedBy(element);
    return {
      name,
      attributes: rest?.attributes ?? none,
      children,
      text,
      carved: this.#log.carvedOf(index),
      line,
      column,
      span: { start, end: element.end },
      inner: { start: element.innerStart, end: element.innerEnd },
    };
  }

  #readTag({ nameEndInEnvelope, innerStartInEnvelope }: LoggedElement, outer: NameScope): TagRest {
    const rest = outer.readTag(this.#bytes.toString('utf8', nameEndInEnvelope, innerStartInEnvelope));
    this.#sure &&= rest.plain;
    return rest;
  }

  /** An empty tag closes itself; else the end tag has the same name, and at most white space behind it. */
  #isClosedBy(element: LoggedElement): boolean {
    const { startInEnvelope, nameEndInEnvelope, innerEndInEnvelope, endInEnvelope } = element;
    if (innerEndInEnvelope < 0 || endInEnvelope < 0) return false;
    if (innerEndInEnvelope === endInEnvelope) return true;
    const bytes = this.#bytes;
    let at = innerEndInEnvelope + '</'.length;
    for (let from = startInEnvelope + 1; from < nameEndInEnvelope; from += 1, at += 1) {
      if (bytes[from] !== bytes[at]) return false;
    }
    while (isSpace(bytes[at] ?? 0)) at += 1;
    return bytes[at] === greaterThan && at + 1 === endInEnvelope;
  }

  /** Puts the children into `children` and answers with the text around them. */
  #readContent(parent: number, element: LoggedElement, scope: NameScope, children: XmlElement[]): string {
    let text = '';
    let from = element.innerStartInEnvelope;
    for (let index = this.#next; this.#elements[index]?.parent === parent; index = this.#next) {
      this.#next += 1;
      text += this.#textIn(from, this.#elements[index]?.startInEnvelope ?? from);
      const child = this.#element(index, scope);
      if (child !== undefined) children.push(child);
      from = this.#elements[index]?.endInEnvelope ?? from;
    }
    return text + this.#textIn(from, element.innerEndInEnvelope);
  }

  #textIn(from: number, to: number): string {
    if (from >= to) return '';
    const bytes = this.#bytes;
    const indent = indentIn(bytes, from, to);
    if (indent !== undefined) return indent;
    let kind = 0;
    for (let at = from; at < to; at += 1) kind |= textKinds[bytes[at] ?? 0] ?? doubtful;
    if (kind === 0)
      return to - from < shortestPart ? this.#source.slice(from, to) : bytes.toString('latin1', from, to);
    if ((kind & doubtful) !== 0) this.#sure = false;
    const text = bytes.toString('utf8', from, to);
    return (kind & resolved) === 0 ? text : resolveText(text);
  }
}

/** V8 copies what is shorter out of a string, which is quicker than out of bytes; of more it keeps where it lies. */
const shortestPart = 13;

/** A line feed and so many spaces: what stands between most tags, and need not be made anew for each. */
const indents: readonly string[] = Array.from({ length: 64 }, (_, spaces) => `\n${' '.repeat(spaces)}`);

function indentIn(bytes: Uint8Array, from: number, to: number): string | undefined {
  if (bytes[from] !== lineFeed) return undefined;
  for (let at = from + 1; at < to; at += 1) if (bytes[at] !== space) return undefined;
  return indents[to - from - 1];
}
