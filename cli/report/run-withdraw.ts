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
import { commonNameOf } from '../../simulator/signing/check-signer.ts';
import { signDetached } from '../../simulator/signing/sign-detached.ts';
import { type CliContext, say, usageFailure } from '../context.ts';
import { unreadable } from '../file-argument.ts';
import { openKey } from '../sign/sign-file.ts';
import { type IssuingOptions, issuingClock, lastDayOf, prepareIssuer, refuseToIssue } from './issuing.ts';
import { readPackage } from './package-file.ts';

/** The options of `lienthong withdraw`, as the parser hands them over. */
export interface WithdrawOptions extends IssuingOptions {
  readonly reason?: string;
  readonly nextUpdate?: string;
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
  const clock = issuingClock(options);
  const at = clock.now();
  const key = await openKey(context, options);
  if (!key.ok) return refuse(context, options, key.problems);
  const old = await oldList(context, options.output);
  if (!old.ok) return refuse(context, options, old.problems);
  const added = await rowsOf(context, places, options, vietnamDay(at));
  if (!added.ok) return refuse(context, options, added.problems);
  const { signer, gathering } = await prepareIssuer(context, options, key.value, { at, clock });
  const nextUpdate = lastDayOf({ option: '--next-update', said: options.nextUpdate, usualDays }, at);
  const bytes = encodeWithdrawals({
    ...{ schema: 'lienthong-withdrawals/1', issuedAt: at, nextUpdate },
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

/** Withdrawing judges nothing: 1 says that it failed, and no more. */
function refuse(context: CliContext, options: WithdrawOptions, problems: readonly Problem[]): void {
  const head = { vi: 'Không lập danh sách:', en: 'No list is made:' };
  refuseToIssue(context, options, { head, problems, exitCode: 1 });
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
