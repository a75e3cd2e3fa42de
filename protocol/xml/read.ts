import { type Problem, problem } from '../problems/problem.ts';
import { type Reading, read, unread } from '../result.ts';
import type { CarveSink } from './carve-sink.ts';
import { diagnose } from './diagnose.ts';
import type { LoggedElement } from './element-log.ts';
import { Positions } from './envelope.ts';
import { judgeEnvelope, type NotesOn, type Parsed, parseEnvelope } from './libxml2.ts';
import { defaultXmlLimits } from './limits.ts';
import { Places } from './places.ts';
import { Scanner } from './scan.ts';
import { buildTagTree } from './tag-tree.ts';
import type { ByteSpan, XmlElement, XmlLimits, XmlTree } from './tree.ts';

/** Reads one document that arrives in chunks. */
export interface TreeReader {
  /** Takes the next bytes; the array may be used again afterwards. After a refusal this costs nothing. */
  write(chunk: Uint8Array): void;
  /** Answers for all that was written. Call it once. */
  end(): Reading<XmlTree>;
  /** Once a tree was read: the bytes of a part of it, without what was carved out. Do not change them. */
  source(span: ByteSpan): Uint8Array;
}

/** A reader of hostile XML, see `readTree`, for input that comes in pieces. */
export function createTreeReader(limits: XmlLimits = defaultXmlLimits, sink?: CarveSink): TreeReader {
  const scanner = new Scanner(limits, sink);
  return {
    write: (chunk) => scanner.write(chunk),
    end: () => {
      scanner.end();
      return answer(scanner);
    },
    source: ({ start, end }) => scanner.intake.envelope.between(start, end),
  };
}

/**
 * Reads a whole document into a positioned tree. Refuses, with code and place: what is not UTF-8, any DTD,
 * anything over `limits`, anything that is not well-formed or uses an unbound prefix. Long Base64 goes to
 * `sink` and not into the tree. Never throws for what a peer sent.
 */
export function readTree(
  bytes: Uint8Array,
  limits: XmlLimits = defaultXmlLimits,
  sink?: CarveSink,
): Reading<XmlTree> {
  const reader = createTreeReader(limits, sink);
  reader.write(bytes);
  return reader.end();
}

function answer(scanner: Scanner): Reading<XmlTree> {
  const notices = scanner.marked
    ? [problem('xml.byte-order-mark', { path: '', line: 1, column: 1, offset: 0 })]
    : [];
  if (scanner.refusal) return unread(...notices, scanner.refusal);
  const { envelope } = scanner.intake;
  const places = new Places(envelope, scanner.log.elements);
  const parsed = parse(scanner);
  if (!parsed.wellFormed) return unread(...notices, ...diagnose(parsed.errors, envelope, places));
  const warnings = diagnose(parsed.warnings, envelope, places);
  return join(scanner, parsed.root, parsed.count, [...notices, ...warnings]);
}

/**
 * Where tags are the only markup, the tree comes out of the scanner's notes; libxml2 judges whatever is not
 * beyond doubt.
 */
function parse(scanner: Scanner): Parsed {
  const { log, intake } = scanner;
  const bytes = intake.envelope.view();
  if (log.mixed || scanner.broken) return parseEnvelope(bytes, notesOf(scanner));
  const { root, sure } = buildTagTree(log, intake.envelope);
  return sure
    ? { wellFormed: true, root, count: log.elements.length, warnings: [] }
    : judgeEnvelope(bytes, root);
}

function join(
  scanner: Scanner,
  root: XmlElement | undefined,
  count: number,
  problems: readonly Problem[],
): Reading<XmlTree> {
  const agreed = root !== undefined && count === scanner.log.elements.length && !scanner.broken;
  if (agreed) return read({ root }, problems);
  return unread(...problems, problem('xml.not-well-formed', '', { seen: 'two parsers disagree' }));
}

/** The scanner's notes, with lines and columns, walking the envelope once. */
function notesOf({ log, intake }: Scanner): NotesOn {
  const positions = new Positions(intake.envelope);
  const bytes = intake.envelope.view();
  return (index, parent) => {
    const element = log.elements[index];
    if (element?.parent !== parent) return undefined;
    const { line, column } = positions.at(element.startInEnvelope);
    return {
      line,
      column,
      span: { start: element.start, end: element.end },
      inner: { start: element.innerStart, end: element.innerEnd },
      carved: log.carvedOf(index),
      writtenName: bytes.toString('utf8', element.startInEnvelope + 1, element.nameEndInEnvelope),
      attributes: element.attributes,
      plainText: plainTextOf(element, bytes),
    };
  };
}

/** Text that no parser would change: without markup, references and carriage returns. */
function plainTextOf(element: LoggedElement, bytes: Buffer): string | undefined {
  if (!element.plain) return undefined;
  const text = bytes.toString('utf8', element.innerStartInEnvelope, element.innerEndInEnvelope);
  return text.includes('&') || text.includes('\r') ? undefined : text;
}
