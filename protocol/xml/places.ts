import type { Place } from '../problems/problem.ts';
import type { ElementLog, LoggedElement } from './element-log.ts';
import { type Envelope, Positions } from './envelope.ts';

/** Turns offsets in the envelope into places in the source, for problems. */
export class Places {
  readonly #envelope: Envelope;
  readonly #log: ElementLog;

  constructor(envelope: Envelope, log: ElementLog) {
    this.#envelope = envelope;
    this.#log = log;
  }

  /** The place of an envelope offset, with the path of the innermost element that is open there. */
  at(inEnvelope: number): Place {
    return { path: this.#pathAt(inEnvelope), ...new Positions(this.#envelope).at(inEnvelope) };
  }

  /** The place of an element's start tag, with its own path. */
  ofTag(element: LoggedElement): Place {
    const { startInEnvelope } = element;
    return { path: this.#pathOf(element), ...new Positions(this.#envelope).at(startInEnvelope) };
  }

  /** The last start tag that begins before this envelope offset. */
  tagBefore(inEnvelope: number): LoggedElement | undefined {
    return this.#log.elements.findLast((each) => each.startInEnvelope < inEnvelope);
  }

  /** The innermost element whose start tag begins before, and whose end tag ends behind, this offset. */
  elementAt(inEnvelope: number): LoggedElement | undefined {
    const offset = new Positions(this.#envelope).at(inEnvelope).offset;
    let element = this.tagBefore(inEnvelope);
    while (element && element.end >= 0 && element.end <= offset) element = this.#log.elements[element.parent];
    return element;
  }

  lineOf(element: LoggedElement): number {
    return new Positions(this.#envelope).at(element.startInEnvelope).line;
  }

  #pathAt(inEnvelope: number): string {
    const element = this.elementAt(inEnvelope);
    return element ? this.#pathOf(element) : '';
  }

  #pathOf(element: LoggedElement): string {
    const steps: string[] = [];
    let each: LoggedElement | undefined = element;
    while (each && each.parent >= 0) {
      steps.unshift(this.#stepOf(each));
      each = this.#log.elements[each.parent];
    }
    return steps.join('/');
  }

  #stepOf(element: LoggedElement): string {
    const name = this.#localName(element);
    const sameName = this.#log.elements.filter(
      (each) => each.parent === element.parent && this.#localName(each) === name,
    );
    return sameName.length > 1 ? `${name}[${sameName.indexOf(element) + 1}]` : name;
  }

  #localName(element: LoggedElement): string {
    const end = element.nameEndInEnvelope < 0 ? this.#envelope.length : element.nameEndInEnvelope;
    const name = this.#envelope.view(element.startInEnvelope + 1, end).toString('utf8');
    return name.slice(name.indexOf(':') + 1);
  }
}
