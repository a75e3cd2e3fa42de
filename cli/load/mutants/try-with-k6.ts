import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cutProfile } from '../../../loadtests/profiles/cut.ts';
import { profiles } from '../../../loadtests/profiles/profiles.ts';
import { judgeTruth, type Truth } from '../../../loadtests/truth/judge.ts';
import { type Journal, journalOfEntries } from '../../../loadtests/truth/source.ts';
import type { CliContext } from '../../context.ts';
import { journalOfFile } from '../journal-files.ts';
import { requireK6 } from '../k6-program.ts';
import { prepareProfile } from '../prepare-profile.ts';
import { startK6 } from '../run/k6-process.ts';
import { startSampler } from '../run/sampler.ts';
import { scriptPath } from '../run/script-path.ts';
import { type MutantHub, startMutantHub } from './mutant-hub.ts';
import type { LoadMutant } from './mutants.ts';

/** How a mutant is tried with the real k6. */
export interface K6Trial {
  readonly every: number;
  /** Of the stress test L3, which sends 22 letters and 308 statuses a second at scale 1. */
  readonly seconds: number;
  readonly scale: number;
  readonly seed: string;
}

/** Longer than the wait of a starved letter may be, and short enough that the end of a run shows what was held. */
const holdMs = 40_000;

/** A mutant, or the orderly hub, under k6: what the check of truth says of its journal. */
export async function tryWithK6(
  context: CliContext,
  mutant: Pick<LoadMutant, 'id' | 'shows'> | undefined,
  { every, seconds, scale, seed }: K6Trial,
): Promise<Truth> {
  const k6 = await requireK6(context);
  const work = await mkdtemp(join(tmpdir(), 'lienthong-mutant-'));
  try {
    const whole = cutProfile(profiles.L3, { seconds, scale });
    const profile = { ...whole, needs: { ...whole.needs, mix: 'small' as const } };
    const payloads = join(work, 'payloads');
    await mkdir(payloads);
    await prepareProfile(profile, { folder: payloads, seed, at: Date.now(), onProgress: () => undefined });
    const hub = await startMutantHub({
      ...(mutant === undefined ? {} : { mutant: mutant.id }),
      ...{ every, holdMs, seed, port: 0, managementPort: 0 },
      store: join(work, 'store'),
      world: join(payloads, 'world.json'),
    });
    try {
      await writeFile(join(work, 'profile.json'), JSON.stringify(profile));
      return await load(context, { hub, work, payloads, k6: k6.path, mutant, seconds });
    } finally {
      await hub.stop();
    }
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

interface Load {
  readonly hub: MutantHub;
  readonly work: string;
  readonly payloads: string;
  readonly k6: string;
  readonly mutant: Pick<LoadMutant, 'shows'> | undefined;
  readonly seconds: number;
}

async function load(context: CliContext, { hub, work, payloads, k6, mutant, seconds }: Load): Promise<Truth> {
  const file = join(work, 'journal.ndjson');
  const secrets = Object.fromEntries(hub.systems.map(({ systemId, secret }) => [systemId, secret]));
  await writeFile(join(work, 'secrets.json'), JSON.stringify(secrets), { mode: 0o600 });
  const client = startK6({
    program: k6,
    args: [
      ...['run', '--quiet', '--no-usage-report', '--no-thresholds', '--log-format', 'raw'],
      ...['--console-output', file, scriptPath],
    ],
    env: {
      LIENTHONG_TARGET: hub.url,
      LIENTHONG_PAYLOADS: payloads,
      LIENTHONG_PROFILE: join(work, 'profile.json'),
      LIENTHONG_SECRETS: join(work, 'secrets.json'),
      LIENTHONG_SUMMARY: join(work, 'summary.json'),
    },
    log: join(work, 'k6.log'),
  });
  const { managementUrl } = hub;
  const sampler = startSampler({ managementUrl, clientPid: () => client.pid }, () => undefined);
  const crashes: Journal[] = [];
  const killed = mutant?.shows === 'when-killed' ? killHalfWay(hub, seconds, crashes) : Promise.resolve();
  await client.ended.finally(() => sampler.stop());
  await killed;
  const isOfMemory = mutant?.shows === 'in-memory';
  const samples = sampler.samples.flatMap(({ at, heapBytes, externalBytes = 0 }) =>
    heapBytes === undefined ? [] : [{ at, bytes: heapBytes + externalBytes }],
  );
  const truth = await judgeTruth([journalOfFile(context, file), ...crashes], isOfMemory ? { samples } : {});
  if (truth.kind === 'refused') throw new Error(truth.text.en);
  return truth;
}

/** SIGKILL in the middle of the load, noted as a journal of its own. */
async function killHalfWay(hub: MutantHub, seconds: number, crashes: Journal[]): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, (seconds * 1_000) / 2));
  crashes.push(journalOfEntries('killed', [{ op: 'crashed', t: Date.now(), vu: 0, seg: '0:1' }]));
  await hub.killAndRestart();
}
