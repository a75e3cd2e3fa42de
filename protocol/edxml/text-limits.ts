/**
 * How long texts may be, counted in Unicode characters (MET-02). No schema is public, so every figure has
 * the mark of its source: [A] national artefact, [B] regulation, [C] independent implementations agree,
 * [D] one implementation only.
 */
export interface TextLimit {
  /** The figure of the text, or the highest where sources differ; beyond it the value is refused. */
  readonly most: number;
  /** A lower figure that another source gives; beyond it a warning. */
  readonly lower?: number;
  /** What databases of the field hold beyond `most`; up to it the field takes the value [D]. */
  readonly held?: number;
  readonly mark: 'A' | 'B' | 'C' | 'D';
}

/** The limits, named after what they limit. `OrganId` has its own grammar (35 characters). */
export const textLimits = {
  organizationInCharge: { most: 500, lower: 200, mark: 'C' },
  organName: { most: 200, mark: 'C' },
  organAdd: { most: 500, lower: 250, mark: 'C' },
  email: { most: 100, mark: 'C' },
  telephone: { most: 50, lower: 20, mark: 'C' },
  fax: { most: 50, lower: 20, mark: 'C' },
  website: { most: 100, mark: 'D' },
  codeNumber: { most: 11, held: 50, mark: 'B' },
  codeNotation: { most: 30, held: 50, mark: 'B' },
  place: { most: 50, mark: 'C' },
  typeName: { most: 100, mark: 'B' },
  subject: { most: 500, mark: 'B' },
  content: { most: 500, mark: 'C' },
  competence: { most: 100, mark: 'C' },
  position: { most: 100, mark: 'B' },
  fullName: { most: 50, held: 255, mark: 'B' },
  toPlace: { most: 150, mark: 'C' },
  sphereOfPromulgation: { most: 100, mark: 'C' },
  typerNotation: { most: 10, mark: 'C' },
  appendix: { most: 250, mark: 'C' },
  /** Longer than any that can be built: 35 + 1 + 10 + 1 + 11 + 1 + 30 = 89; a database holds 200. */
  documentId: { most: 200, mark: 'D' },
  responseCode: { most: 50, mark: 'A' },
  /** 1000 in the guide of the axis, 500 in two implementations: write 500, read 1000. */
  reason: { most: 1000, lower: 500, mark: 'C' },
  department: { most: 300, lower: 200, mark: 'C' },
  staff: { most: 300, lower: 100, mark: 'C' },
  mobile: { most: 50, lower: 30, mark: 'C' },
  statusDescription: { most: 1000, lower: 500, mark: 'D' },
} as const satisfies Readonly<Record<string, TextLimit>>;
