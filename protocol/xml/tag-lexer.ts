import * as byte from './bytes.ts';
import type { Intake } from './intake.ts';
import { overLimit, type Refusal } from './refusal.ts';
import type { XmlLimits } from './tree.ts';

type State =
  | 'name'
  | 'in-tag'
  | 'attribute-name'
  | 'before-equals'
  | 'before-value'
  | 'value'
  | 'slash'
  | 'opened'
  | 'empty'
  | 'broken';

/**
 * Reads one start tag, from behind its `<`, over any number of chunks. It may only call a tag `broken` that
 * no well-formed document has.
 */
export class TagLexer {
  readonly #intake: Intake;
  readonly #limits: XmlLimits;
  #state: State = 'name';
  /** Where the name or value in hand begins. */
  #token = 0;
  #quote = 0;
  attributes = 0;
  #otherNodes = 0;
  /** Behind the element's name, in the envelope; -1 while the name goes on. */
  nameEnd = -1;
  refusal: Refusal | undefined;

  constructor(intake: Intake, limits: XmlLimits) {
    this.#intake = intake;
    this.#limits = limits;
  }

  begin(at: number): void {
    this.#state = 'name';
    this.#token = this.#intake.envelopeAt(at);
    this.attributes = 0;
    this.nameEnd = -1;
  }

  /** Counts an attribute, or for the caller a comment or the like; true when that is one too many. */
  countNode(): boolean {
    this.#otherNodes += 1;
    return this.#otherNodes > this.#limits.otherNodes;
  }

  /** `opened` by `>`, `empty` by `/>`, or undefined while the tag goes on. */
  get outcome(): 'opened' | 'empty' | 'broken' | undefined {
    const state = this.#state;
    return state === 'opened' || state === 'empty' || state === 'broken' ? state : undefined;
  }

  /** Reads on from `index`; answers where it stopped: at the chunk's end or behind the tag. */
  read(index: number): number {
    const end = this.#intake.chunk.length;
    let at = index;
    while (at < end && !this.refusal && !this.outcome) at = this.#step(at);
    return at;
  }

  #step(at: number): number {
    switch (this.#state) {
      case 'name':
        return this.#readStartName(at);
      case 'in-tag':
        return this.#readInTag(at);
      case 'attribute-name':
        return this.#readAttributeName(at);
      case 'before-equals':
        return this.#readBeforeEquals(at);
      case 'before-value':
        return this.#readBeforeValue(at);
      case 'value':
        return this.#readValue(at);
      case 'slash':
        return this.#readSlash(at);
      case 'opened':
      case 'empty':
      case 'broken':
        return at;
    }
  }

  #byteAt(at: number): number {
    return this.#intake.chunk[at] ?? 0;
  }

  #become(state: State, at: number): number {
    this.#state = state;
    return at;
  }

  /** Index of the first byte that cannot be in a name, or of the byte with which the name gets too long. */
  #readName(from: number): number {
    const { chunk } = this.#intake;
    const longest = from + this.#limits.nameBytes - (this.#intake.envelopeAt(from) - this.#token);
    let at = from;
    while (at < chunk.length && at <= longest && !byte.endsName(chunk[at] ?? 0)) at += 1;
    if (at > longest) this.refusal = overLimit('xml.name-too-long', this.#token, this.#limits.nameBytes);
    return at;
  }

  #readStartName(from: number): number {
    const at = this.#readName(from);
    if (at === this.#intake.chunk.length || this.refusal) return at;
    this.nameEnd = this.#intake.envelopeAt(at);
    return this.#readInTag(at);
  }

  #readInTag(from: number): number {
    const at = byte.skipSpaces(this.#intake.chunk, from);
    this.#state = 'in-tag';
    if (at === this.#intake.chunk.length) return at;
    const next = this.#byteAt(at);
    if (next === byte.greaterThan) return this.#become('opened', at + 1);
    if (next === byte.slash) return this.#become('slash', at + 1);
    return byte.endsName(next) ? this.#become('broken', at) : this.#beginAttribute(at);
  }

  #beginAttribute(at: number): number {
    this.attributes += 1;
    this.#token = this.#intake.envelopeAt(at);
    this.#state = 'attribute-name';
    if (this.countNode())
      this.refusal = overLimit('xml.too-many-nodes', this.#token, this.#limits.otherNodes);
    if (this.attributes > this.#limits.attributesPerElement) {
      this.refusal = overLimit('xml.too-many-attributes', this.#token, this.#limits.attributesPerElement);
    }
    return at;
  }

  #readAttributeName(from: number): number {
    const at = this.#readName(from);
    if (at === this.#intake.chunk.length || this.refusal) return at;
    return this.#readBeforeEquals(at);
  }

  #readBeforeEquals(from: number): number {
    const at = byte.skipSpaces(this.#intake.chunk, from);
    this.#state = 'before-equals';
    if (at === this.#intake.chunk.length) return at;
    if (this.#byteAt(at) !== byte.equals) return this.#become('broken', at);
    this.#state = 'before-value';
    return at + 1;
  }

  #readBeforeValue(from: number): number {
    const at = byte.skipSpaces(this.#intake.chunk, from);
    if (at === this.#intake.chunk.length) return at;
    this.#quote = this.#byteAt(at);
    if (this.#quote !== byte.doubleQuote && this.#quote !== byte.singleQuote)
      return this.#become('broken', at);
    this.#token = this.#intake.envelopeAt(at + 1);
    this.#state = 'value';
    return at + 1;
  }

  #readValue(from: number): number {
    const { chunk } = this.#intake;
    const found = chunk.indexOf(this.#quote, from);
    const at = found < 0 ? chunk.length : found;
    if (this.#intake.envelopeAt(at) - this.#token > this.#limits.attributeValueBytes) {
      this.refusal = overLimit('xml.attribute-value-too-long', this.#token, this.#limits.attributeValueBytes);
    }
    if (found < 0) return at;
    this.#state = 'in-tag';
    return at + 1;
  }

  #readSlash(at: number): number {
    return this.#byteAt(at) === byte.greaterThan ? this.#become('empty', at + 1) : this.#become('broken', at);
  }
}
