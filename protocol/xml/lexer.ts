import * as byte from './bytes.ts';
import type { ElementLog } from './element-log.ts';
import { foreignEncoding, isDeclaration } from './encoding.ts';
import type { Intake } from './intake.ts';
import { readPlainStretch } from './plain-stretch.ts';
import { overLimit, type Refusal } from './refusal.ts';
import { TagLexer } from './tag-lexer.ts';
import type { TextRun } from './text-run.ts';
import type { XmlLimits } from './tree.ts';

type State =
  | 'prolog'
  | 'junk'
  | 'text'
  | 'run'
  | 'less-than'
  | 'start-tag'
  | 'end-tag'
  | 'declaration'
  | 'comment'
  | 'cdata'
  | 'instruction'
  | 'broken';

const junkShown = 40;

/**
 * Tells tags, comments, CDATA, instructions and text apart, byte by byte where it must and with native
 * searches where it can, and stops at any byte when a chunk ends. It does not judge well-formedness: where
 * markup makes no sense it goes to `broken`, which only malformed documents reach; libxml2 says why.
 */
export class Lexer {
  readonly #intake: Intake;
  readonly #log: ElementLog;
  readonly #run: TextRun;
  readonly #limits: XmlLimits;
  readonly #tag: TagLexer;
  #state: State = 'prolog';
  /** Where the markup in hand begins. */
  #markup = 0;
  #markupSource = 0;
  /** Where the name, value or junk in hand begins. */
  #token = 0;
  /** Bytes of `--`, `]]` or `?` seen last, towards the end of a comment, CDATA section or instruction. */
  #closing = 0;
  #declared = '';
  refusal: Refusal | undefined;

  constructor(intake: Intake, log: ElementLog, run: TextRun, limits: XmlLimits) {
    this.#intake = intake;
    this.#log = log;
    this.#run = run;
    this.#limits = limits;
    this.#tag = new TagLexer(intake, limits);
  }

  get broken(): boolean {
    return this.#state === 'broken';
  }

  /** Reads the intake's chunk from `index`; answers where it stopped: its end, a refusal or a break. */
  read(index: number): number {
    const end = this.#intake.chunk.length;
    let at = index;
    while (at < end && !this.refusal && this.#state !== 'broken') at = this.#step(at);
    return at;
  }

  /** The source ended. What is not finished is for libxml2 to complain of. */
  finish(): void {
    if (this.#state === 'junk') this.#refuseJunk(this.#intake.chunk.length);
    this.#run.finish();
  }

  #step(at: number): number {
    switch (this.#state) {
      case 'prolog':
        return this.#readProlog(at);
      case 'junk':
        return this.#readJunk(at);
      case 'text':
        return this.#readText(at);
      case 'run':
        return this.#readRun(at);
      case 'less-than':
        return this.#readLessThan(at);
      case 'start-tag':
        return this.#readStartTag(at);
      case 'end-tag':
        return this.#readEndTag(at);
      case 'declaration':
        return this.#readDeclaration(at);
      case 'comment':
        return this.#readUntil(at, byte.hyphen, 2);
      case 'cdata':
        return this.#readUntil(at, byte.rightBracket, 2);
      case 'instruction':
        return this.#readUntil(at, byte.question, 1);
      case 'broken':
        return at;
    }
  }

  #byteAt(at: number): number {
    return this.#intake.chunk[at] ?? 0;
  }

  #refuse(refusal: Refusal): void {
    this.refusal ??= refusal;
  }

  #breakAt(at: number): number {
    this.#state = 'broken';
    return at;
  }

  /** Before the root element only white space may stand between markup. */
  #readProlog(from: number): number {
    const at = byte.skipSpaces(this.#intake.chunk, from);
    if (at === this.#intake.chunk.length) return at;
    if (this.#byteAt(at) === byte.lessThan) return this.#beginMarkup(at);
    this.#token = this.#intake.envelopeAt(at);
    this.#state = 'junk';
    return at;
  }

  /** Waits for as much junk as is worth showing. */
  #readJunk(at: number): number {
    const shown = this.#intake.envelopeAt(at) - this.#token;
    if (shown < junkShown && this.#byteAt(at) !== byte.lessThan) return at + 1;
    this.#refuseJunk(at);
    return at;
  }

  #refuseJunk(at: number): void {
    this.#intake.flush(at);
    const junk = this.#intake.envelope.view(this.#token, this.#token + junkShown);
    this.#refuse({ code: 'xml.junk-before-prolog', at: this.#token, seen: visible(junk), expected: '<?xml' });
  }

  #readText(from: number): number {
    const { chunk } = this.#intake;
    const at = chunk.indexOf(byte.lessThan, from);
    return at < 0 ? chunk.length : this.#beginMarkup(at);
  }

  #readRun(from: number): number {
    let begin = from;
    if (!this.#run.open) {
      begin = readPlainStretch(this.#intake, this.#log, this.#limits, from);
      if (begin > from) this.#afterMarkup(begin);
      if (this.#state !== 'run' || begin === this.#intake.chunk.length) return begin;
      this.#run.begin(begin);
    }
    const at = this.#run.read(begin);
    if (!this.#run.open) this.#state = 'text';
    return at;
  }

  #beginMarkup(at: number): number {
    this.#markup = this.#intake.envelopeAt(at);
    this.#markupSource = this.#intake.sourceAt(at);
    this.#state = 'less-than';
    return at + 1;
  }

  /** Behind any markup: element text may begin with a run that can be carved. */
  #afterMarkup(at: number): number {
    if (this.#log.elements.length === 0) this.#state = 'prolog';
    else this.#state = this.#log.depth > 0 ? 'run' : 'text';
    return at;
  }

  #readLessThan(at: number): number {
    const next = this.#byteAt(at);
    if (next !== byte.slash) this.#log.interrupt();
    switch (next) {
      case byte.slash:
        this.#state = 'end-tag';
        return at + 1;
      case byte.exclamation:
        this.#state = 'declaration';
        this.#declared = '';
        return at + 1;
      case byte.question:
        this.#state = 'instruction';
        this.#closing = 0;
        return at + 1;
      default:
        return byte.endsName(next) ? this.#breakAt(at) : this.#beginElement(at);
    }
  }

  #beginElement(at: number): number {
    const { depth, elements } = this.#limits;
    if (this.#log.depth >= depth) this.#refuse(overLimit('xml.too-deep', this.#markup, depth));
    else if (this.#log.elements.length >= elements) {
      this.#refuse(overLimit('xml.too-many-elements', this.#markup, elements));
    } else {
      this.#log.begin(this.#markupSource, this.#markup);
      this.#tag.begin(at);
      this.#state = 'start-tag';
    }
    return at;
  }

  #readStartTag(from: number): number {
    const at = this.#tag.read(from);
    const { outcome, refusal } = this.#tag;
    if (refusal) this.#refuse(refusal);
    this.#log.named(this.#tag.nameEnd, this.#tag.attributes);
    if (!outcome) return at;
    if (outcome === 'broken') return this.#breakAt(at);
    const { source, envelope } = { source: this.#intake.sourceAt(at), envelope: this.#intake.envelopeAt(at) };
    this.#log.opened(source, envelope);
    if (outcome === 'empty') this.#log.close(source, envelope, source, envelope);
    return this.#afterMarkup(at);
  }

  #readEndTag(from: number): number {
    const { chunk } = this.#intake;
    const at = chunk.indexOf(byte.greaterThan, from);
    if (at < 0) return chunk.length;
    if (this.#log.depth === 0) return this.#breakAt(at);
    const { source, envelope } = {
      source: this.#intake.sourceAt(at + 1),
      envelope: this.#intake.envelopeAt(at + 1),
    };
    this.#log.close(this.#markupSource, this.#markup, source, envelope);
    return this.#afterMarkup(at + 1);
  }

  /** Behind `<!`: a comment, a CDATA section, a DOCTYPE, or nothing that XML knows. */
  #readDeclaration(at: number): number {
    this.#declared += String.fromCharCode(this.#byteAt(at));
    this.#closing = 0;
    if (this.#declared === '--') this.#state = 'comment';
    else if (this.#declared === '[CDATA[') this.#state = 'cdata';
    else if (this.#declared === 'DOCTYPE') this.#refuse({ code: 'xml.doctype-refused', at: this.#markup });
    else if (!['--', '[CDATA[', 'DOCTYPE'].some((each) => each.startsWith(this.#declared))) this.#breakAt(at);
    return at + 1;
  }

  /** Reads to a `>` that stands behind at least `count` of `mark`. */
  #readUntil(from: number, mark: number, count: number): number {
    const { chunk } = this.#intake;
    const found = chunk.indexOf(byte.greaterThan, from);
    const at = found < 0 ? chunk.length : found;
    this.#closing = this.#countMarks(from, at, mark, count);
    if (found < 0) return at;
    if (this.#closing >= count) return this.#endSection(at + 1);
    this.#closing = 0;
    return at + 1;
  }

  /** How many of `mark`, up to `most`, stand right before `to`; what was counted before `from` goes on. */
  #countMarks(from: number, to: number, mark: number, most: number): number {
    let count = 0;
    while (count < most && to - count > from && this.#byteAt(to - count - 1) === mark) count += 1;
    return to - count === from ? Math.min(count + this.#closing, most) : count;
  }

  #endSection(at: number): number {
    if (this.#log.depth > 0) this.#log.mixed = true;
    if (this.#tag.countNode())
      this.#refuse(overLimit('xml.too-many-nodes', this.#markup, this.#limits.otherNodes));
    if (this.#state === 'instruction' && this.#log.elements.length === 0) this.#checkDeclaration(at);
    return this.#afterMarkup(at);
  }

  /** An XML declaration stands at the very beginning, and names no other encoding than UTF-8. */
  #checkDeclaration(at: number): void {
    this.#intake.flush(at);
    const { envelope } = this.#intake;
    const instruction = envelope.view(this.#markup).toString('latin1');
    if (!isDeclaration(instruction)) return;
    if (this.#markup > 0) {
      const seen = visible(envelope.view(0, Math.min(this.#markup, junkShown)));
      this.#refuse({ code: 'xml.junk-before-prolog', at: 0, seen, expected: '<?xml' });
      return;
    }
    const seen = foreignEncoding(instruction);
    if (seen !== undefined) {
      this.#refuse({ code: 'xml.encoding-unsupported', at: this.#markup, seen, expected: 'UTF-8' });
    }
  }
}

/** Text for people: quoted, with what cannot be seen as escapes. */
function visible(bytes: Buffer): string {
  return JSON.stringify(bytes.toString('utf8'));
}
