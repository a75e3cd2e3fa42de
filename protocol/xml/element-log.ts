import type { ByteSpan } from './tree.ts';

/** Offsets of one element. `…InEnvelope` count in the envelope, the others in the source. */
export interface LoggedElement {
  readonly parent: number;
  /** Of the `<` of its start tag. */
  readonly startInEnvelope: number;
  readonly start: number;
  nameEndInEnvelope: number;
  innerStart: number;
  innerEnd: number;
  end: number;
}

const none: readonly ByteSpan[] = [];

/** What the scanner notes of each element, in document order, and which of them are open. */
export class ElementLog {
  readonly elements: LoggedElement[] = [];
  readonly #carved = new Map<number, ByteSpan[]>();
  #current = -1;
  depth = 0;

  /** Index of the innermost open element, or -1. */
  get current(): number {
    return this.#current;
  }

  begin(start: number, startInEnvelope: number): void {
    const unknown = -1;
    this.elements.push({
      parent: this.#current,
      startInEnvelope,
      start,
      nameEndInEnvelope: unknown,
      innerStart: unknown,
      innerEnd: unknown,
      end: unknown,
    });
    this.#current = this.elements.length - 1;
    this.depth += 1;
  }

  nameEnds(inEnvelope: number): void {
    const element = this.elements[this.#current];
    if (element) element.nameEndInEnvelope = inEnvelope;
  }

  opened(innerStart: number): void {
    const element = this.elements[this.#current];
    if (element) element.innerStart = innerStart;
  }

  /** Closes the innermost open element. */
  close(innerEnd: number, end: number): void {
    const element = this.elements[this.#current];
    if (!element) return;
    element.innerEnd = innerEnd;
    element.end = end;
    this.#current = element.parent;
    this.depth -= 1;
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
