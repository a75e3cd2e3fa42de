import { hasError, type Problem, problem } from '../../../protocol/problems/problem.ts';
import type { VerificationContext } from '../../../protocol/security/context.ts';
import type { SignatureVerdict } from '../../../protocol/security/verdict.ts';
import { canonicalJson } from '../canonical-json.ts';
import { parseReport } from '../parse-report.ts';
import type { RunReport } from '../run-report.ts';
import { type CertificationGround, checkCertifiable, type NamedRun } from './certifiable.ts';
import { checkFiles, checkSums } from './check-files.ts';
import { checkKey, checkPage, checkSignature } from './check-signatures.ts';
import { type CertificateManifest, certifiedRun, decodeManifest } from './manifest.ts';
import { type CertificatePackage, packageNames } from './package.ts';
import { checkWithdrawals, type GivenWithdrawals } from './withdrawals.ts';

/** What a package is judged with, beside its own bytes. */
export interface PackageContext extends CertificationGround {
  readonly security: VerificationContext;
  /** A list of packages that were withdrawn, where one is to be held against it. */
  readonly withdrawals?: GivenWithdrawals;
}

/** What became of a package. `undetermined`: whole, and who signed it cannot be told yet. */
export interface PackageJudgement {
  readonly verdict: 'valid' | 'undetermined' | 'refused';
  readonly problems: readonly Problem[];
  readonly manifest?: CertificateManifest;
  readonly signature?: SignatureVerdict;
}

/**
 * Judges a package by its bytes alone: every file against the manifest, the manifest against the reports, the reports
 * against the rules of certification as of that day, the signatures of both. Nothing is asked of anybody.
 */
export function verifyCertificate(files: CertificatePackage, context: PackageContext): PackageJudgement {
  const bytes = files.get(packageNames.manifest);
  const missing = Object.values(packageNames)
    .filter((name) => name !== packageNames.proofs && !files.has(name))
    .map((name) => problem('certification.part-missing', name));
  if (bytes === undefined) return { verdict: 'refused', problems: missing };
  const manifest = decodeManifest(bytes);
  const signed = checkSignature(files, bytes, context.security);
  if (!manifest.ok)
    return { verdict: 'refused', problems: [...missing, ...manifest.problems, ...signed.problems] };
  const parts = checkFiles(files, manifest.value);
  const { withdrawals, security, day } = context;
  const ground = { manifest: bytes, signer: signed.signature, security, day };
  const withdrawn = withdrawals === undefined ? undefined : checkWithdrawals(withdrawals, ground);
  const problems = [
    ...missing,
    ...parts,
    ...checkSums(files, [...missing, ...parts]),
    ...checkReports(files, manifest.value, context),
    ...checkDay(manifest.value, context),
    ...signed.problems,
    ...checkPage(files, signed.signature, context.security),
    ...checkKey(manifest.value, signed.signature),
    ...(withdrawn?.problems ?? []),
  ];
  const unknownSigner = signed.signature === undefined || signed.signature.verdict !== 'valid';
  const open = unknownSigner || withdrawn?.open === true;
  return {
    verdict: hasError(problems) ? 'refused' : open ? 'undetermined' : 'valid',
    problems,
    manifest: manifest.value,
    ...(signed.signature === undefined ? {} : { signature: signed.signature }),
  };
}

function checkReports(
  files: CertificatePackage,
  manifest: CertificateManifest,
  context: PackageContext,
): readonly Problem[] {
  const runs = manifest.runs.flatMap(({ report: name }): readonly NamedRun[] => {
    const bytes = Object.hasOwn(manifest.files, name) ? files.get(name) : undefined;
    const reading = bytes === undefined ? undefined : parseReport(Buffer.from(bytes).toString('utf8'));
    return reading?.ok === true ? [{ name, report: reading.value }] : [];
  });
  const unread = manifest.runs.filter(({ report }) => !runs.some(({ name }) => name === report));
  return [
    ...unread.map(({ report }) => problem('certification.report-missing', report)),
    ...runs.flatMap((run) => checkFacts(run, manifest)),
    ...checkCertifiable(runs, groundFor(manifest, context)),
    ...checkSuite(manifest, context),
  ];
}

/** A suite measures what was judged by its own rules; of others it can tell that they are others. */
function groundFor(manifest: CertificateManifest, { suite, day }: PackageContext): CertificationGround {
  const isOwn = suite?.rulesetHash(manifest.tolerances) === manifest.suite.rulesetHash;
  const { absent } = manifest;
  return suite !== undefined && isOwn ? { suite, day, absent } : { day, absent };
}

function checkSuite(manifest: CertificateManifest, { suite }: PackageContext): readonly Problem[] {
  const expected = suite?.rulesetHash(manifest.tolerances);
  const seen = manifest.suite.rulesetHash;
  if (expected === undefined || expected === seen) return [];
  return [problem('certification.ruleset-other', packageNames.manifest, { seen, expected })];
}

/** The manifest says of a run exactly what its report says. */
function checkFacts({ name, report }: NamedRun, manifest: CertificateManifest): readonly Problem[] {
  const { rulesetHash } = report.suite;
  const expected = manifest.suite.rulesetHash;
  if (rulesetHash !== expected) {
    return [problem('certification.ruleset-changed', name, { seen: rulesetHash, expected })];
  }
  const said = manifest.runs.find((each) => each.report === name);
  const has = new Set(report.results.map(({ check }) => check));
  const missing = said?.cases.filter(({ check }) => !has.has(check)) ?? [];
  if (missing.length > 0) {
    return missing.map(({ check }) => problem('certification.case-missing', name, { seen: check }));
  }
  const run = certifiedRun(name, report);
  const wrong = [
    ...keysThatDiffer(said ?? {}, run),
    ...keysThatDiffer(settingsOf(manifest), settingsOf(report)),
  ];
  return wrong.map((seen) => problem('certification.facts-differ', name, { seen }));
}

type Settings = Pick<CertificateManifest, 'suite' | 'profile' | 'asOf' | 'tolerances' | 'system'>;

function settingsOf({ suite, profile, asOf, tolerances, system }: Settings | RunReport): object {
  const { name, version, owner } = system;
  return { suite, profile, asOf, tolerances, system: { name, version, owner } };
}

function keysThatDiffer(said: object, is: object): readonly string[] {
  const known = new Map<string, unknown>(Object.entries(said));
  return Object.entries(is)
    .filter(([key, value]) => canonicalJson(known.get(key) ?? null) !== canonicalJson(value))
    .map(([key]) => key);
}

function checkDay({ validUntil }: CertificateManifest, { day }: PackageContext): readonly Problem[] {
  const detail = { expected: validUntil };
  return day <= validUntil ? [] : [problem('certification.expired', packageNames.manifest, detail)];
}
