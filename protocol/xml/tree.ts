/** A qualified name as it was written and what it means. `namespace` is '' where none is bound. */
export interface XmlName {
  readonly prefix: string;
  readonly local: string;
  readonly namespace: string;
}

export interface XmlAttribute {
  readonly name: XmlName;
  readonly value: string;
}

/** Half-open range of bytes in the source, from 0. */
export interface ByteSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * One element of a positioned tree. `text` is the element's own character data, joined, entities resolved;
 * a long run of Base64 is *carved*: it stands in `carved` as spans of source bytes, and not in `text`.
 */
export interface XmlElement {
  readonly name: XmlName;
  readonly attributes: readonly XmlAttribute[];
  /** Child elements in document order. */
  readonly children: readonly XmlElement[];
  readonly text: string;
  readonly carved: readonly ByteSpan[];
  /** Line and column (from 1; column in UTF-16 units) of the `<` of the start tag. */
  readonly line: number;
  readonly column: number;
  /** Bytes of the whole element, from the `<` of its start tag to behind the `>` of its end tag. */
  readonly span: ByteSpan;
  /** Bytes between start tag and end tag; empty at the end of the tag for `<a/>`. */
  readonly inner: ByteSpan;
}

/** Bounds on hostile input. Each has its own problem code. */
export interface XmlLimits {
  /** Bytes of the whole packet. */
  readonly totalBytes: number;
  /** Bytes that are left when long Base64 runs are carved out. */
  readonly envelopeBytes: number;
  readonly depth: number;
  readonly elements: number;
  /** Attributes, comments, CDATA sections and processing instructions, all together. */
  readonly otherNodes: number;
  readonly attributesPerElement: number;
  readonly nameBytes: number;
  readonly attributeValueBytes: number;
}

/** A whole document. Comments and processing instructions are not kept: nothing here may depend on them. */
export interface XmlTree {
  readonly root: XmlElement;
}
