import type { Place } from '../problems/problem.ts';
import type { LoggedElement } from './element-log.ts';
import { type Envelope, Positions } from './envelope.ts';

const longestStep = 64;

/**
 * Turns offsets in the envelope into places in the source, for problems. It may be asked for a hundred of
 * them: what takes a look at every element is done once.
 */
export class Places {
  readonly #envelope: Envelope;
  readonly #elements: readonly LoggedElement[];
  #steps: readonly string[] | undefined;
  #endTags: ReadonlySet<number> | undefined;
  #positions: Positions;
  #last = 0;

  constructor(envelope: Envelope, elements: readonly LoggedElement[]) {
    this.#envelope = envelope;
    this.#elements = elements;
    this.#positions = new Positions(envelope);
  }

  /** The place of an envelope offset, with the path of the innermost element that is open there. */
  at(inEnvelope: number): Place {
    const element = this.elementAt(inEnvelope);
    return { path: element ? this.#pathOf(element) : '', ...this.#position(inEnvelope) };
  }

  /** The place right behind the byte before this offset, and before what was carved there. */
  behind(inEnvelope: number): Place {
    const { path } = this.at(inEnvelope);
    const { offset, line, column } = this.#position(inEnvelope - 1);
    return { path, offset: offset + 1, line, column: column + 1 };
  }

  /** The place of an element's start tag, with its own path. */
  ofTag(element: LoggedElement): Place {
    return { path: this.#pathOf(element), ...this.#position(element.startInEnvelope) };
  }

  /** True where an element's end tag begins. */
  isEndTag(inEnvelope: number): boolean {
    this.#endTags ??= new Set(this.#elements.map((each) => each.innerEndInEnvelope));
    return this.#endTags.has(inEnvelope);
  }

  /** The last start tag that begins before this offset. */
  tagBefore(inEnvelope: number): LoggedElement | undefined {
    const elements = this.#elements;
    let low = 0;
    let high = elements.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((elements[middle]?.startInEnvelope ?? 0) < inEnvelope) low = middle + 1;
      else high = middle;
    }
    return elements[low - 1];
  }

  /** The innermost element whose start tag begins before this offset and whose end tag does not. */
  elementAt(inEnvelope: number): LoggedElement | undefined {
    let element = this.tagBefore(inEnvelope);
    while (element && element.innerEndInEnvelope >= 0 && element.innerEndInEnvelope < inEnvelope) {
      element = this.#elements[element.parent];
    }
    return element;
  }

  /** The line on which the innermost element began that is open just before this offset, end tags included. */
  openingLine(inEnvelope: number): number | undefined {
    const { offset } = this.#position(inEnvelope);
    let element = this.tagBefore(inEnvelope);
    while (element && element.end >= 0 && element.end < offset) {
      element = this.#elements[element.parent];
    }
    return element && this.#position(element.startInEnvelope).line;
  }

  #position(inEnvelope: number): ReturnType<Positions['at']> {
    if (inEnvelope < this.#last) this.#positions = new Positions(this.#envelope);
    this.#last = inEnvelope;
    return this.#positions.at(inEnvelope);
  }

  #pathOf(element: LoggedElement): string {
    this.#steps ??= this.#nameSteps();
    const steps: string[] = [];
    let index = this.#elements.indexOf(element);
    for (let each: LoggedElement | undefined = element; each && each.parent >= 0; ) {
      steps.unshift(this.#steps[index] ?? '');
      index = each.parent;
      each = this.#elements[index];
    }
    return steps.join('/');
  }

  /** The path step of every element: its local name, with a number where siblings have the same. */
  #nameSteps(): readonly string[] {
    const elements = this.#elements;
    const names = elements.map((each) => this.#localName(each));
    const keys = elements.map((each, index) => `${each.parent} ${names[index]}`);
    const totals = new Map<string, number>();
    for (const key of keys) totals.set(key, (totals.get(key) ?? 0) + 1);
    const seen = new Map<string, number>();
    return names.map((name, index) => {
      const key = keys[index] ?? '';
      const number = (seen.get(key) ?? 0) + 1;
      seen.set(key, number);
      return totals.get(key) === 1 ? name : `${name}[${number}]`;
    });
  }

  #localName({ startInEnvelope, nameEndInEnvelope }: LoggedElement): string {
    const end = nameEndInEnvelope < 0 ? this.#envelope.length : nameEndInEnvelope;
    const name = this.#envelope.view(startInEnvelope + 1, end).toString('utf8');
    const local = name.slice(name.indexOf(':') + 1);
    return local.length > longestStep ? `${local.slice(0, longestStep)}…` : local;
  }
}
