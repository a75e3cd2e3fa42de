/** A part of the sources that is mutated as one, and the tests that have to notice. */
export interface MutationRoom {
  /** `protocol/wire`. */
  readonly name: string;
  /** Patterns of the tests that are run. */
  readonly tests: readonly string[];
  /**
   * A test that reaches more places than this (floods, bounds of millions) would be run for a great many mutants and
   * notice few: it is left out, and what only it would notice counts as missed.
   */
  readonly mostReached: number;
}

/** For most rooms. */
export const usualMostReached = 10_000_000;

const own = (name: string, ...others: readonly string[]): MutationRoom => ({
  name,
  tests: [`${name}/**/*.test.ts`, ...others],
  mostReached: usualMostReached,
});

/** Checks are asked about what mutants left behind, which is recorded once: see `keep-evidence.ts`. */
export const keptEvidenceTest = 'cli/mutation/kept-evidence.test.ts';

/** By which the runner is told of `mostReached`. */
export const mostReachedName = 'LIENTHONG_MUTATION_MOST_REACHED';

/** Every room that can be mutated. A file belongs to the innermost that it lies in. */
export const mutationRooms: readonly MutationRoom[] = [
  // What every room answers with.
  { ...own('protocol'), tests: ['protocol/problems/*.test.ts', 'protocol/identity/*.test.ts'] },
  own('protocol/problems'),
  own('protocol/calendar'),
  own('protocol/lifecycle'),
  own('protocol/identity'),
  own('protocol/settings'),
  own('protocol/asn1'),
  own('protocol/tls'),
  own('protocol/wire', 'fixtures/requests/*.test.ts'),
  own('protocol/xml'),
  // What nothing notices here meets every property of packets, which takes ten seconds.
  { ...own('protocol/edxml', 'fixtures/{packets,mutations,worlds}/*.test.ts'), mostReached: 1_000_000 },
  own('protocol/pdf', 'fixtures/documents/face.test.ts'),
  {
    ...own('protocol/security'),
    tests: ['protocol/security/*.test.ts', 'fixtures/{certificates,keys}/*.test.ts'],
  },
  own('protocol/security/revocation', 'fixtures/certificates/path-cases.test.ts'),
  own('protocol/security/cms', 'fixtures/signatures/cms-*.test.ts'),
  own('protocol/security/time-stamp', 'fixtures/signatures/{proven-time,time-stamp-cases}.test.ts'),
  own('protocol/security/document', 'fixtures/signatures/every-verdict.test.ts'),
  own('protocol/security/pdf', 'fixtures/pdf-signatures/*.test.ts'),
  own(
    'protocol/security/xml',
    'fixtures/xml-signatures/{attacks,packet-signature,sign-packet,xades}.test.ts',
  ),
  own(
    'protocol/security/encryption',
    'fixtures/encrypted-files/{encrypted-attachment,encrypted-files,enveloped,inspect-file,judge-receiver}.test.ts',
  ),
  own('conformance/checks', keptEvidenceTest),
];
