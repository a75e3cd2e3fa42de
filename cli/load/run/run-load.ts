import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cutProfile, smokeOf, withoutTimes } from '../../../loadtests/profiles/cut.ts';
import { drainTimeoutSeconds } from '../../../loadtests/profiles/k6-options.ts';
import { type Profile, profileNames } from '../../../loadtests/profiles/profile.ts';
import { profiles } from '../../../loadtests/profiles/profiles.ts';
import type { LoadFinding, LoadReport } from '../../../loadtests/report/load-report.ts';
import { type CliContext, type ExitCode, usageFailure } from '../../context.ts';
import { requireK6 } from '../k6-program.ts';
import { renderLoadJson } from '../render-json.ts';
import { renderLoadTerminal } from '../render-terminal.ts';
import { checkTarget, requireNothingWaits } from './check-target.ts';
import type { TargetHub } from './hub-process.ts';
import { createJournalTail } from './journal-tail.ts';
import { judgeRun, type RawRun } from './judge-run.ts';
import { startK6, stopWithPerson } from './k6-process.ts';
import { describeMachine, measureMachine } from './machine.ts';
import type { Payloads } from './obtain-payloads.ts';
import { type Opening, openBoth } from './open-both.ts';
import { profileFacts } from './profile-facts.ts';
import { makeRunFolder, type RunFolder, writeReport } from './run-folder.ts';
import { readSpans, resetSpans, startSampler } from './sampler.ts';
import { scriptPath } from './script-path.ts';
import { readSummary } from './summary.ts';
import { createTeller } from './tell-progress.ts';

/** The options of `lienthong load run`, as the parser hands them over. */
export interface LoadRunOptions {
  readonly target?: string;
  readonly management?: string;
  readonly payloads?: string;
  readonly secrets?: string;
  readonly smoke?: true;
  readonly out?: string;
  readonly scale?: number;
  /** Milliseconds. */
  readonly duration?: number;
  /** Times are shown and decide nothing. */
  readonly withoutTimes?: true;
  readonly seed: string;
  readonly store?: string;
  readonly json?: true;
  readonly schema?: true;
}

const exitCodes: Readonly<Record<LoadReport['verdict'], ExitCode>> = {
  stands: 0,
  'does-not-stand': 1,
  inconclusive: 2,
};

/**
 * Loads a hub by a profile and judges what came of it. Exit 0 when every threshold and truth hold, 1 when not, 2
 * when nobody can know.
 * @throws {CommandFailure} for wrong usage (64), and when there is no k6 or no hub (2).
 */
export async function runLoad(
  context: CliContext,
  name: string | undefined,
  options: LoadRunOptions,
  version: string,
): Promise<void> {
  if (options.schema === true) return printSchema(context);
  const asked = chooseProfile(name, options);
  const profile = options.withoutTimes === true ? withoutTimes(asked) : asked;
  const k6 = await requireK6(context);
  const folder = await makeRunFolder(context, options.out, `tai-${profile.name}-${stampOf(Date.now())}`);
  const work = await mkdtemp(join(tmpdir(), 'lienthong-load-'));
  try {
    const teller = createTeller(context, options.json === true, {
      tail: createJournalTail(folder.file('journal.ndjson')),
      plannedMs: (profile.seconds + profile.drainSeconds) * 1000,
    });
    const opened = await openBoth(context, { options, profile, work, teller });
    const report = await stopAfter(opened.hub, () =>
      loadHub(context, { profile, options, version, k6, folder, work, teller, ...opened }),
    );
    await writeReport(folder, report, context);
    tell(context, report, options, folder);
    context.setExitCode(exitCodes[report.verdict]);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function printSchema(context: CliContext): Promise<void> {
  const { publishedLoadReportSchema } = await import('../report-schema.ts');
  context.stdout.write(`${JSON.stringify(publishedLoadReportSchema, null, 2)}\n`);
}

function chooseProfile(name: string | undefined, { smoke, scale, duration }: LoadRunOptions): Profile {
  const found = profileNames.find((each) => each.toLowerCase() === name?.toLowerCase());
  if (found === undefined) {
    const all = profileNames.join(', ');
    throw usageFailure({
      vi: name === undefined ? `cần tên bài tải: ${all}` : `không có bài tải “${name}”; có: ${all}`,
      en:
        name === undefined
          ? `the name of a profile is missing: ${all}`
          : `there is no profile “${name}”; there are: ${all}`,
    });
  }
  const whole = profiles[found];
  if (smoke !== true) {
    return cutProfile(whole, {
      ...(duration === undefined ? {} : { seconds: duration / 1000 }),
      ...(scale === undefined ? {} : { scale }),
    });
  }
  if (scale === undefined && duration === undefined) return smokeOf(whole);
  throw usageFailure({
    vi: '--smoke tự có tải và thời gian của nó; đừng dùng cùng --scale hay --duration',
    en: '--smoke has a rate and a time of its own; give it without --scale and --duration',
  });
}

/** `20261122-0915`, in Hà Nội. */
function stampOf(now: number): string {
  return new Date(now + 7 * 3_600_000)
    .toISOString()
    .slice(0, 16)
    .replaceAll('-', '')
    .replaceAll(':', '')
    .replace('T', '-');
}

async function stopAfter<T>(hub: TargetHub, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    await hub.stop();
  }
}

interface Loading extends Opening {
  readonly payloads: Payloads;
  readonly version: string;
  readonly k6: { readonly path: string; readonly version: string };
  readonly folder: RunFolder;
  readonly hub: TargetHub;
}

async function loadHub(context: CliContext, loading: Loading): Promise<LoadReport> {
  const { folder, hub, payloads, profile, k6, work, teller, options } = loading;
  await checkTarget(hub, payloads.systems);
  await requireNothingWaits(hub, payloads.systems.slice(0, payloads.manifest.polled));
  await folder.writeJson('profile.json', profile);
  await folder.writeJson('manifest.json', payloads.manifest);
  const secrets = join(work, 'secrets.json');
  await writeFile(secrets, JSON.stringify(hub.secrets), { mode: 0o600 });
  const { managementUrl } = hub;
  if (managementUrl !== undefined) await resetSpans(managementUrl);
  const machine = describeMachine();
  const floors = options.smoke === true ? undefined : await measureMachine(work, teller, context.signal);
  const began = Date.now();
  const { exitCode, samples } = await driveClient(context, loading, secrets);
  teller.clear();
  const spans = managementUrl === undefined ? undefined : await readSpans(managementUrl);
  const ended = Date.now();
  await folder.writeJson('samples.json', samples);
  if (spans !== undefined) await folder.writeJson('spans.json', spans);
  const run: RawRun = {
    ...{ profile, began, ended, spans, floors },
    known: factsOf(loading, machine, context.signal.aborted),
    journals: [folder.file('journal.ndjson')],
    k6: { version: k6.version, exitCode },
    summary: await readSummary(folder.file('summary.json'), profile.thresholds),
    samples,
    troubles: troublesOf(hub),
  };
  const report = await judgeRun(context, run);
  await folder.writeJson('truth.json', report.truth);
  return report;
}

/** Starts k6 on the hub; it writes its journal and its summary into the folder of the run. `secrets` is a file's path. */
function startClient({ folder, hub, payloads, k6 }: Loading, secrets: string) {
  return startK6({
    program: k6.path,
    args: [
      'run',
      '--quiet',
      '--no-usage-report',
      '--log-format',
      'raw',
      '--console-output',
      folder.file('journal.ndjson'),
      scriptPath,
    ],
    env: {
      LIENTHONG_TARGET: hub.url,
      LIENTHONG_PAYLOADS: payloads.folder,
      LIENTHONG_PROFILE: folder.file('profile.json'),
      LIENTHONG_SECRETS: secrets,
      LIENTHONG_SUMMARY: folder.file('summary.json'),
    },
    log: folder.file('k6.log'),
  });
}

/** Lets k6 load the hub to its end, or until the command is stopped, and samples what both take. */
async function driveClient(context: CliContext, loading: Loading, secrets: string) {
  const { hub, teller } = loading;
  const client = startClient(loading, secrets);
  const unbind = stopWithPerson(context, client, drainTimeoutSeconds(loading.profile));
  const sampler = startSampler(
    {
      ...(hub.managementUrl === undefined ? {} : { managementUrl: hub.managementUrl }),
      ...(hub.pid === undefined ? {} : { hubPid: hub.pid }),
      clientPid: () => client.pid,
    },
    (sample) => teller.follow(sample),
  );
  const exitCode = await client.ended.finally(() => {
    unbind();
    return sampler.stop();
  });
  return { exitCode, samples: sampler.samples };
}

function factsOf(
  { profile, options, version, hub, payloads }: Loading,
  machine: LoadReport['machine'],
  interrupted: boolean,
): RawRun['known'] {
  const { mix, seed } = payloads.manifest;
  return {
    lienthong: version,
    profile: profileFacts(profile, options, mix),
    target: { url: hub.url, ours: hub.ours },
    seed,
    interrupted,
    machine,
  };
}

/** A hub of ours that ended by itself is the first thing to know. */
function troublesOf(hub: TargetHub): readonly LoadFinding[] {
  const said = hub.ended();
  if (said === undefined) return [];
  const text = { vi: 'Trục tự dừng trong lúc chịu tải.', en: 'The hub ended by itself under load.' };
  return [{ rule: 'hub-ended', text, seen: said }];
}

function tell(context: CliContext, report: LoadReport, { json }: LoadRunOptions, folder: RunFolder): void {
  if (json === true) {
    context.stdout.write(`${renderLoadJson(report)}\n`);
    return;
  }
  context.stdout.write(renderLoadTerminal(context, report));
  const page = folder.file('report.html');
  context.stdout.write(`\n${context.language === 'vi' ? 'Trang báo cáo' : 'The page'}: ${page}\n`);
}
