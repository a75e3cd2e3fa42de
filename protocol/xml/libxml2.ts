import {
  type ErrorDetail,
  ParseOption,
  XmlC14NMode,
  XmlCData,
  XmlDocument,
  XmlElement as XmlElementNode,
  type XmlNode,
  XmlParseError,
  XmlText,
  XmlTreeNode,
  XmlXPath,
} from 'libxml2-wasm';
import type { ParserMessage } from './diagnose.ts';
import type { ByteSpan, XmlAttribute, XmlElement, XmlName } from './tree.ts';

/**
 * The only file that knows libxml2. It gets an envelope that the scanner has bounded: no DTD, so no entity
 * but the five; no long text; few levels. libxml2's memory never shrinks, which is why big Base64 stays
 * outside, and every document is disposed before this file returns.
 */
const option: ParseOption =
  ParseOption.XML_PARSE_NONET |
  ParseOption.XML_PARSE_NO_XXE |
  ParseOption.XML_PARSE_NO_SYS_CATALOG |
  ParseOption.XML_PARSE_SKIP_IDS;

/** What the scanner knows of an element. */
export interface ElementNotes {
  readonly line: number;
  readonly column: number;
  readonly span: ByteSpan;
  readonly inner: ByteSpan;
  readonly carved: readonly ByteSpan[];
  /** Its qualified name as written. */
  readonly writtenName: string;
  readonly attributes: number;
  /** Its text, when nothing but plain text without references stands in it. */
  readonly plainText: string | undefined;
}

/**
 * The notes on the element with this number, counted from 0 in document order, or undefined when the scanner
 * saw no such element below this parent. It is asked in rising order, the root's parent is -1.
 */
export type NotesOn = (index: number, parent: number) => ElementNotes | undefined;

/** `root` is undefined when libxml2 and the scanner saw different elements. */
export type Parsed =
  | {
      readonly wellFormed: true;
      readonly root: XmlElement | undefined;
      readonly count: number;
      readonly warnings: readonly ParserMessage[];
    }
  | { readonly wellFormed: false; readonly errors: readonly ParserMessage[] };

/** Parses an envelope in UTF-8 and joins each element with its place. */
export function parseEnvelope(envelope: Uint8Array, notesOn: NotesOn): Parsed {
  const look = (document: XmlDocument): Parsed => {
    const builder = new Builder(notesOn);
    const root = builder.build(document.root, -1, new Map<string, XmlName>());
    return { wellFormed: true, root, count: builder.count, warnings: document.warnings.map(toMessage) };
  };
  return withDocument(envelope, option, look, refused);
}

/** Judges an envelope in UTF-8 and counts its elements, for a tree that was built without libxml2. */
export function judgeEnvelope(envelope: Uint8Array, root: XmlElement | undefined): Parsed {
  const look = (document: XmlDocument): Parsed => ({
    wellFormed: true,
    count: Number(document.eval(allElements)),
    root,
    warnings: document.warnings.map(toMessage),
  });
  return withDocument(envelope, option | withoutBlanks, look, refused);
}

/** White space between tags need not become nodes where nobody looks at them. */
const withoutBlanks = ParseOption.XML_PARSE_NOBLANKS | ParseOption.XML_PARSE_COMPACT;
const allElements = XmlXPath.compile('count(//*)');

/** Canonical XML 1.0 and 1.1, and Exclusive Canonical XML 1.0; all of them without comments. */
export type CanonicalForm = 'inclusive' | 'inclusive-1.1' | 'exclusive';

const canonicalModes = {
  inclusive: XmlC14NMode.XML_C14N_1_0,
  'inclusive-1.1': XmlC14NMode.XML_C14N_1_1,
  exclusive: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0,
} as const;

/** The canonical bytes of a document in UTF-8 that has no DTD; undefined when it is not well-formed. */
export function canonicalize(document: Uint8Array, form: CanonicalForm): Uint8Array | undefined {
  const pieces: Uint8Array[] = [];
  const write = (piece: Uint8Array) => {
    pieces.push(Uint8Array.from(piece));
    return piece.length;
  };
  const handler = { write, close: () => true };
  const done = withDocument(
    document,
    option,
    (parsed) => {
      parsed.canonicalize(handler, { mode: canonicalModes[form] });
      return true;
    },
    () => false,
  );
  return done ? Buffer.concat(pieces) : undefined;
}

function withDocument<T>(
  bytes: Uint8Array,
  options: ParseOption,
  look: (document: XmlDocument) => T,
  refuse: (error: XmlParseError) => T,
): T {
  let document: XmlDocument;
  try {
    document = XmlDocument.fromBuffer(bytes, { option: options, encoding: 'utf-8' });
  } catch (error) {
    if (error instanceof XmlParseError) return refuse(error);
    throw error;
  }
  try {
    return look(document);
  } finally {
    document.dispose();
  }
}

function refused({ details }: XmlParseError): Parsed {
  return { wellFormed: false, errors: details.map(toMessage) };
}

/** libxml2 tells 1 warning, 2 error and 3 fatal apart. */
const levels = ['warning', 'warning', 'error', 'fatal'] as const;

function toMessage(detail: ErrorDetail): ParserMessage {
  const { message, level, line, col } = detail;
  return { text: message.trim(), level: levels[level] ?? 'fatal', line, column: col };
}

const noAttributes: readonly XmlAttribute[] = [];
const noChildren: readonly XmlElement[] = [];

/**
 * Makes elements of nodes. Every question to libxml2 crosses into wasm and most of them copy a string, so
 * what follows from the scanner's notes is not asked: the content of an element that holds plain text only;
 * attributes where there are none; and a name that was met before in the same namespace scope, which is a
 * new one wherever an element has attributes.
 */
class Builder {
  readonly #notesOn: NotesOn;
  count = 0;

  constructor(notesOn: NotesOn) {
    this.#notesOn = notesOn;
  }

  build(node: XmlElementNode, parent: number, outerScope: NameScope): XmlElement | undefined {
    const index = this.count;
    this.count += 1;
    const notes = this.#notesOn(index, parent);
    if (!notes) return undefined;
    const scope = notes.attributes > 0 ? new Map<string, XmlName>() : outerScope;
    const content = this.#contentOf(node, notes, index, scope);
    if (!content) return undefined;
    return {
      name: nameIn(scope, notes.writtenName, node),
      attributes: notes.attributes > 0 ? attributesOf(node) : noAttributes,
      children: content.children,
      text: content.text,
      carved: notes.carved,
      line: notes.line,
      column: notes.column,
      span: notes.span,
      inner: notes.inner,
    };
  }

  #contentOf(
    node: XmlElementNode,
    notes: ElementNotes,
    index: number,
    scope: NameScope,
  ): Content | undefined {
    if (notes.plainText !== undefined) return { children: noChildren, text: notes.plainText };
    const children: XmlElement[] = [];
    let text = '';
    for (const child of contentOf(node)) {
      if (child instanceof XmlText || child instanceof XmlCData) text += child.content;
      else if (child instanceof XmlElementNode) {
        const built = this.build(child, index, scope);
        if (!built) return undefined;
        children.push(built);
      }
    }
    return { children, text };
  }
}

/** Selects an element's content without processing instructions. */
const withoutInstructions = XmlXPath.compile('node()[not(self::processing-instruction())]');

/** Child nodes. libxml2-wasm cannot step from a processing instruction to the next node; XPath goes round it. */
function contentOf(node: XmlElementNode): readonly XmlNode[] {
  const nodes: XmlNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.next) {
    if (!(child instanceof XmlTreeNode)) return node.find(withoutInstructions);
    nodes.push(child);
  }
  return nodes;
}

interface Content {
  readonly children: readonly XmlElement[];
  readonly text: string;
}

/** Names by how they are written, as long as no namespace declaration can have come between. */
type NameScope = Map<string, XmlName>;

function nameIn(scope: NameScope, written: string, node: XmlElementNode): XmlName {
  const known = scope.get(written);
  if (known) return known;
  const name = nameOf(node);
  scope.set(written, name);
  return name;
}

function attributesOf(node: XmlElementNode): readonly XmlAttribute[] {
  return node.attrs.map((each) => ({ name: nameOf(each), value: each.value }));
}

function nameOf(node: { name: string; prefix: string; namespaceUri: string }): XmlName {
  return { prefix: node.prefix, local: node.name, namespace: node.namespaceUri };
}
