/** A part of the sources that is mutated as one, and the tests that have to notice. */
export interface MutationRoom {
  /** `protocol/wire`. */
  readonly name: string;
  /** Patterns of the tests that are run. */
  readonly tests: readonly string[];
}

const own = (name: string, ...others: readonly string[]): MutationRoom => ({
  name,
  tests: [`${name}/**/*.test.ts`, ...others],
});

/** Checks are asked about what mutants left behind, which is recorded once: see `keep-evidence.ts`. */
export const keptEvidenceTest = 'cli/mutation/kept-evidence.test.ts';

/** Every room that can be mutated, small ones first. */
export const mutationRooms: readonly MutationRoom[] = [
  own('protocol/calendar'),
  own('protocol/lifecycle'),
  own('protocol/identity'),
  own('protocol/settings'),
  own('protocol/asn1'),
  own('protocol/tls'),
  own('protocol/wire', 'fixtures/requests/*.test.ts'),
  own('protocol/xml'),
  own('protocol/edxml', 'fixtures/{packets,mutations,worlds}/*.test.ts'),
  own('protocol/pdf', 'fixtures/{documents,pdf-signatures}/*.test.ts'),
  own(
    'protocol/security',
    'fixtures/{certificates,encrypted-files,keys,pdf-signatures,signatures,xml-signatures}/*.test.ts',
  ),
  own('conformance/checks', keptEvidenceTest),
];
