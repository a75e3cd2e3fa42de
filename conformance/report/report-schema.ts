import type { JsonSchema } from '../../protocol/settings/schema-reader.ts';
import { checkVerdicts, seats } from '../finding.ts';
import { profileNames } from '../requirements/requirement.ts';
import { day, flag, listOf, mapOf, objectOf, objectWith, oneOf, text, whole } from './schema-of.ts';

const instant = whole({ description: 'milliseconds since 1970-01-01T00:00:00Z' });
const filled = text({ minLength: 1 });
const bilingual = objectOf({ vi: filled, en: filled });
const positive = whole({ minimum: 1 });
const count = whole({ minimum: 0 });
export const seatSchema = oneOf(seats);
export const profileSchema = oneOf(profileNames);
const verdict = oneOf(checkVerdicts);

export const waiverSchema = objectOf({
  check: filled,
  requirement: filled,
  reason: text(),
  owner: text(),
  expires: day,
});

const waived = objectOf({
  waiver: waiverSchema,
  outcome: oneOf(['used', 'not-tried', 'stale', 'expired', 'unexpected-pass', 'not-allowed']),
});

const finding = objectOf({
  requirement: filled,
  place: objectWith(
    { entry: positive, part: filled },
    { name: text(), path: text(), line: positive, column: positive, offset: count },
  ),
  expected: bilingual,
  seen: text(),
  cause: bilingual,
  blame: oneOf(['system', 'configuration', 'harness', 'environment']),
  severity: oneOf(['fail', 'warn']),
});

const result = objectWith(
  {
    check: filled,
    title: bilingual,
    requirements: listOf(filled, { minItems: 1 }),
    seat: seatSchema,
    verdict,
    findings: listOf(finding),
    looked: listOf(positive),
    repeat: text(),
  },
  { why: bilingual, waiver: waived },
);

export const tolerancesSchema = objectOf({
  urgentSendWarn: count,
  urgentSendFail: count,
  urgentPickWarn: count,
  urgentPickFail: count,
  arrival: count,
  hubForward: count,
  hubForwardUrgent: count,
  statusForward: count,
  skewWarn: count,
  skewFail: count,
  registryHub: count,
  registryAgency: count,
  lossDetect: count,
});

export const suiteSchema = objectOf({ version: filled, rulesetHash: filled });

export const systemSchema = objectOf({
  name: text(),
  version: text(),
  owner: text(),
  seen: listOf(text()),
});

export const evidenceSchema = objectOf({ head: text(), entries: count, bodies: count });

/** One run report, as a schema that carries its type; `about` is the first line, in both languages. */
export const reportMembers = {
  schema: oneOf(['lienthong-run-report/1']),
  suite: suiteSchema,
  system: systemSchema,
  seats: listOf(seatSchema),
  profile: profileSchema,
  asOf: day,
  tolerances: tolerancesSchema,
  seed: text(),
  began: instant,
  ended: instant,
  judgedAt: instant,
  environment: mapOf(text()),
  verdict: oneOf(['conformant', 'not-conformant', 'inconclusive']),
  complete: flag,
  results: listOf(result),
  requirements: listOf(
    objectWith({ requirement: filled, verdict, checks: listOf(filled) }, { why: bilingual }),
  ),
  statements: listOf(
    objectOf({
      requirement: filled,
      manner: oneOf(['declared', 'attested', 'denied']),
      by: text(),
      dated: day,
      text: text(),
      outdated: flag,
    }),
  ),
  waivers: listOf(waived),
  guards: objectOf({
    canary: oneOf(['failed-as-it-must', 'passed']),
    unknownCase: oneOf(['not-run-as-it-must', 'passed']),
  }),
  evidence: evidenceSchema,
} as const;

export const reportDocumentSchema = objectWith(
  { about: bilingual, ...reportMembers },
  { paperAlsoFor: listOf(filled), code: objectOf({ shared: filled, checks: mapOf(filled) }) },
);

/** Published as `docs/report.schema.json`. */
export const publishedReportSchema: JsonSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'lienthong run report, version 1',
  description: 'What one run of the conformance suite found. Canonical JSON (RFC 8785) when it is hashed.',
  ...reportDocumentSchema.json,
};
