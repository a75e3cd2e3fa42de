import { vietnamDay } from '../../conformance/engine/judge.ts';
import { isDayText } from '../../protocol/calendar/civil-date.ts';
import type { Clock, Instant } from '../../protocol/ports/ports.ts';
import type { Bilingual } from '../../protocol/problems/entry.ts';
import type { Problem } from '../../protocol/problems/problem.ts';
import type { ProofMaterial } from '../../protocol/security/context.ts';
import type { SigningKey } from '../../protocol/security/signing-key.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';
import type { SignerOrder } from '../../simulator/signing/signing-order.ts';
import { type CliContext, type ExitCode, say, usageFailure } from '../context.ts';
import { problemsAsJson, renderProblems } from '../explain/problem-lines.ts';
import { createGathering, type Gathering } from '../sign/gathering.ts';
import { instantOf } from '../sign/instant-option.ts';
import type { ProofOptions } from '../sign/proof-options.ts';
import { loadMaterial } from '../sign/verification-material.ts';

/** The options of every command that signs what this project issues: packages, and lists of those withdrawn. */
export interface IssuingOptions extends ProofOptions {
  readonly key: string;
  readonly password?: string;
  readonly output: string;
  readonly tsa?: string;
  readonly unchecked?: true;
  readonly time?: string;
  readonly json?: true;
}

/** Who signs, what was brought home for it, and what proves the certificate. */
export interface Issuer {
  readonly signer: SignerOrder;
  readonly gathering: Gathering;
  readonly proof: ProofMaterial;
}

/** The computer's clock; or one that stands at another moment, for samples. */
export function issuingClock({ time }: Pick<IssuingOptions, 'time'>): Clock {
  const clock = createSystemClock();
  if (time === undefined) return clock;
  const at = instantOf('--time', time);
  return { now: () => at, sleep: clock.sleep };
}

/** Brings together what a key signs with, at level `t`. */
export async function prepareIssuer(
  context: CliContext,
  options: IssuingOptions,
  key: SigningKey,
  { at, clock }: { readonly at: Instant; readonly clock: Clock },
): Promise<Issuer> {
  const gathering = createGathering(options, clock);
  const known = await loadMaterial(context, options, at);
  const proof = await gathering.about([key.certificate, ...key.chain], known.proof);
  const signer: SignerOrder = {
    ...{ key, at, level: 't' },
    check: options.unchecked ? 'unchecked' : { ...known, proof },
    ...(gathering.timeStamp === undefined ? {} : { timeStamp: gathering.timeStamp }),
  };
  return { signer, gathering, proof };
}

/** Reads the last day that was given under `option`; without one, `usualDays` from now. */
export function lastDayOf(
  {
    option,
    said,
    usualDays,
  }: {
    readonly option: string;
    readonly said: string | undefined;
    readonly usualDays: number;
  },
  at: Instant,
): string {
  const day = said ?? vietnamDay(at + usualDays * 86_400_000);
  if (isDayText(day) && day >= vietnamDay(at)) return day;
  throw usageFailure({
    vi: `${option} “${day}” phải là một ngày có thật sắp tới, dạng yyyy-mm-dd`,
    en: `${option} “${day}” must be a real day to come, yyyy-mm-dd`,
  });
}

/** What is said when nothing is issued. */
interface Refusal {
  readonly head: Bilingual;
  readonly problems: readonly Problem[];
  readonly exitCode: ExitCode;
}

/** Prints every reason why nothing is issued. */
export function refuseToIssue(
  context: CliContext,
  { json }: Pick<IssuingOptions, 'json'>,
  { head, problems, exitCode }: Refusal,
): void {
  context.setExitCode(exitCode);
  if (json) {
    const listed = problemsAsJson(problems, context.language);
    context.stdout.write(`${JSON.stringify({ ok: false, problems: listed }, null, 2)}\n`);
    return;
  }
  context.stderr.write(`${say(context, head)}\n${renderProblems(context, problems)}`);
}
