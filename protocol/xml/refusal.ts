/** What is refused without asking libxml2, and where; `at` is an offset in the envelope. */
export interface Refusal {
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
  | 'xml.too-many-nodes'
  | 'xml.too-many-attributes'
  | 'xml.name-too-long'
  | 'xml.attribute-value-too-long';

/** A bound that was passed at `at`. */
export function overLimit(code: RefusalCode, at: number, limit: number): Refusal {
  return { code, at, expected: `≤ ${limit}` };
}
