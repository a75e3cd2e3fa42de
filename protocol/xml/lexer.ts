import * as byte from './bytes.ts';
import type { ElementLog } from './element-log.ts';
import { foreignEncoding, isDeclaration } from './encoding.ts';
import type { Intake } from './intake.ts';
import type { TextRun } from './text-run.ts';
import type { XmlLimits } from './tree.ts';

/** Why the lexer wants no more; `at` is an offset in the envelope. */
export interface LexicalRefusal {
  readonly code: RefusalCode;
  readonly at: number;
  readonly seen?: string;
  readonly expected?: string;
}

type RefusalCode =
  | 'xml.too-large'
  | 'xml.envelope-too-large'
  | 'xml.junk-before-prolog'
  | 'xml.doctype-refused'
  | 'xml.encoding-unsupported'
  | 'xml.too-deep'
  | 'xml.too-many-elements'
  | 'xml.too-many-attributes'
  | 'xml.name-too-long'
  | 'xml.attribute-value-too-long';

type State =
  | 'prolog'
  | 'junk'
  | 'text'
  | 'run'
  | 'less-than'
  | 'start-name'
  | 'in-tag'
  | 'attribute-name'
  | 'before-equals'
  | 'before-value'
  | 'value'
  | 'tag-slash'
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
  #state: State = 'prolog';
  /** Where the markup in hand begins. */
  #markup = 0;
  #markupSource = 0;
  /** Where the name, value or junk in hand begins. */
  #token = 0;
  #attributes = 0;
  #quote = 0;
  /** Bytes of `--`, `]]` or `?` seen last, towards the end of a comment, CDATA section or instruction. */
  #closing = 0;
  #declared = '';
  refusal: LexicalRefusal | undefined;

  constructor(intake: Intake, log: ElementLog, run: TextRun, limits: XmlLimits) {
    this.#intake = intake;
    this.#log = log;
    this.#run = run;
    this.#limits = limits;
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
      case 'start-name':
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
      case 'tag-slash':
        return this.#readTagSlash(at);
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

  #skipSpaces(from: number): number {
    const { chunk } = this.#intake;
    let at = from;
    while (at < chunk.length && byte.isSpace(chunk[at] ?? 0)) at += 1;
    return at;
  }

  #refuse(refusal: LexicalRefusal): void {
    this.refusal ??= refusal;
  }

  #breakAt(at: number): number {
    this.#state = 'broken';
    return at;
  }

  /** Before the root element only white space may stand between markup. */
  #readProlog(from: number): number {
    const at = this.#skipSpaces(from);
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
    if (!this.#run.open) this.#run.begin(from);
    const at = this.#run.read(from);
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
        return endsName(next) ? this.#breakAt(at) : this.#beginElement(at);
    }
  }

  #beginElement(at: number): number {
    if (this.#log.depth >= this.#limits.depth) {
      this.#refuseLimit('xml.too-deep', this.#markup, this.#limits.depth);
    } else if (this.#log.elements.length >= this.#limits.elements) {
      this.#refuseLimit('xml.too-many-elements', this.#markup, this.#limits.elements);
    } else {
      this.#log.begin(this.#markupSource, this.#markup);
      this.#token = this.#markup + 1;
      this.#attributes = 0;
      this.#state = 'start-name';
    }
    return at;
  }

  #refuseLimit(code: RefusalCode, at: number, limit: number): void {
    this.#refuse({ code, at, expected: `≤ ${limit}` });
  }

  /** Index of the first byte that cannot be in a name, or of the byte with which the name gets too long. */
  #readName(from: number): number {
    const { chunk } = this.#intake;
    const longest = from + this.#limits.nameBytes - (this.#intake.envelopeAt(from) - this.#token);
    let at = from;
    while (at < chunk.length && at <= longest && !endsName(chunk[at] ?? 0)) at += 1;
    if (at > longest) this.#refuseLimit('xml.name-too-long', this.#token, this.#limits.nameBytes);
    return at;
  }

  #readStartName(from: number): number {
    const at = this.#readName(from);
    if (at === this.#intake.chunk.length || this.refusal) return at;
    this.#log.nameEnds(this.#intake.envelopeAt(at));
    return this.#readInTag(at);
  }

  #readInTag(from: number): number {
    const at = this.#skipSpaces(from);
    this.#state = 'in-tag';
    if (at === this.#intake.chunk.length) return at;
    const next = this.#byteAt(at);
    if (next === byte.greaterThan) return this.#openElement(at + 1);
    if (next === byte.slash) {
      this.#state = 'tag-slash';
      return at + 1;
    }
    return endsName(next) ? this.#breakAt(at) : this.#beginAttribute(at);
  }

  #openElement(at: number): number {
    this.#log.opened(this.#intake.sourceAt(at));
    return this.#afterMarkup(at);
  }

  #readTagSlash(at: number): number {
    if (this.#byteAt(at) !== byte.greaterThan) return this.#breakAt(at);
    const end = this.#intake.sourceAt(at + 1);
    this.#log.opened(end);
    this.#log.close(end, end);
    return this.#afterMarkup(at + 1);
  }

  #beginAttribute(at: number): number {
    this.#attributes += 1;
    this.#token = this.#intake.envelopeAt(at);
    this.#state = 'attribute-name';
    if (this.#attributes > this.#limits.attributesPerElement) {
      this.#refuseLimit('xml.too-many-attributes', this.#token, this.#limits.attributesPerElement);
    }
    return at;
  }

  #readAttributeName(from: number): number {
    const at = this.#readName(from);
    if (at === this.#intake.chunk.length || this.refusal) return at;
    return this.#readBeforeEquals(at);
  }

  #readBeforeEquals(from: number): number {
    const at = this.#skipSpaces(from);
    this.#state = 'before-equals';
    if (at === this.#intake.chunk.length) return at;
    if (this.#byteAt(at) !== byte.equals) return this.#breakAt(at);
    this.#state = 'before-value';
    return at + 1;
  }

  #readBeforeValue(from: number): number {
    const at = this.#skipSpaces(from);
    if (at === this.#intake.chunk.length) return at;
    this.#quote = this.#byteAt(at);
    if (this.#quote !== byte.doubleQuote && this.#quote !== byte.singleQuote) return this.#breakAt(at);
    this.#token = this.#intake.envelopeAt(at + 1);
    this.#state = 'value';
    return at + 1;
  }

  #readValue(from: number): number {
    const { chunk } = this.#intake;
    const found = chunk.indexOf(this.#quote, from);
    const at = found < 0 ? chunk.length : found;
    if (this.#intake.envelopeAt(at) - this.#token > this.#limits.attributeValueBytes) {
      this.#refuseLimit('xml.attribute-value-too-long', this.#token, this.#limits.attributeValueBytes);
    }
    if (found < 0) return at;
    this.#state = 'in-tag';
    return at + 1;
  }

  #readEndTag(from: number): number {
    const { chunk } = this.#intake;
    const at = chunk.indexOf(byte.greaterThan, from);
    if (at < 0) return chunk.length;
    if (this.#log.depth === 0) return this.#breakAt(at);
    this.#log.close(this.#markupSource, this.#intake.sourceAt(at + 1));
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
    for (let at = from; at < chunk.length; at += 1) {
      const next = chunk[at];
      if (next === mark) this.#closing += 1;
      else if (next !== byte.greaterThan || this.#closing < count) this.#closing = 0;
      else return this.#endSection(at + 1);
    }
    return chunk.length;
  }

  #endSection(at: number): number {
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

/** True for the bytes that cannot stand in a name: white space, `<`, `>`, `=`, `/`, `&`, quotes. */
function endsName(value: number): boolean {
  if (value === byte.greaterThan || value === byte.equals || value === byte.slash) return true;
  if (value === byte.lessThan || value === byte.ampersand) return true;
  return byte.isSpace(value) || value === byte.doubleQuote || value === byte.singleQuote;
}

/** Text for people: quoted, with what cannot be seen as escapes. */
function visible(bytes: Buffer): string {
  return JSON.stringify(bytes.toString('utf8'));
}
