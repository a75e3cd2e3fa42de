/**
 * Bounds of the reader. They are far above what offices write and far below what stops a machine; beyond them
 * a file is refused (`pdf.limit`), since what was not read cannot be vouched for.
 */
export const limits = {
  /** Dictionaries and arrays inside one another. */
  depth: 100,
  /** Bytes of one object outside its stream. */
  objectBytes: 16_777_216,
  /** Entries of all cross-reference sections together. */
  entries: 400_000,
  /** Incremental updates. */
  revisions: 128,
  /** Bytes of one stream when decoded. */
  decodedStream: 67_108_864,
  /** Bytes of all streams that one verification decodes. */
  decodedTotal: 268_435_456,
  /** Bytes of objects that one verification parses, however often it comes to them. */
  parsedTotal: 268_435_456,
  pages: 20_000,
  /** Fields of all revisions together. */
  fields: 50_000,
  signatures: 64,
  /** References to what updates change. */
  references: 400_000,
  /** Parsed objects that are kept. */
  cachedObjects: 20_000,
  /** Operators of one page's content. */
  operators: 400_000,
} as const;
