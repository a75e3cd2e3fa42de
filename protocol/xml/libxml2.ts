import {
  ParseOption,
  XmlCData,
  XmlDocument,
  XmlElement as XmlElementNode,
  XmlParseError,
  XmlText,
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

/** What the scanner knows of an element and libxml2 does not. */
export interface ElementPlace {
  readonly line: number;
  readonly column: number;
  readonly span: ByteSpan;
  readonly inner: ByteSpan;
  readonly carved: readonly ByteSpan[];
}

/**
 * The place of the element with this number, counted from 0 in document order, or undefined when the scanner
 * saw no such element below this parent. It is asked in rising order, the root's parent is -1.
 */
export type PlaceElement = (index: number, parent: number) => ElementPlace | undefined;

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
export function parseEnvelope(envelope: Uint8Array, placeElement: PlaceElement): Parsed {
  let document: XmlDocument;
  try {
    document = XmlDocument.fromBuffer(envelope, { option, encoding: 'utf-8' });
  } catch (error) {
    if (error instanceof XmlParseError) return { wellFormed: false, errors: error.details.map(toMessage) };
    throw error;
  }
  try {
    const builder = new Builder(placeElement);
    const root = builder.build(document.root, -1);
    return { wellFormed: true, root, count: builder.count, warnings: document.warnings.map(toMessage) };
  } finally {
    document.dispose();
  }
}

function toMessage(detail: { message: string; level: number; line: number; col: number }): ParserMessage {
  return { text: detail.message.trim(), warning: detail.level < 2, line: detail.line, column: detail.col };
}

const noAttributes: readonly XmlAttribute[] = [];

class Builder {
  readonly #placeElement: PlaceElement;
  count = 0;

  constructor(placeElement: PlaceElement) {
    this.#placeElement = placeElement;
  }

  build(node: XmlElementNode, parent: number): XmlElement | undefined {
    const index = this.count;
    this.count += 1;
    const place = this.#placeElement(index, parent);
    if (!place) return undefined;
    const name = nameOf(node);
    const attributes = attributesOf(node);
    const children: XmlElement[] = [];
    let text = '';
    for (let child = node.firstChild; child !== null; child = child.next) {
      if (child instanceof XmlText || child instanceof XmlCData) text += child.content;
      else if (child instanceof XmlElementNode) {
        const built = this.build(child, index);
        if (!built) return undefined;
        children.push(built);
      }
    }
    return { name, attributes, children, text, ...place };
  }
}

function attributesOf(node: XmlElementNode): readonly XmlAttribute[] {
  const attributes = node.attrs;
  if (attributes.length === 0) return noAttributes;
  return attributes.map((each) => ({ name: nameOf(each), value: each.value }));
}

function nameOf(node: { name: string; prefix: string; namespaceUri: string }): XmlName {
  return { prefix: node.prefix, local: node.name, namespace: node.namespaceUri };
}
