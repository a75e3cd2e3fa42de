import type { ProblemCode } from '../problems/catalogue.ts';
import { type Problem, problem } from '../problems/problem.ts';
import { greaterThan, lessThan, lineFeed } from './bytes.ts';
import type { Envelope } from './envelope.ts';
import type { Places } from './places.ts';

/** One message of libxml2 about the envelope. Lines and columns from 1, columns in characters. */
export interface ParserMessage {
  readonly text: string;
  /** After a `fatal` one libxml2 only guesses. */
  readonly level: 'warning' | 'error' | 'fatal';
  readonly line: number;
  readonly column: number;
}

const byMessage: readonly (readonly [RegExp, ProblemCode])[] = [
  [/^Namespace prefix .* is not defined/, 'xml.prefix-unbound'],
  [/invalid (?:Char|xmlChar|character)|Invalid character|Char 0x/, 'xml.bad-character'],
  [/Invalid bytes in character encoding|not proper UTF-8/, 'xml.bad-utf8'],
  [/^Entity '.*' not defined/, 'xml.entity-unknown'],
];

/** The one message whose place is behind a tag, where a carved run may begin. */
const mismatch = /^Opening and ending tag mismatch/;

const unboundPrefix = /^Namespace prefix (\S+)(?: for (\S+))? on (\S+) is not defined/;

/**
 * libxml2's complaints as problems of the catalogue, at their places in the source, up to and including the
 * first fatal one: those behind it are its echo. Namespace faults are not fatal, so each is reported.
 */
export function diagnose(
  messages: readonly ParserMessage[],
  envelope: Envelope,
  places: Places,
): readonly Problem[] {
  const fatal = messages.findIndex((each) => each.level === 'fatal');
  const sound = fatal < 0 ? messages : messages.slice(0, fatal + 1);
  const cursor = new MessageCursor(envelope.view(), places);
  return sound.map((each) => diagnoseOne(each, cursor.at(each), places));
}

function diagnoseOne(message: ParserMessage, at: number, places: Places): Problem {
  const code = codeOf(message);
  if (code === 'xml.prefix-unbound') return unbound(message.text, at, places);
  const place = mismatch.test(message.text) ? places.behind(at) : places.at(at);
  return problem(code, place, { seen: inWords(message.text, at, places) });
}

function codeOf({ text, level }: ParserMessage): ProblemCode {
  if (level === 'warning') return 'xml.parser-warning';
  return byMessage.find(([pattern]) => pattern.test(text))?.[1] ?? 'xml.not-well-formed';
}

/** An unbound prefix is noticed behind the start tag; its place is the tag's beginning. */
function unbound(text: string, at: number, places: Places): Problem {
  const [, prefix = '', attribute, element = ''] = unboundPrefix.exec(text) ?? [];
  const tag = places.tagBefore(at);
  return problem('xml.prefix-unbound', tag ? places.ofTag(tag) : places.at(at), {
    seen: `${prefix}:${attribute ?? element}`,
    expected: `xmlns:${prefix}="…"`,
  });
}

/**
 * The message as people should see it. Two name the line where an element began, as a line of the envelope:
 * they get its line in the source. For an open CDATA section libxml2 has no words.
 */
function inWords(text: string, at: number, places: Places): string {
  if (text === 'Unregistered error message') return 'CData section not finished';
  return text.replace(/ line \d+/, () => {
    const line = places.openingLine(at);
    return line === undefined ? '' : ` line ${line}`;
  });
}

/**
 * Finds libxml2's lines and columns; cheap as long as they come in rising order. Its columns count
 * characters, but bytes in the name of an end tag.
 */
class MessageCursor {
  readonly #bytes: Uint8Array;
  readonly #places: Places;
  #offset = 0;
  #line = 1;
  #column = 1;
  #inEndTag = false;

  constructor(bytes: Uint8Array, places: Places) {
    this.#bytes = bytes;
    this.#places = places;
  }

  at({ line, column }: ParserMessage): number {
    if (line < this.#line || (line === this.#line && column < this.#column)) this.#move(0, 1);
    while (this.#line < line) {
      const end = this.#bytes.indexOf(lineFeed, this.#offset);
      if (end < 0) return this.#bytes.length;
      this.#move(end + 1, this.#line + 1);
    }
    while (this.#column < column && this.#offset < this.#bytes.length) this.#step();
    return this.#offset;
  }

  #move(offset: number, line: number): void {
    this.#offset = offset;
    this.#line = line;
    this.#column = 1;
    this.#inEndTag = false;
  }

  #step(): void {
    const byte = this.#bytes[this.#offset];
    if (byte === lessThan) this.#inEndTag = this.#places.isEndTag(this.#offset);
    else if (byte === greaterThan) this.#inEndTag = false;
    this.#offset += 1;
    this.#column += 1;
    while (!this.#inEndTag && ((this.#bytes[this.#offset] ?? 0) & 0xc0) === 0x80) this.#offset += 1;
  }
}
