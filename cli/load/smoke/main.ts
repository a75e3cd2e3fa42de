import { existsSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { profileNames } from '../../../loadtests/profiles/profile.ts';
import { durationPattern, parseDuration } from '../../../simulator/scenarios/duration.ts';
import { chooseLanguage } from '../../language.ts';
import { findK6 } from '../k6-program.ts';
import { renderSmokes } from './render.ts';
import { type Smoke, tryProfile } from './try-profile.ts';

/**
 * The short form of every load test, one after another: `npm run load:smoke [-- L1 L5] [--built] [--timeout 6m]`.
 * Exit code 0 when all held, or when there is no k6, which is said out loud; 1 when one failed; 64 for wrong usage.
 * `--strict`: 2 when there is no k6.
 */
const root = fileURLToPath(new URL('../../..', import.meta.url));
const language = chooseLanguage(process.argv, process.env);
const say = (vi: string, en: string) => (language === 'vi' ? vi : en);

const usage = say(
  `cách dùng: npm run load:smoke -- [${profileNames[0]}…] [--built] [--timeout 6m] [--strict] [--json]`,
  `usage: npm run load:smoke -- [${profileNames[0]}…] [--built] [--timeout 6m] [--strict] [--json]`,
);
const help = say(
  `Thử bản 20 giây của từng bài tải bằng k6 với Trục tham chiếu. --built: dùng bản đã dựng (npm run build trước).\n${usage}\n  $ npm run load:smoke -- L2 L4 --built\n`,
  `Tries the 20 seconds of each load test with k6 against the reference hub. --built: the built program (npm run build before).\n${usage}\n  $ npm run load:smoke -- L2 L4 --built\n`,
);

process.exitCode = await run();

async function run(): Promise<number> {
  const options = readOptions();
  if (options === undefined) return refuse(usage);
  if (options.help) {
    process.stdout.write(help);
    return 0;
  }
  const program = `${root}${options.built ? 'dist/cli/main.js' : 'cli/main.ts'}`;
  if (!existsSync(program)) return refuse(say('chưa dựng: npm run build', 'not built: npm run build'), 1);
  if ((await findK6({ cwd: process.cwd(), env: process.env })) === undefined) {
    const why = say(
      'BỎ QUA các bài tải rút gọn: không có k6 (npm run k6 để dựng, hoặc đặt LIENTHONG_K6)',
      'SKIPPED the short load tests: there is no k6 (npm run k6 builds it, or set LIENTHONG_K6)',
    );
    return refuse(why, options.strict ? 2 : 0);
  }
  const smokes: Smoke[] = [];
  for (const profile of options.profiles) {
    if (process.stderr.isTTY) process.stderr.write(`${profile}…\n`);
    smokes.push(
      await tryProfile(profile, { program, timeout: options.timeout, env: { LIENTHONG_LANG: language } }),
    );
  }
  const json = smokes.map(({ report, ...each }) => ({
    ...each,
    verdict: report?.verdict,
    reasons: report?.reasons,
  }));
  process.stdout.write(options.json ? `${JSON.stringify(json)}\n` : renderSmokes(smokes, language));
  return smokes.every(({ end }) => end === 'held') ? 0 : 1;
}

function readOptions() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        built: { type: 'boolean', default: false },
        strict: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        timeout: { type: 'string', default: '6m' },
        help: { type: 'boolean', short: 'h', default: false },
        lang: { type: 'string' },
      },
    });
    const named = positionals.map((each) =>
      profileNames.find((name) => name.toLowerCase() === each.toLowerCase()),
    );
    const known = named.filter((each) => each !== undefined);
    if (known.length < named.length || !new RegExp(durationPattern).test(values.timeout)) return undefined;
    const all = profileNames.filter((each) => each !== 'soak');
    return { ...values, profiles: known.length === 0 ? all : known, timeout: parseDuration(values.timeout) };
  } catch {
    return undefined;
  }
}

function refuse(text: string, code = 64): number {
  process.stderr.write(`lienthong: ${text}\n`);
  return code;
}
