import type { ByteSpan } from './tree.ts';

/** Offsets of one element; -1 where the source ended first. `…InEnvelope` count in the envelope. */
export interface LoggedElement {
  readonly parent: number;
  /** Of the `<` of its start tag. */
  readonly start: number;
  readonly startInEnvelope: number;
  nameEndInEnvelope: number;
  attributes: number;
  innerStart: number;
  innerStartInEnvelope: number;
  innerEnd: number;
  innerEndInEnvelope: number;
  end: number;
  endInEnvelope: number;
  /** True when no markup stands between its tags. */
  plain: boolean;
}

const none: readonly ByteSpan[] = [];

/** What the scanner notes of each element, in document order, and which of them are open. */
export class ElementLog {
  readonly elements: LoggedElement[] = [];
  readonly #carved = new Map<number, ByteSpan[]>();
  #current = -1;
  depth = 0;
  /** True when inside the root stands markup that is no tag: a comment, a CDATA section, an instruction. */
  mixed = false;

  begin(start: number, startInEnvelope: number): void {
    this.elements.push({
      parent: this.#current,
      start,
      startInEnvelope,
      nameEndInEnvelope: -1,
      attributes: 0,
      innerStart: -1,
      innerStartInEnvelope: -1,
      innerEnd: -1,
      innerEndInEnvelope: -1,
      end: -1,
      endInEnvelope: -1,
      plain: true,
    });
    this.#current = this.elements.length - 1;
    this.depth += 1;
  }

  named(nameEndInEnvelope: number, attributes: number): void {
    const element = this.elements[this.#current];
    if (!element) return;
    element.nameEndInEnvelope = nameEndInEnvelope;
    element.attributes = attributes;
  }

  opened(innerStart: number, innerStartInEnvelope: number): void {
    const element = this.elements[this.#current];
    if (!element) return;
    element.innerStart = innerStart;
    element.innerStartInEnvelope = innerStartInEnvelope;
  }

  /** Markup stands in the innermost open element. */
  interrupt(): void {
    const element = this.elements[this.#current];
    if (element) element.plain = false;
  }

  /** Closes the innermost open element. */
  close(innerEnd: number, innerEndInEnvelope: number, end: number, endInEnvelope: number): void {
    const element = this.elements[this.#current];
    if (!element) return;
    element.innerEnd = innerEnd;
    element.innerEndInEnvelope = innerEndInEnvelope;
    element.end = end;
    element.endInEnvelope = endInEnvelope;
    this.#current = element.parent;
    this.depth -= 1;
  }

  /** Forgets every element. */
  release(): void {
    this.elements.length = 0;
    this.#carved.clear();
    this.#current = -1;
    this.depth = 0;
  }

  carve(span: ByteSpan): void {
    const spans = this.#carved.get(this.#current);
    if (spans) spans.push(span);
    else this.#carved.set(this.#current, [span]);
  }

  carvedOf(index: number): readonly ByteSpan[] {
    return this.#carved.get(index) ?? none;
  }
}
