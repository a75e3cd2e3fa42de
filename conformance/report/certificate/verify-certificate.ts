import { hash } from 'node:crypto';
import { sourceOf } from '../../../protocol/pdf/source.ts';
import { hasError, type Problem, problem } from '../../../protocol/problems/problem.ts';
import { contentOf } from '../../../protocol/security/cms/content.ts';
import { verifyCms } from '../../../protocol/security/cms/verify-cms.ts';
import type { VerificationContext } from '../../../protocol/security/context.ts';
import { verifyPdf } from '../../../protocol/security/pdf/verify-pdf.ts';
import type { SignatureVerdict, Verdict } from '../../../protocol/security/verdict.ts';
import { canonicalJson } from '../canonical-json.ts';
import { parseReport } from '../parse-report.ts';
import type { RunReport } from '../run-report.ts';
import { type CertificationGround, checkCertifiable, type NamedRun } from './certifiable.ts';
import { type CertificateManifest, certifiedRun, decodeManifest } from './manifest.ts';
import { testMarkIn } from './test-key.ts';

/** Names in a package that are the same in all of them. */
export const packageNames = {
  manifest: 'manifest.json',
  signature: 'manifest.p7s',
  page: 'certificate.pdf',
  /** The digest of every other file, as `sha256sum -c` reads it: also of what no signature covers. */
  sums: 'SHA256SUMS',
  /** Lists, answers and certificates that prove states; each is signed by its own authority. */
  proofs: 'proofs/',
} as const;

/** The files of a package by name, with slashes. */
export type CertificatePackage = ReadonlyMap<string, Uint8Array>;

/** What a package is judged with, beside its own bytes. */
export interface PackageContext extends CertificationGround {
  readonly security: VerificationContext;
}

/** What became of a package. `undetermined`: whole, and who signed it cannot be told yet. */
export interface PackageJudgement {
  readonly verdict: 'valid' | 'undetermined' | 'refused';
  readonly problems: readonly Problem[];
  readonly manifest?: CertificateManifest;
  readonly signature?: SignatureVerdict;
}

/**
 * True where the arithmetic holds and whose signature it is stays open: no proof of a state, or nobody said whom to
 * trust. Who named roots and is shown another is refused.
 */
function isOpen(verdict: Verdict, { trust }: VerificationContext): boolean {
  return verdict === 'undetermined' || (verdict === 'untrusted' && trust.anchors.length === 0);
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
  const problems = [
    ...missing,
    ...parts,
    ...checkSums(files, [...missing, ...parts]),
    ...checkReports(files, manifest.value, context),
    ...checkDay(manifest.value, context),
    ...signed.problems,
    ...checkPage(files, signed.signature, context.security),
    ...checkKey(manifest.value, signed.signature),
  ];
  const open = signed.signature === undefined || signed.signature.verdict !== 'valid';
  return {
    verdict: hasError(problems) ? 'refused' : open ? 'undetermined' : 'valid',
    problems,
    manifest: manifest.value,
    ...(signed.signature === undefined ? {} : { signature: signed.signature }),
  };
}

function checkFiles(files: CertificatePackage, { files: listed }: CertificateManifest): readonly Problem[] {
  const apart: readonly string[] = [packageNames.manifest, packageNames.signature, packageNames.sums];
  const foreign = [...files.keys()].filter(
    (name) => !Object.hasOwn(listed, name) && !apart.includes(name) && !name.startsWith(packageNames.proofs),
  );
  const changed = Object.entries(listed).flatMap(([name, expected]) => {
    const bytes = files.get(name);
    if (bytes === undefined) return [problem('certification.part-missing', name)];
    const seen = hash('sha256', bytes);
    return seen === expected ? [] : [problem('certification.part-changed', name, { seen, expected })];
  });
  const page = Object.hasOwn(listed, packageNames.page)
    ? []
    : [problem('certification.part-unknown', packageNames.page)];
  return [...changed, ...foreign.map((name) => problem('certification.part-unknown', name)), ...page];
}

/** The digests of a package's files, its own left out: one text for one package. */
export function sumsOf(files: CertificatePackage): Uint8Array {
  const lines = [...files]
    .filter(([name]) => name !== packageNames.sums)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, bytes]) => `${hash('sha256', bytes)}  ${name}\n`);
  return Buffer.from(lines.join(''));
}

/** What differs from the digests, beside what is known to be wrong already. */
function checkSums(files: CertificatePackage, known: readonly Problem[]): readonly Problem[] {
  const bytes = files.get(packageNames.sums);
  if (bytes === undefined || known.length > 0) return [];
  const said = Buffer.from(bytes).toString('latin1');
  const is = Buffer.from(sumsOf(files)).toString('latin1');
  if (said === is) return [];
  const wrong = is.split('\n').find((line) => !said.includes(line)) ?? '';
  const name = wrong.slice(66);
  const expected = new RegExp(`^([0-9a-f]{64})  ${escaped(name)}$`, 'm').exec(said)?.[1] ?? '–';
  const detail = { seen: wrong.slice(0, 64), expected };
  return [problem('certification.part-changed', name === '' ? packageNames.sums : name, detail)];
}

function escaped(text: string): string {
  return text.replace(/[^\w]/g, '\\$&');
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
  return suite !== undefined && isOwn ? { suite, day } : { day };
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

interface CheckedSignature {
  readonly signature?: SignatureVerdict;
  readonly problems: readonly Problem[];
}

function checkSignature(
  files: CertificatePackage,
  manifest: Uint8Array,
  security: VerificationContext,
): CheckedSignature {
  const message = files.get(packageNames.signature);
  if (message === undefined) return { problems: [] };
  const options = { place: packageNames.signature, binding: 'required' } as const;
  const [signature, another] = verifyCms(message, contentOf(manifest), security, options);
  if (signature === undefined) throw new Error('a message without a verdict');
  const { verdict, reasons, timeStamp } = signature;
  const detail = { seen: another === undefined ? verdict : 'several signers' };
  const unstamped =
    timeStamp === undefined ? [problem('certification.time-stamp-missing', options.place)] : [];
  if (another !== undefined || !(verdict === 'valid' || isOpen(verdict, security))) {
    return {
      signature,
      problems: [problem('certification.signature-unsound', options.place, detail), ...reasons],
    };
  }
  if (verdict === 'valid') return { signature, problems: unstamped };
  const asWarnings = reasons.map((each): Problem => ({ ...each, severity: 'warning' }));
  const open = problem('certification.signature-undetermined', options.place, detail);
  return { signature, problems: [...unstamped, open, ...asWarnings] };
}

/** The page is signed by the same hand, wholly, and nothing was added to it. */
function checkPage(
  files: CertificatePackage,
  manifestSignature: SignatureVerdict | undefined,
  security: VerificationContext,
): readonly Problem[] {
  const page = files.get(packageNames.page);
  if (page === undefined || manifestSignature?.signer === undefined) return [];
  const { verdict, signatures } = verifyPdf(sourceOf(page), security);
  const [only, another] = signatures;
  const own = manifestSignature.signer.sha256;
  const sound = verdict === 'valid' || isOpen(verdict, security);
  if (sound && another === undefined && only?.signer?.sha256 === own) return [];
  const seen = sound ? (only?.signer?.subject.text ?? '–') : verdict;
  return [problem('certification.page-unsound', packageNames.page, { seen })];
}

function checkKey(
  { signing, signer }: CertificateManifest,
  signature: SignatureVerdict | undefined,
): readonly Problem[] {
  const certificates = [signature?.signer, ...(signature?.path ?? []).map(({ certificate }) => certificate)];
  const mark = testMarkIn(certificates.filter((each) => each !== undefined));
  if (signing === 'test-key')
    return [problem('certification.test-key', packageNames.manifest, { seen: signer })];
  return mark === undefined
    ? []
    : [problem('certification.key-undisclosed', packageNames.manifest, { seen: mark })];
}
