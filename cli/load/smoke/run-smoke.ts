import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { profileNames } from '../../../loadtests/profiles/profile.ts';
import { type CliContext, CommandFailure, say } from '../../context.ts';
import { findK6 } from '../k6-program.ts';
import { renderSmokes } from './render.ts';
import { type Smoke, tryProfile } from './try-profile.ts';

/** The options of `npm run load:smoke`, as the parser hands them over. */
export interface LoadSmokeOptions {
  readonly built?: true;
  readonly strict?: true;
  /** Milliseconds for one profile. */
  readonly timeout: number;
  readonly json?: true;
}

const root = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * Tries the short form of the named profiles, or of L1 to L10, one after another. Exit code 1 when one failed; without
 * k6 they are skipped out loud, and with `strict` that is exit code 2.
 * @throws {CommandFailure} when the built program is asked for and there is none.
 */
export async function runLoadSmoke(
  context: CliContext,
  named: readonly string[],
  options: LoadSmokeOptions,
): Promise<void> {
  const program = `${root}${options.built ? 'dist/cli/main.js' : 'cli/main.ts'}`;
  if (!existsSync(program))
    throw new CommandFailure({ vi: 'chưa dựng: npm run build', en: 'not built: npm run build' });
  if ((await findK6(context)) === undefined) {
    const why = say(context, {
      vi: 'BỎ QUA các bài tải rút gọn: không có k6 (npm run k6 để dựng, hoặc đặt LIENTHONG_K6)',
      en: 'SKIPPED the short load tests: there is no k6 (npm run k6 builds it, or set LIENTHONG_K6)',
    });
    context.stderr.write(`lienthong: ${why}\n`);
    context.setExitCode(options.strict ? 2 : 0);
    return;
  }
  const smokes: Smoke[] = [];
  for (const profile of profileNames) {
    const isAsked = named.length === 0 ? profile !== 'soak' : named.includes(profile);
    if (!isAsked) continue;
    if (context.interactive) context.stderr.write(`${profile}…\n`);
    const order = { program, timeout: options.timeout, env: { LIENTHONG_LANG: context.language } };
    smokes.push(await tryProfile(profile, order));
  }
  context.stdout.write(options.json ? asJson(smokes) : renderSmokes(smokes, context.language));
  context.setExitCode(smokes.every(({ end }) => end === 'held') ? 0 : 1);
}

function asJson(smokes: readonly Smoke[]): string {
  const told = smokes.map(({ report, ...each }) => ({
    ...each,
    verdict: report?.verdict,
    reasons: report?.reasons,
  }));
  return `${JSON.stringify(told)}\n`;
}
