import { vietnamDay } from '../../conformance/engine/judge.ts';
import { wholeSuite } from '../../conformance/engine/suite.ts';
import { type CorpusKey, lackableKeys } from '../../conformance/report/certificate/corpus.ts';
import {
  type CertificatePackage,
  packageNames,
  sumsOf,
} from '../../conformance/report/certificate/package.ts';
import { whatItIsNot } from '../../conformance/report/run-report.ts';
import type { Clock } from '../../protocol/ports/ports.ts';
import { hasError, type Problem } from '../../protocol/problems/problem.ts';
import type { ProofMaterial } from '../../protocol/security/context.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';
import type { SignerOrder } from '../../simulator/signing/signing-order.ts';
import { type CliContext, say, usageFailure } from '../context.ts';
import { problemsAsJson, renderProblems } from '../explain/problem-lines.ts';
import { createGathering } from '../sign/gathering.ts';
import { instantOf } from '../sign/instant-option.ts';
import type { ProofOptions } from '../sign/proof-options.ts';
import { openKey } from '../sign/sign-file.ts';
import { loadMaterial } from '../sign/verification-material.ts';
import { certify } from './certify.ts';
import { writePackage } from './package-file.ts';
import { type KeptRun, readRun } from './read-run.ts';

/** The options of `lienthong certify`, as the parser hands them over. */
export interface CertifyOptions extends ProofOptions {
  readonly key: string;
  readonly password?: string;
  readonly output: string;
  readonly tsa?: string;
  readonly validUntil?: string;
  readonly without?: readonly string[];
  readonly unchecked?: true;
  readonly time?: string;
  readonly json?: true;
}

/** How long a package is good unless it is told: systems change, and so do rules. Days [I]. */
const usualDays = 365;

/**
 * Makes a package out of runs, or prints every reason why not and writes nothing.
 * @throws {CommandFailure} when a file is not there, or an option has no meaning.
 */
export async function runCertify(
  context: CliContext,
  places: readonly string[],
  options: CertifyOptions,
  version: string,
): Promise<void> {
  const clock = clockOf(options);
  const at = clock.now();
  const readings = await Promise.all(places.map((place) => readRun(context, place)));
  const broken = readings.flatMap((each) => (each.ok ? [] : each.problems));
  if (broken.length > 0) return refuse(context, options, broken);
  const runs = readings.flatMap((each): readonly KeptRun[] => (each.ok ? [each.value] : []));
  const key = await openKey(context, options);
  if (!key.ok) return refuse(context, options, key.problems);
  const gathering = createGathering(options, clock);
  const known = await loadMaterial(context, options, at);
  const proof = await gathering.about([key.value.certificate, ...key.value.chain], known.proof);
  const signer: SignerOrder = {
    ...{ key: key.value, at, level: 't' },
    check: options.unchecked ? 'unchecked' : { ...known, proof },
    ...(gathering.timeStamp === undefined ? {} : { timeStamp: gathering.timeStamp }),
  };
  const validUntil = lastDay(options, at);
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

/** The computer's clock; or one that stands at another moment, for samples. */
function clockOf({ time }: CertifyOptions): Clock {
  const clock = createSystemClock();
  if (time === undefined) return clock;
  const at = instantOf('--time', time);
  return { now: () => at, sleep: clock.sleep };
}

function lastDay({ validUntil }: CertifyOptions, at: number): string {
  const day = validUntil ?? vietnamDay(at + usualDays * 86_400_000);
  if (/^\d{4}-\d\d-\d\d$/.test(day) && day >= vietnamDay(at)) return day;
  throw usageFailure({
    vi: `--valid-until “${day}” phải là một ngày sắp tới, dạng yyyy-mm-dd`,
    en: `--valid-until “${day}” must be a day to come, yyyy-mm-dd`,
  });
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

function refuse(context: CliContext, { json }: CertifyOptions, problems: readonly Problem[]): void {
  context.setExitCode(1);
  if (json) {
    const listed = problemsAsJson(problems, context.language);
    context.stdout.write(`${JSON.stringify({ ok: false, problems: listed }, null, 2)}\n`);
    return;
  }
  const head = say(context, { vi: 'Không lập gói chứng nhận:', en: 'No package is made:' });
  context.stderr.write(`${head}\n${renderProblems(context, problems)}`);
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
