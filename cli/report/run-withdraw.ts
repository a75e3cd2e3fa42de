import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { vietnamDay } from '../../conformance/engine/judge.ts';
import { decodeManifest } from '../../conformance/report/certificate/manifest.ts';
import { packageNames } from '../../conformance/report/certificate/package.ts';
import {
  decodeWithdrawals,
  encodeWithdrawals,
  packageId,
  type WithdrawalList,
  withdrawalSignature,
} from '../../conformance/report/certificate/withdrawals.ts';
import { type Problem, problem } from '../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../protocol/result.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';
import { commonNameOf } from '../../simulator/signing/check-signer.ts';
import { signDetached } from '../../simulator/signing/sign-detached.ts';
import type { SignerOrder } from '../../simulator/signing/signing-order.ts';
import { type CliContext, say, usageFailure } from '../context.ts';
import { problemsAsJson, renderProblems } from '../explain/problem-lines.ts';
import { unreadable } from '../file-argument.ts';
import { createGathering } from '../sign/gathering.ts';
import { instantOf } from '../sign/instant-option.ts';
import type { ProofOptions } from '../sign/proof-options.ts';
import { openKey } from '../sign/sign-file.ts';
import { loadMaterial } from '../sign/verification-material.ts';
import { readPackage } from './package-file.ts';

/** The options of `lienthong withdraw`, as the parser hands them over. */
export interface WithdrawOptions extends ProofOptions {
  readonly key: string;
  readonly password?: string;
  readonly output: string;
  readonly tsa?: string;
  readonly reason?: string;
  readonly nextUpdate?: string;
  readonly unchecked?: true;
  readonly time?: string;
  readonly json?: true;
}

/** How long a list can be relied on unless it is told. Days [I]. */
const usualDays = 30;

/**
 * Adds packages to a list of withdrawals and signs it; one that is there already keeps its rows. Prints every reason
 * why not, and then writes nothing.
 * @throws {CommandFailure} when a file cannot be read, or an option has no meaning.
 */
export async function runWithdraw(
  context: CliContext,
  places: readonly string[],
  options: WithdrawOptions,
): Promise<void> {
  const { now, sleep } = createSystemClock();
  const at = options.time === undefined ? now() : instantOf('--time', options.time);
  const clock = { now: options.time === undefined ? now : () => at, sleep };
  const key = await openKey(context, options);
  if (!key.ok) return refuse(context, options, key.problems);
  const old = await oldList(context, options.output);
  if (!old.ok) return refuse(context, options, old.problems);
  const added = await rowsOf(context, places, options, vietnamDay(at));
  if (!added.ok) return refuse(context, options, added.problems);
  const gathering = createGathering(options, clock);
  const known = await loadMaterial(context, options, at);
  const proof = await gathering.about([key.value.certificate, ...key.value.chain], known.proof);
  const signer: SignerOrder = {
    ...{ key: key.value, at, level: 't' },
    check: options.unchecked ? 'unchecked' : { ...known, proof },
    ...(gathering.timeStamp === undefined ? {} : { timeStamp: gathering.timeStamp }),
  };
  const bytes = encodeWithdrawals({
    ...{ schema: 'lienthong-withdrawals/1', issuedAt: at, nextUpdate: lastDay(options, at) },
    issuer: commonNameOf(key.value.certificate),
    withdrawn: joined(old.value, added.value),
  });
  const level = gathering.timeStamp === undefined ? 'b' : 't';
  const signature = await signDetached(bytes, { ...signer, level });
  if (!signature.ok) return refuse(context, options, [...gathering.problems, ...signature.problems]);
  const place = resolve(context.cwd, options.output);
  await writeFile(place, bytes);
  await writeFile(withdrawalSignature(place), signature.value);
  tell(context, options, added.value.length);
}

type Row = WithdrawalList['withdrawn'][number];

async function oldList(context: CliContext, output: string): Promise<Reading<readonly Row[]>> {
  const bytes = await readFile(resolve(context.cwd, output)).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw unreadable(output, error);
  });
  if (bytes === undefined) return read([]);
  const list = decodeWithdrawals(bytes, output);
  return list.ok ? read(list.value.withdrawn) : list;
}

async function rowsOf(
  context: CliContext,
  places: readonly string[],
  { reason }: WithdrawOptions,
  withdrawnAt: string,
): Promise<Reading<readonly Row[]>> {
  if (places.length === 0) return read([]);
  if (reason === undefined) {
    throw usageFailure({ vi: 'thu hồi phải có --reason', en: 'a withdrawal needs its --reason' });
  }
  const rows: Row[] = [];
  for (const place of places) {
    const bytes = (await readPackage(context, place)).get(packageNames.manifest);
    if (bytes === undefined) return unread(problem('certification.part-missing', packageNames.manifest));
    const manifest = decodeManifest(bytes);
    if (!manifest.ok) return manifest;
    const { name, version, owner } = manifest.value.system;
    const system = `${name} ${version} (${owner})`;
    rows.push({ manifest: packageId(bytes), system, withdrawnAt, reason });
  }
  return read(rows);
}

/** What was withdrawn once stays so, by the day and reason of then. */
function joined(old: readonly Row[], added: readonly Row[]): readonly Row[] {
  const known = new Set(old.map(({ manifest }) => manifest));
  return [...old, ...added.filter(({ manifest }) => !known.has(manifest))];
}

function lastDay({ nextUpdate }: WithdrawOptions, at: number): string {
  const day = nextUpdate ?? vietnamDay(at + usualDays * 86_400_000);
  if (/^\d{4}-\d\d-\d\d$/.test(day) && day >= vietnamDay(at)) return day;
  throw usageFailure({
    vi: `--next-update “${day}” phải là một ngày sắp tới, dạng yyyy-mm-dd`,
    en: `--next-update “${day}” must be a day to come, yyyy-mm-dd`,
  });
}

function refuse(context: CliContext, { json }: WithdrawOptions, problems: readonly Problem[]): void {
  context.setExitCode(1);
  if (json) {
    const listed = problemsAsJson(problems, context.language);
    context.stdout.write(`${JSON.stringify({ ok: false, problems: listed }, null, 2)}\n`);
    return;
  }
  const head = say(context, { vi: 'Không lập danh sách:', en: 'No list is made:' });
  context.stderr.write(`${head}\n${renderProblems(context, problems)}`);
}

function tell(context: CliContext, { json, output }: WithdrawOptions, added: number): void {
  if (json) {
    context.stdout.write(`${JSON.stringify({ ok: true, output, added }, null, 2)}\n`);
    return;
  }
  const files = `${output}, ${withdrawalSignature(output)}`;
  const done = say(context, { vi: `Đã ghi: ${files}`, en: `Written: ${files}` });
  context.stdout.write(`${done}\n`);
}
