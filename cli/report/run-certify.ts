import { vietnamDay } from '../../conformance/engine/judge.ts';
import { wholeSuite } from '../../conformance/engine/suite.ts';
import { type CorpusKey, lackableKeys } from '../../conformance/report/certificate/corpus.ts';
import {
  type CertificatePackage,
  packageNames,
  sumsOf,
} from '../../conformance/report/certificate/package.ts';
import { whatItIsNot } from '../../conformance/report/run-report.ts';
import { hasError, type Problem } from '../../protocol/problems/problem.ts';
import type { ProofMaterial } from '../../protocol/security/context.ts';
import { type CliContext, say, usageFailure } from '../context.ts';
import { problemsAsJson, renderProblems } from '../explain/problem-lines.ts';
import { openKey } from '../sign/sign-file.ts';
import { certify } from './certify.ts';
import { type IssuingOptions, issuingClock, lastDayOf, prepareIssuer, refuseToIssue } from './issuing.ts';
import { writePackage } from './package-file.ts';
import { type KeptRun, readRun } from './read-run.ts';
import { refusalCode } from './refusal-code.ts';

/** The options of `lienthong certify`, as the parser hands them over. */
export interface CertifyOptions extends IssuingOptions {
  readonly validUntil?: string;
  readonly without?: readonly string[];
}

/** How long a package is good unless it is told: systems change, and so do rules. Days [I]. */
const usualDays = 365;

/**
 * Makes a package out of runs, or prints every reason why not and writes nothing. Exit code 1: a run is refused;
 * 2: nobody can sign now, whatever the runs say.
 * @throws {CommandFailure} when a file is not there or no run, or an option has no meaning.
 */
export async function runCertify(
  context: CliContext,
  places: readonly string[],
  options: CertifyOptions,
  version: string,
): Promise<void> {
  const clock = issuingClock(options);
  const at = clock.now();
  const readings = await Promise.all(places.map((place) => readRun(context, place)));
  const broken = readings.flatMap((each) => (each.ok ? [] : each.problems));
  if (broken.length > 0) return refuse(context, options, broken);
  const runs = readings.flatMap((each): readonly KeptRun[] => (each.ok ? [each.value] : []));
  const key = await openKey(context, options);
  if (!key.ok) return refuse(context, options, key.problems);
  const { signer, gathering, proof } = await prepareIssuer(context, options, key.value, { at, clock });
  const validUntil = lastDayOf({ option: '--valid-until', said: options.validUntil, usualDays }, at);
  const order = {
    runs,
    suite: wholeSuite(),
    version,
    signer,
    at,
    day: vietnamDay(at),
    validUntil,
    absent: absentOf(options),
  };
  const made = await certify(order);
  if (!made.ok) return refuse(context, options, [...gathering.problems, ...made.problems]);
  const proofs = proofFiles(await gathering.aboutStamps(proof));
  const files = new Map([...made.value, ...proofs]);
  await writePackage(context, options.output, files.set(packageNames.sums, sumsOf(files)));
  tell(context, options, [...gathering.problems, ...made.problems]);
}

/** What proves the states of certificates, beside the package: each piece is signed by its own authority. */
function proofFiles({ certificates, crls, ocspAnswers }: ProofMaterial): CertificatePackage {
  const named = (all: readonly Uint8Array[], end: string) =>
    all.map((bytes, index) => [`${packageNames.proofs}${index + 1}.${end}`, bytes] as const);
  return new Map([...named(certificates, 'cer'), ...named(crls, 'crl'), ...named(ocspAnswers, 'ocsp')]);
}

/** @throws {CommandFailure} for what no system may be without. */
function absentOf({ without = [] }: CertifyOptions): readonly CorpusKey[] {
  const said = [...new Set(without.flatMap((each) => each.split(',')))].sort();
  const wrong = said.find((each) => !lackableKeys.some((key) => key === each));
  if (wrong === undefined) return lackableKeys.filter((key) => said.includes(key));
  const known = lackableKeys.join(', ');
  throw usageFailure({
    vi: `--without “${wrong}”: chỉ có thể khai ${known}`,
    en: `--without “${wrong}”: there are ${known}`,
  });
}

function refuse(context: CliContext, options: CertifyOptions, problems: readonly Problem[]): void {
  const head = { vi: 'Không lập gói ghi nhận kết quả kiểm thử:', en: 'No package is made:' };
  refuseToIssue(context, options, { head, problems, exitCode: refusalCode(problems) });
}

function tell(context: CliContext, { json, output }: CertifyOptions, problems: readonly Problem[]): void {
  if (hasError(problems)) throw new Error('a package was made in spite of an error');
  if (json) {
    const listed = problemsAsJson(problems, context.language);
    context.stdout.write(`${JSON.stringify({ ok: true, output, problems: listed }, null, 2)}\n`);
    return;
  }
  const done = say(context, { vi: `Đã lập gói: ${output}`, en: `Package made: ${output}` });
  context.stdout.write(`${say(context, whatItIsNot)}\n${done}\n`);
  context.stderr.write(renderProblems(context, problems));
}
