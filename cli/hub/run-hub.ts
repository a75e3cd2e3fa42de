import { randomBytes } from 'node:crypto';
import type { World } from '../../fixtures/worlds/world.ts';
import type { Dialect } from '../../protocol/edxml/dialects.ts';
import type { Log, LogEntry, Ports } from '../../protocol/ports/ports.ts';
import { usualAttempts } from '../../simulator/hub/attempts.ts';
import type { DeliveryRules } from '../../simulator/hub/delivery/delivery.ts';
import { type HubOptions, type RunningHub, startHub } from '../../simulator/hub/start-hub.ts';
import { renderStorePlace } from '../../simulator/hub/store/place.ts';
import type { RunningTrustServices } from '../../simulator/pki/start-trust-services.ts';
import { createInstruments } from '../../simulator/ports/process-gauge.ts';
import { createSeededChance } from '../../simulator/ports/seeded-chance.ts';
import { createSteerableClock } from '../../simulator/ports/steerable-clock.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';
import type { SignatureRules } from '../../simulator/verification/verifier-by-rules.ts';
import type { CliContext, TextSink } from '../context.ts';
import { readFaults } from '../faults-option.ts';
import { explainPlace } from '../listening.ts';
import { startBeside } from '../pki/start-beside.ts';
import type { SignatureOptions } from '../pki/verify-beside.ts';
import { explainStore, resolveStore } from '../store-option.ts';
import { createTextPrinter } from '../story/story-printer.ts';
import { createView } from '../story/view.ts';
import { untilAborted } from '../until-aborted.ts';
import type { MailBeside, MailOptions } from './mail-options.ts';
import { type HubPlace, renderPlace } from './render-place.ts';
import { readTelemetry, type TelemetryOptions } from './telemetry-options.ts';
import { keepTestRoot, testRootFile } from './test-root-file.ts';
import type { HubLink, TlsOptions } from './tls-options.ts';
import { readWorld, systemsWithSecrets } from './world-option.ts';

/** The options of `lienthong hub`, as the parser hands them over. */
export interface HubCommandOptions extends TlsOptions, SignatureOptions, TelemetryOptions, MailOptions {
  readonly host: string;
  readonly port?: number;
  readonly managementPort?: number;
  readonly store: string;
  /** The one that ships, or a file. */
  readonly world: string;
  readonly dialect: Dialect;
  readonly delivery: DeliveryRules['delivery'];
  readonly fieldYear: DeliveryRules['fieldYear'];
  readonly failedAttempts?: number;
  readonly secretSeed?: string;
  /** A preset, or a file. */
  readonly faults?: string;
  /** Trust services beside the hub. */
  readonly pki?: true;
  readonly json?: true;
}

/**
 * Runs a hub by itself until the context's signal. Prints its addresses and the credentials of every system
 * once; then, for people, what happens.
 * @throws {CommandFailure} when a port cannot be had, the store cannot be used, or the faults are no plan.
 */
export async function runHub(context: CliContext, options: HubCommandOptions): Promise<void> {
  const secretSeed = options.secretSeed ?? defaultSeed(options.host);
  const clock = createSteerableClock(createSystemClock());
  const cast = await readWorld(context, options.world, clock.now());
  const { world } = cast;
  const systems = systemsWithSecrets(cast, secretSeed);
  const faults = options.faults === undefined ? undefined : await readFaults(context, options.faults);
  const { testRoot, ...link } = await linkOptions(context, options);
  const print = createTextPrinter(createView(context, namesOf(world)), context.stdout);
  const ports: Ports = {
    clock,
    chance: createSeededChance(randomBytes(16).toString('hex')),
    log: createStderrLog(context.stderr),
  };
  const trust = await startBeside({ pki: options.pki, ports, bodies: world.agencies, faults });
  const { rules, mail } = await besidesOf(context, options, { services: trust, world, ports }).catch(
    async (error: unknown) => {
      await trust?.close();
      throw error;
    },
  );
  const telemetry = readTelemetry(context, options);
  const instruments = createInstruments();
  const hub = await startHub({
    world: { systems, agencies: world.agencies },
    ports,
    ...settingsOf(context, options),
    ...(cast.acceptance === undefined ? {} : { acceptance: cast.acceptance }),
    ...link,
    instruments,
    ...(telemetry === undefined ? {} : { telemetry }),
    ...(faults === undefined ? {} : { faults }),
    ...(rules === undefined ? {} : { signatures: rules }),
    onEvent: (event) => {
      mail?.hear(event);
      if (options.json !== true) print({ name: 'exchange', at: event.at, event });
    },
    ...(options.json === true
      ? {}
      : { onRequest: ({ headers: _, ...record }) => print({ name: 'request', at: record.at, record }) }),
  }).catch(async (error: unknown) => {
    instruments.close();
    await trust?.close();
    const { port, managementPort, tlsPort } = options;
    throw explainPlace(explainStore(error), {
      ports: { '--port': port, '--management-port': managementPort, '--tls-port': tlsPort },
    });
  });
  const close = async () => {
    await hub.close();
    instruments.close();
    await trust?.close();
  };
  if (testRoot !== undefined) {
    await keepTestRoot(context, testRootFile, testRoot).catch(async (error: unknown) => {
      await close();
      throw error;
    });
  }
  mail?.open(hub.hub);
  announce(context, hub, options, { ...world, systems, trust });
  await untilAborted(context.signal);
  await mail?.settled();
  await close();
}

/** What the options say as they stand. */
function settingsOf(context: CliContext, options: HubCommandOptions): Omit<HubOptions, 'world' | 'ports'> {
  const { host, dialect, delivery, fieldYear, failedAttempts } = options;
  return {
    ...{ host, dialect, delivery, fieldYear },
    port: options.port ?? 0,
    managementPort: options.managementPort ?? 0,
    store: resolveStore(context.cwd, options.store),
    ...(failedAttempts === undefined ? {} : { attempts: { ...usualAttempts, failures: failedAttempts } }),
  };
}

/** What is about the link is loaded where the options ask for it; so is what verifies signatures. */
async function linkOptions(context: CliContext, options: TlsOptions): Promise<HubLink> {
  const { tlsPort, tlsCert, tlsKey, clientCa, sources } = options;
  if ([tlsPort, tlsCert, tlsKey, clientCa, sources].every((each) => each === undefined)) return {};
  const { readTlsOptions } = await import('./tls-options.ts');
  return readTlsOptions(context, options);
}

/** What stands beside a hub, loaded where the options ask for it. */
async function besidesOf(context: CliContext, options: HubCommandOptions, beside: MailBeside) {
  const rules = await rulesOf(context, options, beside.services);
  const { mail: server } = options;
  if (server === undefined) return { rules };
  const { openFallbackMail } = await import('./mail-options.ts');
  return { rules, mail: await openFallbackMail(context, { ...options, mail: server }, beside) };
}

async function rulesOf(
  context: CliContext,
  options: SignatureOptions,
  trust: RunningTrustServices | undefined,
): Promise<SignatureRules | undefined> {
  if (options.signatures === undefined) return undefined;
  const { signatureRules } = await import('../pki/verify-beside.ts');
  return signatureRules(context, options, trust);
}

/**
 * On loopback the credentials are the same every time, so that a system under test keeps its settings; where
 * strangers can reach the hub they are drawn anew, unless the person chose a seed.
 */
function defaultSeed(host: string): string {
  return ['127.0.0.1', '::1', 'localhost'].includes(host) ? '2026' : randomBytes(32).toString('hex');
}

function announce(
  context: CliContext,
  hub: RunningHub,
  options: HubCommandOptions,
  {
    systems,
    agencies,
    trust,
  }: Pick<World, 'agencies'> & {
    readonly systems: ReturnType<typeof systemsWithSecrets>;
    readonly trust: RunningTrustServices | undefined;
  },
): void {
  const { dialect, store, json } = options;
  const root = options.tlsCert === undefined ? { root: testRootFile } : {};
  const place: HubPlace = {
    url: hub.url,
    managementUrl: hub.managementUrl,
    ...(hub.tls === undefined ? {} : { tls: { url: hub.tls.url, ...root } }),
    ...(trust === undefined ? {} : { pki: { url: trust.url, managementUrl: trust.managementUrl } }),
    ...(options.mail === undefined ? {} : { mail: { from: options.mailFrom ?? '' } }),
    dialect,
    store: renderStorePlace(store),
    systems: systems.map(({ systemId, name, secret }) => ({
      systemId,
      name,
      secret,
      agencies: agencies.filter((each) => each.systemId === systemId).map((each) => each.code),
    })),
  };
  context.stdout.write(json === true ? `${JSON.stringify(place)}\n` : renderPlace(context, place));
}

/** Every code form of a world, with its body's name. */
function namesOf({ agencies }: World): ReadonlyMap<string, string> {
  const rows = agencies.flatMap(({ code, code102, name }) =>
    [code, code102].filter((each) => each !== undefined).map((each) => [each, name] as const),
  );
  return new Map(rows);
}

/** Warnings and errors of the hub itself, one JSON object a line. */
function createStderrLog(stderr: TextSink): Log {
  const isWorth = ({ level }: LogEntry) => level === 'warn' || level === 'error';
  return {
    write(entry) {
      if (isWorth(entry))
        stderr.write(`${JSON.stringify({ ...entry, at: new Date(entry.at).toISOString() })}\n`);
    },
  };
}
