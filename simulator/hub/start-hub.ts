import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Instant, Ports } from '../../protocol/ports/ports.ts';
import type { ExchangeEvent } from '../exchange-event.ts';
import { createHubFaults, type HubFaults } from '../faults/hub-faults.ts';
import type { FaultPlan } from '../faults/plan.ts';
import { createLinkLog, type LinkLog } from '../link/link-log.ts';
import { parseSourceAddresses, type SourceAddresses } from '../link/source-addresses.ts';
import type { TlsRules } from '../link/tls-rules.ts';
import type { Instruments } from '../ports/process-gauge.ts';
import type { DocumentVerifier } from '../verification/document-verifier.ts';
import type { SignatureRules } from '../verification/verifier-by-rules.ts';
import { type AttemptLimits, createAttemptGuard } from './attempts.ts';
import { createCallWatch } from './call-watch.ts';
import type { Reached } from './crash/crash-points.ts';
import { createDelivery } from './delivery/delivery.ts';
import { createDirectoryLists } from './directory/directory-lists.ts';
import { type HubWorld, seedDirectory } from './directory/seed-directory.ts';
import { createGate } from './gate.ts';
import type { Answer } from './http/answers.ts';
import {
  guardSources,
  type HubTls,
  type LinkListeners,
  openSecured,
  type SecuredEntrance,
} from './http/entrances.ts';
import { createFront, type HeldRequest, serveHeld } from './http/front.ts';
import { createHeadReader } from './http/known-heads.ts';
import { closeGently, listen } from './http/listening.ts';
import type { Hub, HubRules } from './hub.ts';
import { createHubIds } from './ids.ts';
import { createListeners, type Listeners } from './listeners.ts';
import { createManagement } from './management/management.ts';
import type { HubNotice } from './notices/notice.ts';
import { keepSweeping, sweepOverdue, usualSweepEvery } from './notices/sweep.ts';
import { createRequestLog, type RequestRecord } from './request-log.ts';
import type { HubSignatures } from './signatures/hub-signatures.ts';
import { openSignatures } from './signatures/open-signatures.ts';
import { createHubSpans } from './spans/hub-spans.ts';
import type { Telemetry } from './spans/otlp/open-telemetry.ts';
import type { TelemetrySettings } from './spans/otlp/settings.ts';
import { type Keeping, openKeeping } from './store/keeping.ts';
import type { HubStore } from './store/store.ts';
import { usualLimits } from './transfers/acceptance.ts';

/** How a hub is started. Everything but the world and the ports has a default. */
export interface HubOptions {
  readonly world: HubWorld;
  readonly ports: Ports;
  /**
   * `memory` (default), the path of a folder (SQLite file and packets lie in it, for one process), or
   * `postgres://user:password@host:port/database` (for any number of processes).
   */
  readonly store?: string;
  /** Port of the axis's HTTP; 0 (default) takes a free one. */
  readonly port?: number;
  /** Port of the management API, on loopback only; 0 (default) takes a free one. */
  readonly managementPort?: number;
  /** A port for TLS beside the plain one; none unless told. */
  readonly tls?: HubTls;
  /** Addresses and ranges from which calls are taken, `10.0.0.0/8`; from everywhere unless told (ONB-12). */
  readonly sources?: readonly string[];
  /** Address to listen on; 127.0.0.1 unless told. */
  readonly host?: string;
  /** Longest packet in bytes, at most 200,000,000; 52,428,800 (50 MiB) unless told. */
  readonly packetBytes?: number;
  /** How packets are judged; `observed` unless told. */
  readonly dialect?: HubRules['dialect'];
  /** The code in the hub's own trace entries; 00.00.W00 unless told. */
  readonly centreCode?: string;
  /** How packets are written out; `faithful` unless told. */
  readonly delivery?: HubRules['delivery'];
  /** Which year's trace entry the `field` delivery writes; `2025` unless told. */
  readonly fieldYear?: HubRules['fieldYear'];
  /** What becomes of other content under a used identifier: `refuse` in the strict dialect, else `flag`. */
  readonly conflict?: HubRules['conflict'];
  /** How long receivers may take to accept; `usualLimits` unless told. */
  readonly acceptance?: HubRules['acceptance'];
  /** Which roots are trusted, and what is asked of signatures; none is verified unless told. */
  readonly signatures?: SignatureRules;
  /** Who verifies, and is the caller's to close; a verifier by `signatures` unless told. */
  readonly verifier?: DocumentVerifier;
  /** AUT-04: how many failed attempts of a system at one address are borne; as many as come unless told. */
  readonly attempts?: AttemptLimits;
  /** Milliseconds between two looks for what is overdue; a minute unless told. */
  readonly sweepEvery?: number;
  /** What goes wrong on purpose; nothing unless told. The management API can change it. */
  readonly faults?: FaultPlan;
  /** What the hub measures itself by; it does not unless told. Whoever created them closes them. */
  readonly instruments?: Instruments;
  /** Where traces and figures go, for a hub with instruments; nowhere unless told. */
  readonly telemetry?: TelemetrySettings;
  readonly onEvent?: (event: ExchangeEvent) => void;
  readonly onRequest?: (record: RequestRecord) => void;
  /** Hears of each point at which this hub may be killed; see `crash/`. */
  readonly reached?: Reached;
}

/** A hub that listens. */
export interface RunningHub {
  /** Endpoint for `<url>/<operation>`, without a slash at its end. */
  readonly url: string;
  readonly managementUrl: string;
  /** The port for TLS, where there is one. */
  readonly tls?: { readonly url: string; reload(rules: TlsRules): void };
  /** What callers offered as they connected. */
  readonly links: LinkLog;
  /** What serves the axis's HTTP, for a caller in the same process that brings its own connection. */
  readonly front: Server;
  /** Serves a request of the same process without a connection; no fault befalls it. */
  serve(request: HeldRequest): Promise<Answer>;
  readonly hub: Hub;
  readonly store: HubStore;
  readonly faults: HubFaults;
  /** Warns of what is overdue at `now`, as the hub does by itself on its clock; gives the new notices. */
  sweep(now: Instant): Promise<readonly HubNotice[]>;
  /** Answers what has been asked, then ends. */
  close(): Promise<void>;
}

const loopback = '127.0.0.1';
const defaultPacketBytes = 50 * 1024 * 1024;
const longestPacket = 200_000_000;

/** Starts a hub and its management API. Rejects with one clear line when it cannot, and leaves nothing open then. */
export async function startHub(options: HubOptions): Promise<RunningHub> {
  const { world, ports, host = loopback } = options;
  const sources = options.sources === undefined ? undefined : parseSourceAddresses(options.sources);
  const behind = await openHub(options);
  const { hub, keeping, telemetry } = behind;
  const { store } = hub;
  const doors = await orClose(
    async () => createDoors(options, behind, sources),
    () => closeBehind(behind),
  );
  const { front, management, faults, listeners, closing, close } = doors;
  const { links, onRequest } = listeners;
  return orClose(async () => {
    if (hub.spans !== undefined) telemetry?.watch(hub.spans);
    await keeping.alone(() => seedDirectory(world, store, hub.ids, ports.clock.now()));
    await listen(front, host, options.port ?? 0);
    if (options.tls !== undefined) {
      doors.secured = await openSecured(options.tls, { host, front, sources }, doors.listeners);
    }
    await management.listen(loopback, options.managementPort ?? 0);
    void keepSweeping(hub, options.sweepEvery ?? usualSweepEvery, closing.signal);
    const sweep = (now: Instant) => sweepOverdue(hub, now);
    const serve = (request: HeldRequest) => serveHeld(request, hub, onRequest);
    const urls = { url: urlOf(front), managementUrl: urlOf(management.server) };
    return {
      ...{ ...urls, front, serve, hub, store, faults, links, sweep, close },
      ...(doors.secured === undefined ? {} : { tls: doors.secured }),
    };
  }, close);
}

/** Does something; where that fails, what was opened for it is closed before the failure goes on. */
async function orClose<T>(work: () => Promise<T>, close: () => Promise<void>): Promise<T> {
  try {
    return await work();
  } catch (reason) {
    await close();
    throw reason;
  }
}

/** The doors of a hub, none of them open yet, and how all of it is closed. */
function createDoors(options: HubOptions, behind: Behind, sources: SourceAddresses | undefined) {
  const { hub, events, telemetry } = behind;
  const { instruments } = options;
  const requests = createRequestLog();
  const faults = createHubFaults(hub);
  if (options.faults !== undefined) faults.set(options.faults);
  const calls = createCallWatch(hub.rules.acceptance.calendar);
  const tellRequest = (record: Omit<RequestRecord, 'number'>) => {
    calls.hear(record);
    const numbered = requests.add(record);
    options.onRequest?.(numbered);
  };
  const consoleUrl = () => (management.server.listening ? urlOf(management.server) : undefined);
  const front = createFront(hub, tellRequest, faults.handle, consoleUrl);
  const links = createLinkLog();
  const listeners = { hub, links, onRequest: tellRequest };
  guardSources(front, sources, listeners);
  const { renew } = options.tls ?? {};
  const management = createManagement({
    ...{ hub, requests, events, faults, calls, links, endpoint: () => urlOf(front) },
    ...(instruments === undefined ? {} : { instruments }),
    ...(telemetry === undefined ? {} : { telemetry }),
    ...(renew === undefined ? {} : { reloadTls: async () => doors.secured?.reload(await renew()) }),
  });
  const closing = new AbortController();
  const close = async () => {
    closing.abort();
    await management.close();
    faults.close();
    await Promise.all([closeGently(front), doors.secured?.close(), behind.signatures?.close()]);
    await telemetry?.close();
    await behind.keeping.close();
  };
  const doors: Doors = { front, management, faults, listeners, closing, close, secured: undefined };
  return doors;
}

interface Doors {
  readonly front: Server;
  readonly management: ReturnType<typeof createManagement>;
  readonly faults: HubFaults;
  readonly listeners: LinkListeners;
  readonly closing: AbortController;
  /** Answers what has been asked, then ends, with what lies behind. */
  close(): Promise<void>;
  /** Opened last. */
  secured: SecuredEntrance | undefined;
}

interface Behind {
  readonly hub: Hub;
  readonly keeping: Keeping;
  readonly events: Listeners<ExchangeEvent>;
  readonly signatures: HubSignatures | undefined;
  readonly telemetry: Telemetry | undefined;
}

async function closeBehind({ signatures, telemetry, keeping }: Partial<Behind>): Promise<void> {
  await signatures?.close();
  await telemetry?.close();
  await keeping?.close();
}

/** The hub behind its doors, with what is closed after it: signatures with the doors, telemetry and keeping last. */
async function openHub(options: HubOptions): Promise<Behind> {
  const { ports, instruments } = options;
  const rules = rulesOf(options);
  const telemetry = await openExport(options);
  const spans = instruments && createHubSpans(instruments, ports.clock.now(), telemetry?.traces);
  const keeping = await orClose(
    () => openKeeping(options.store ?? 'memory', spans?.commits),
    () => closeBehind({ telemetry }),
  );
  const { store, files } = keeping;
  const events = createListeners<ExchangeEvent>();
  const parts = { store, files, ports, announce: events.tell, failed: failureLog(ports) };
  const signatures = await orClose(
    () => openSignatures(options, parts),
    () => closeBehind({ telemetry, keeping }),
  );
  const hub: Hub = {
    deliver: createDelivery(rules, files),
    lists: createDirectoryLists(store),
    readHead: createHeadReader(),
    sends: createGate(),
    ...{ ...parts, ids: createHubIds(ports.chance), rules },
    ...(signatures === undefined ? {} : { signatures }),
    ...(options.attempts === undefined ? {} : { attempts: createAttemptGuard(options.attempts) }),
    spans,
    ...(options.reached === undefined ? {} : { reached: options.reached }),
  };
  if (options.onEvent !== undefined) events.add(options.onEvent);
  return { hub, keeping, events, signatures, telemetry };
}

/** OpenTelemetry is loaded where it is asked for. */
async function openExport({ telemetry, instruments, ports }: HubOptions): Promise<Telemetry | undefined> {
  if (telemetry === undefined || instruments === undefined) return undefined;
  const { openTelemetry } = await import('./spans/otlp/open-telemetry.ts');
  return openTelemetry(telemetry, { instruments, chance: ports.chance, log: ports.log });
}

function rulesOf(options: HubOptions): HubRules {
  const { packetBytes = defaultPacketBytes, dialect = 'observed', centreCode = '00.00.W00' } = options;
  const { delivery = 'faithful', fieldYear = '2025' } = options;
  const { conflict = dialect === 'strict' ? 'refuse' : 'flag', acceptance = usualLimits } = options;
  if (!(packetBytes > 0 && packetBytes <= longestPacket)) {
    throw new RangeError(`A packet limit of ${packetBytes} bytes is not between 1 and ${longestPacket}.`);
  }
  return { packetBytes, dialect, centreCode, delivery, fieldYear, conflict, acceptance };
}

/** Numbers failures of the hub itself, so that the answer can name one without telling what it was. */
function failureLog({ clock, log }: Ports): (reason: unknown) => string {
  let count = 0;
  return (reason) => {
    count += 1;
    const what = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
    log.write({ at: clock.now(), level: 'error', name: 'hub.failed', facts: { incident: count, what } });
    return String(count);
  };
}

function urlOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
