import { hash } from 'node:crypto';
import { judgeAgain } from '../../conformance/engine/judge-run.ts';
import type { Suite } from '../../conformance/engine/select.ts';
import { canonicalJson } from '../../conformance/report/canonical-json.ts';
import { checkCertifiable } from '../../conformance/report/certificate/certifiable.ts';
import type { CorpusKey } from '../../conformance/report/certificate/corpus.ts';
import {
  type CertificateManifest,
  certifiedRun,
  encodeManifest,
} from '../../conformance/report/certificate/manifest.ts';
import { type CertificatePackage, packageNames } from '../../conformance/report/certificate/package.ts';
import { testMarkIn } from '../../conformance/report/certificate/test-key.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import { hasError, type Problem, problem } from '../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../protocol/result.ts';
import { parseCertificate } from '../../protocol/security/parse-certificate.ts';
import { commonNameOf } from '../../simulator/signing/check-signer.ts';
import { signDetached } from '../../simulator/signing/sign-detached.ts';
import { signPdf } from '../../simulator/signing/sign-pdf.ts';
import type { SignerOrder } from '../../simulator/signing/signing-order.ts';
import { typesetCertificate } from './certificate-page.ts';
import { certifyingSuite } from './certifying-suite.ts';
import { judgedOtherwise } from './judged-otherwise.ts';
import { bytesOfReport, type KeptRun } from './read-run.ts';

/** What a package is made from. */
export interface CertifyOrder {
  readonly runs: readonly KeptRun[];
  readonly suite: Suite;
  readonly version: string;
  readonly signer: SignerOrder;
  readonly at: Instant;
  /** Day in Vietnam, `yyyy-mm-dd`. */
  readonly day: string;
  readonly validUntil: string;
  /** What the owner says that the system does not write. */
  readonly absent: readonly CorpusKey[];
}

/**
 * Makes the files of a package, without proofs: reports, the page, the manifest over both, and its signature with a
 * time-stamp. Refuses with every reason there is; nothing is made then.
 */
export async function certify(order: CertifyOrder): Promise<Reading<CertificatePackage>> {
  const { runs, suite, day, signer, absent } = order;
  const named = runs.map(({ name, report }) => ({ name, report }));
  const refusals = once([
    ...checkCertifiable(named, { suite: certifyingSuite(suite), day, absent }),
    ...runs.flatMap((run) => checkAgain(run, order)),
  ]);
  if (hasError(refusals)) return unread(...refusals);
  const facts = factsOf(order);
  const page = await typesetCertificate(
    facts,
    runs.map(({ report }) => report),
  );
  const code = `KT/${hash('sha256', encodeManifest({ ...facts, schema, files: {} })).slice(0, 12)}`;
  const signedPage = await signPdf(page, { ...signer, role: { kind: 'annex', code } });
  if (!signedPage.ok) return signedPage;
  const reports = runs.map(
    ({ report }, index) => [reportName(report, index), bytesOfReport(report)] as const,
  );
  const files = new Map([...reports, [packageNames.page, signedPage.value] as const]);
  const hashes = [...files].map(([name, bytes]) => [name, hash('sha256', bytes)] as const);
  const manifest = encodeManifest({ ...facts, schema, files: Object.fromEntries(hashes) });
  const signature = await signDetached(manifest, { ...signer, level: 't' });
  if (!signature.ok) return signature;
  const signed = [
    [packageNames.manifest, manifest],
    [packageNames.signature, signature.value],
  ] as const;
  return read(new Map([...signed, ...files]), [...refusals, ...signature.problems]);
}

const schema = 'lienthong-certificate/1';

function factsOf(order: CertifyOrder): Omit<CertificateManifest, 'files' | 'schema'> {
  const { runs, signer, at, validUntil, absent } = order;
  const [first] = runs;
  if (first === undefined) throw new Error('a certificate without a run');
  const { system, suite, profile, asOf, tolerances } = first.report;
  const seen = [...new Set(runs.flatMap(({ report }) => report.system.seen))];
  return {
    issuedAt: at,
    validUntil,
    signing: signer.check === 'unchecked' || isTestKey(signer) ? 'test-key' : 'checked-key',
    signer: commonNameOf(signer.key.certificate),
    system: { ...system, seen },
    ...{ suite, profile, asOf, tolerances },
    runs: runs.map(({ report }, index) => certifiedRun(reportName(report, index), report)),
    absent,
  };
}

function isTestKey({ key }: SignerOrder): boolean {
  const parsed = [key.certificate, ...key.chain].map(parseCertificate);
  return testMarkIn(parsed.flatMap((each) => (each.ok ? [each.value] : []))) !== undefined;
}

function reportName({ seats }: KeptRun['report'], index: number): string {
  return `reports/${index + 1}-${seats.join('-')}.json`;
}

/**
 * The evidence says the same today: nobody wrote into the report, and it is about this evidence. By which tolerances
 * it was judged, the run itself says: a report that names others fits none of what would be compared.
 */
function checkAgain(run: KeptRun, { suite, version }: CertifyOrder): readonly Problem[] {
  const { name, report, header, evidence, sealed } = run;
  if (report.evidence.head !== sealed.head) {
    const detail = { seen: report.evidence.head, expected: sealed.head };
    return [problem('certification.evidence-differs', name, detail)];
  }
  const again = judgeAgain(header, evidence, sealed, { suite, version, judgedAt: report.judgedAt });
  const [seen, expected] = [report.suite.rulesetHash, again.suite.rulesetHash];
  if (seen !== expected) return [problem('certification.ruleset-changed', name, { seen, expected })];
  return judgedOtherwise(run, again, suite).map((place) =>
    problem('certification.verdicts-differ', name, { seen: place }),
  );
}

/** The same ruleset may be refused by the report's own tolerances and by those of the run. */
function once(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((each) => [canonicalJson(each), each])).values()];
}
