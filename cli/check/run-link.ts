import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { recordClient, recordServer } from '../../conformance/engine/record-link.ts';
import { createRecorder } from '../../conformance/evidence/create-recorder.ts';
import type { Recorder } from '../../conformance/evidence/recorder.ts';
import { pemOf } from '../../fixtures/keys/signing-keys.ts';
import type { Clock } from '../../protocol/ports/ports.ts';
import { ServerAway } from '../../simulator/link/ask-server.ts';
import { createLinkAuthority } from '../../simulator/link/link-authority.ts';
import { startLinkTrial } from '../../simulator/link/link-trial.ts';
import { scanServer } from '../../simulator/link/scan-server.ts';
import { createSeededChance } from '../../simulator/ports/seeded-chance.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';
import { type CliContext, usageFailure } from '../context.ts';
import { runAgainst } from '../link/run-against.ts';
import { parseServerAddress } from '../link/server-address.ts';
import { conclude } from './conclude.ts';
import type { CheckOptions } from './options.ts';
import { prepare } from './prepare.ts';
import { readRoots } from './roots.ts';
import { wordOf } from './shell-word.ts';

export interface LinkOptions extends CheckOptions {
  readonly roots?: string;
  readonly name?: string;
  readonly run?: string;
}

const rootFile = '.lienthong/link-root.pem';

/** Checks the link of a hub by a scan, of a connecting system by a trial with false hubs, or both. */
export async function runCheckLink(
  context: CliContext,
  address: string | undefined,
  options: LinkOptions,
  version: string,
): Promise<void> {
  const { run } = options;
  if (address === undefined && run === undefined) throw nothingToCheck;
  const clock = createSystemClock();
  const began = clock.now();
  const words = [
    ...(address === undefined ? [] : [wordOf(address)]),
    ...(run === undefined ? [] : ['--run', wordOf(run)]),
  ];
  const prepared = await prepare(context, options, {
    seat: 'link',
    target: ['link', ...words].join(' '),
    began,
  });
  if (prepared === undefined) return;
  const recorder = createRecorder(clock.now);
  prepared.recordStatements(recorder);
  if (address !== undefined) await scanInto(context, recorder, clock, address, options);
  if (run !== undefined) await tryInto(context, recorder, clock, run);
  const judgedAt = clock.now();
  const header = { ...prepared.header, ended: judgedAt };
  const { suite } = prepared;
  await conclude(context, options, { header, evidence: recorder.evidence(), suite, version, judgedAt });
}

const nothingToCheck = usageFailure({
  vi: 'cần địa chỉ của máy chủ, hoặc --run với lệnh gọi hệ thống của bạn',
  en: 'give the address of a server, or --run with a command that makes your system call',
});

async function scanInto(
  context: CliContext,
  recorder: Recorder,
  clock: Clock,
  address: string,
  { roots, name }: LinkOptions,
): Promise<void> {
  const place = parseServerAddress(address);
  const trusted = roots === undefined ? undefined : await readRoots(context, roots);
  try {
    const link = await scanServer({
      ...{ ...place, clock, chance: createSeededChance(randomBytes(16).toString('hex')) },
      ...(name === undefined ? {} : { serverName: name }),
      ...(trusted === undefined ? {} : { roots: trusted.join('\n') }),
    });
    recordServer(recorder, link);
  } catch (reason) {
    if (!(reason instanceof ServerAway)) throw reason;
    recorder.add({ kind: 'trouble', at: clock.now(), blame: 'environment', what: reason.message });
  }
}

async function tryInto(
  context: CliContext,
  recorder: Recorder,
  clock: Clock,
  command: string,
): Promise<void> {
  const now = clock.now();
  const authority = createLinkAuthority(now);
  const root = resolve(context.cwd, rootFile);
  await mkdir(dirname(root), { recursive: true });
  await writeFile(root, pemOf('CERTIFICATE', authority.root.certificate));
  const trial = await startLinkTrial({ clock, issue: { authority, hosts: ['localhost'], now } });
  const addresses = trial.hubs.map(({ kind, port }) => ({ kind, url: `https://localhost:${port}` }));
  try {
    await runAgainst(context, command, root, addresses);
  } finally {
    await trial.close();
  }
  for (const { kind } of trial.hubs) for (const link of trial.links(kind)) recordClient(recorder, kind, link);
}
