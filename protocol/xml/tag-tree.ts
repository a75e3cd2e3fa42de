import { isUtf8 } from 'node:buffer';
import { greaterThan, isSpace } from './bytes.ts';
import {
  doubtful,
  isPlainEpilog,
  isPlainName,
  isPlainProlog,
  isPlainTagEnd,
  resolved,
  textKinds,
} from './doubt.ts';
import type { ElementLog, LoggedElement } from './element-log.ts';
import { type Envelope, Positions } from './envelope.ts';
import { NameScope, readAttributes } from './name-scope.ts';
import { resolveText } from './references.ts';
import type { XmlElement, XmlName } from './tree.ts';

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

class Builder {
  readonly #log: ElementLog;
  readonly #elements: readonly LoggedElement[];
  readonly #bytes: Buffer;
  readonly #positions: Positions;
  /** One unit a byte; for looking names up, never for keeping: a part of it would hold all of it. */
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
    const root = this.#element(0, NameScope.outermost);
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
    const { start, startInEnvelope, nameEndInEnvelope, innerStartInEnvelope } = element;
    const { line, column } = this.#positions.at(startInEnvelope);
    const written = this.#source.slice(startInEnvelope + 1, nameEndInEnvelope);
    const found =
      element.attributes === 0 ? undefined : this.#readTag(nameEndInEnvelope, innerStartInEnvelope, outer);
    const scope = found?.scope ?? outer;
    const name = scope.known(written) ?? this.#learn(scope, written, element);
    const children: XmlElement[] = [];
    const text = this.#readContent(index, element, scope, children);
    this.#sure &&= this.#isClosedBy(written, element);
    return {
      name,
      attributes: found?.attributes ?? [],
      children,
      text,
      carved: this.#log.carvedOf(index),
      line,
      column,
      span: { start, end: element.end },
      inner: { start: element.innerStart, end: element.innerEnd },
    };
  }

  #learn(scope: NameScope, written: string, { startInEnvelope, nameEndInEnvelope }: LoggedElement): XmlName {
    const name = scope.learn(written, this.#bytes.toString('utf8', startInEnvelope + 1, nameEndInEnvelope));
    this.#sure &&= isPlainName(written) && (name.prefix === '' || isBound(name));
    return name;
  }

  #readTag(from: number, to: number, outer: NameScope): ReturnType<typeof readAttributes> {
    const tag = this.#bytes.toString('utf8', from, to);
    this.#sure &&= isPlainTagEnd(tag);
    return readAttributes(tag, outer);
  }

  /** An empty tag closes itself; else the end tag has the same name, and at most white space behind it. */
  #isClosedBy(written: string, { innerEndInEnvelope, endInEnvelope }: LoggedElement): boolean {
    if (innerEndInEnvelope < 0 || endInEnvelope < 0) return false;
    if (innerEndInEnvelope === endInEnvelope) return true;
    let at = innerEndInEnvelope + '</'.length;
    if (!this.#source.startsWith(written, at)) return false;
    at += written.length;
    while (isSpace(this.#bytes[at] ?? 0)) at += 1;
    return this.#bytes[at] === greaterThan && at + 1 === endInEnvelope;
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
    let kind = 0;
    for (let at = from; at < to; at += 1) kind |= textKinds[bytes[at] ?? 0] ?? doubtful;
    if (kind === 0) return bytes.toString('latin1', from, to);
    if ((kind & doubtful) !== 0) this.#sure = false;
    const text = bytes.toString('utf8', from, to);
    return (kind & resolved) === 0 ? text : resolveText(text);
  }
}

function isBound({ prefix, namespace }: XmlName): boolean {
  return namespace !== '' && !prefix.toLowerCase().startsWith('xml');
}
