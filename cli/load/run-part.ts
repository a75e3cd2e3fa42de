import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CliContext, CommandFailure, say, usageFailure } from '../context.ts';
import { requireK6 } from './k6-program.ts';
import { checkTarget } from './run/check-target.ts';
import { httpAddress } from './run/http-address.ts';
import { type K6Process, startK6, stopWithPerson } from './run/k6-process.ts';
import { openPrepared } from './run/obtain-payloads.ts';
import { scriptPath } from './run/script-path.ts';
import { readSecrets } from './run/secrets-file.ts';

/** The options of `lienthong load part`, as the parser hands them over. */
export interface PartOptions {
  readonly target: string;
  readonly payloads: string;
  readonly secrets: string;
  readonly out: string;
  readonly json?: true;
}

/** One part of a run that several machines make together, or its end. */
export interface Part {
  /** As in `2/3`: 2 and 3; undefined for the end, which empties the lists when all parts are over. */
  readonly share?: { readonly number: number; readonly of: number };
  /** Names its files: `2`, `drain`. */
  readonly name: string;
}

const drainScript = fileURLToPath(new URL('../../loadtests/scripts/drain.ts', import.meta.url));

/** More parts than anybody has machines. */
const mostParts = 100;

/** Reads `2/3` or `drain`. @throws wrong usage when it is neither. */
export function readPart(text: string): Part {
  if (text === 'drain') return { name: text };
  const [, number, of] = /^([1-9]\d*)\/([1-9]\d*)$/.exec(text)?.map(Number) ?? [];
  if (number !== undefined && of !== undefined && number <= of && of <= mostParts) {
    return { share: { number, of }, name: String(number) };
  }
  throw usageFailure({
    vi: `“${text}” không phải một phần: viết 1/3, 2/3, 3/3, rồi drain`,
    en: `“${text}” is no part: write 1/3, 2/3, 3/3, then drain`,
  });
}

/** k6’s execution segment of a part, and the sequence that every part must be given alike. */
export function segmentOf(share: NonNullable<Part['share']>): { segment: string; sequence: string } {
  const { number, of } = share;
  const at = (part: number) => (part === 0 ? '0' : part === of ? '1' : `${part}/${of}`);
  const sequence = Array.from({ length: of + 1 }, (_, part) => at(part)).join(',');
  return { segment: `${at(number - 1)}:${at(number)}`, sequence };
}

/**
 * Makes one part of a run with k6: the load of its execution segment, and a journal of its own. What it proves is
 * proved by all journals together, so this judges nothing. Exit 0 when the part was made, 1 when k6 failed, 2 when no
 * hub that knows these systems is at the address.
 */
export async function runPart(context: CliContext, text: string, options: PartOptions): Promise<void> {
  const part = readPart(text);
  const target = httpAddress(options.target);
  const k6 = await requireK6(context);
  const { folder: payloads, systems } = await openPrepared(context, options.payloads);
  const keys = await readSecrets(context, options.secrets);
  const out = resolve(context.cwd, options.out);
  await mkdir(out, { recursive: true });
  refuseSecond(part, out);
  await checkTarget({ url: target, secrets: keys }, systems);
  const work = await mkdtemp(join(tmpdir(), 'lienthong-part-'));
  try {
    const secrets = join(work, 'secrets.json');
    await writeFile(secrets, JSON.stringify(keys), { mode: 0o600 });
    const client = startK6({
      program: k6.path,
      args: argumentsOf(part, out),
      env: environmentOf(part, out, { target, payloads, secrets }),
      log: join(out, `k6-${part.name}.log`),
    });
    await finish(context, { part, client, out, json: options.json === true });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** k6 adds to a journal that is there: two runs in one would look like documents that came twice. */
function refuseSecond({ name }: Part, out: string): void {
  if (!existsSync(journalOf(name, out))) return;
  throw usageFailure({
    vi: `“${journalOf(name, out)}” đã có: phần này đã chạy ở đây; dùng một thư mục mới`,
    en: `“${journalOf(name, out)}” is there: this part was made here already; give a new folder`,
  });
}

function journalOf(name: string, out: string): string {
  return join(out, `journal-${name}.ndjson`);
}

function argumentsOf({ share, name }: Part, out: string): readonly string[] {
  const journal = journalOf(name, out);
  // Thresholds are for the whole: a part may break one that the run holds.
  const usual = ['run', '--quiet', '--no-usage-report', '--no-thresholds', '--log-format', 'raw'];
  const { segment, sequence } = share === undefined ? { segment: '', sequence: '' } : segmentOf(share);
  const cut =
    share === undefined ? [] : ['--execution-segment', segment, '--execution-segment-sequence', sequence];
  return [...usual, '--console-output', journal, ...cut, share === undefined ? drainScript : scriptPath];
}

function environmentOf(
  { share, name }: Part,
  out: string,
  { target, payloads, secrets }: Pick<PartOptions, 'target' | 'payloads' | 'secrets'>,
): Record<string, string> {
  return {
    LIENTHONG_TARGET: target,
    LIENTHONG_PAYLOADS: payloads,
    LIENTHONG_PROFILE: join(payloads, 'profile.json'),
    LIENTHONG_SECRETS: secrets,
    LIENTHONG_SUMMARY: join(out, `summary-${name}.json`),
    LIENTHONG_SEGMENT: share === undefined ? name : segmentOf(share).segment,
    LIENTHONG_DRAIN: 'off',
  };
}

interface Running {
  readonly part: Part;
  readonly client: K6Process;
  readonly out: string;
  readonly json: boolean;
}

async function finish(context: CliContext, { part, client, out, json }: Running): Promise<void> {
  const code = await client.ended.finally(stopWithPerson(context, client));
  const journal = journalOf(part.name, out);
  if (code !== 0) {
    throw new CommandFailure({
      vi: `k6 kết thúc với mã ${code}; xem ${join(out, `k6-${part.name}.log`)}`,
      en: `k6 ended with ${code}; see ${join(out, `k6-${part.name}.log`)}`,
    });
  }
  const next = part.share === undefined ? 'lienthong load truth' : 'lienthong load part drain';
  const text = {
    vi: `${journal}\nKhi mọi phần đã xong: ${next} …`,
    en: `${journal}\nWhen all parts are over: ${next} …`,
  };
  context.stdout.write(
    json ? `${JSON.stringify({ part: part.name, journal })}\n` : `${say(context, text)}\n`,
  );
}
