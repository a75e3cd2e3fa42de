import { problem } from '../../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../../protocol/result.ts';
import { createSchemaReader, readJsonText } from '../../../protocol/settings/schema-reader.ts';
import { type CheckVerdict, checkVerdicts, type Seat } from '../../finding.ts';
import type { ProfileName } from '../../requirements/requirement.ts';
import type { Tolerances } from '../../tolerances.ts';
import { canonicalJson } from '../canonical-json.ts';
import {
  evidenceSchema,
  profileSchema,
  seatSchema,
  suiteSchema,
  systemSchema,
  tolerancesSchema,
  waiverSchema,
} from '../report-schema.ts';
import type { RunReport, SystemFacts, Waiver } from '../run-report.ts';
import { whatItIsNot } from '../run-report.ts';
import { day, listOf, mapOf, objectOf, oneOf, sha256, text, whole } from '../schema-of.ts';
import { type CorpusKey, corpusKeys } from './corpus.ts';

/** One run of a package, with every case of it: what is not listed was not looked at. */
export interface CertifiedRun {
  /** Name of the report in the package. */
  readonly report: string;
  readonly seats: readonly Seat[];
  readonly seed: string;
  readonly began: number;
  readonly ended: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly evidence: RunReport['evidence'];
  readonly waivers: readonly Waiver[];
  readonly cases: readonly { readonly check: string; readonly verdict: CheckVerdict }[];
}

/** What is signed: everything that the package says, and the hash of each file in it. */
export interface CertificateManifest {
  readonly schema: 'lienthong-certificate/1';
  readonly issuedAt: number;
  /** Last day, `yyyy-mm-dd`. */
  readonly validUntil: string;
  /** `test-key`: a key that nobody vouches for, or one that was not checked before signing. */
  readonly signing: 'checked-key' | 'test-key';
  readonly signer: string;
  readonly system: SystemFacts;
  readonly suite: RunReport['suite'];
  readonly profile: ProfileName;
  readonly asOf: string;
  readonly tolerances: Tolerances;
  readonly runs: readonly CertifiedRun[];
  /** What the owner says that the system does not write: nothing about it is certified. */
  readonly absent: readonly CorpusKey[];
  /** SHA-256, hex, by name. */
  readonly files: Readonly<Record<string, string>>;
}

const manifestSchema = objectOf({
  about: objectOf({ vi: text(), en: text() }),
  schema: oneOf(['lienthong-certificate/1']),
  issuedAt: whole(),
  validUntil: day,
  signing: oneOf(['checked-key', 'test-key']),
  signer: text(),
  system: systemSchema,
  suite: suiteSchema,
  profile: profileSchema,
  asOf: day,
  tolerances: tolerancesSchema,
  runs: listOf(
    objectOf({
      report: text({ minLength: 1 }),
      seats: listOf(seatSchema, { minItems: 1 }),
      seed: text(),
      began: whole(),
      ended: whole(),
      environment: mapOf(text()),
      evidence: evidenceSchema,
      waivers: listOf(waiverSchema),
      cases: listOf(objectOf({ check: text(), verdict: oneOf(checkVerdicts) }), { minItems: 1 }),
    }),
    { minItems: 1 },
  ),
  absent: listOf(oneOf(corpusKeys)),
  files: mapOf(sha256),
});

const reader = createSchemaReader<CertificateManifest & { readonly about: unknown }>(manifestSchema.json);

/** The bytes that are signed. */
export function encodeManifest(manifest: CertificateManifest): Uint8Array {
  return Buffer.from(canonicalJson({ ...manifest, about: whatItIsNot }));
}

/** Reads a manifest back; bytes that are not its one canonical text are none. */
export function decodeManifest(bytes: Uint8Array): Reading<CertificateManifest> {
  const said = Buffer.from(bytes).toString('utf8');
  const reading = readJsonText(said, reader);
  if (!reading.ok) {
    const [first] = reading.problems;
    const seen = `${first?.place.path ?? ''} ${first?.seen ?? ''}`.trim();
    return unread(problem('certification.manifest-malformed', 'manifest.json', { seen }));
  }
  if (canonicalJson(reading.value) !== said) {
    return unread(problem('certification.manifest-malformed', 'manifest.json', { seen: 'not canonical' }));
  }
  const { about: _about, ...manifest } = reading.value;
  return read(manifest);
}

/** What a manifest says of one run. */
export function certifiedRun(name: string, report: RunReport): CertifiedRun {
  const { seats, seed, began, ended, environment, evidence, waivers, results } = report;
  return {
    report: name,
    ...{ seats, seed, began, ended, environment, evidence },
    waivers: waivers.map(({ waiver }) => waiver),
    cases: results.map(({ check, verdict }) => ({ check, verdict })),
  };
}
