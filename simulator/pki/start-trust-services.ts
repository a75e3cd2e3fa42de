import { randomBytes } from 'node:crypto';
import type { AddressInfo, Server } from 'node:net';
import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import { calendar2026 } from '../../protocol/calendar/holidays-2026.ts';
import { createWorkingCalendar } from '../../protocol/calendar/working-calendar.ts';
import type { Ports } from '../../protocol/ports/ports.ts';
import type { FaultPlan } from '../faults/plan.ts';
import { closeGently, listen } from '../hub/http/listening.ts';
import { serveRoutes } from '../hub/management/serve-routes.ts';
import { createSeededChance } from '../ports/seeded-chance.ts';
import { type CertificateCare, createCare } from './care.ts';
import { createDesk, type Desk } from './desk.ts';
import { createTrustFront } from './front.ts';
import { type Authorities, createAuthorities } from './issuing.ts';
import { committedKeys, freshKeys } from './key-source.ts';
import { certificateRoutes } from './management/certificate-routes.ts';
import { requestRoutes } from './management/request-routes.ts';
import { serviceRoutes } from './management/service-routes.ts';
import {
  createPublishedLists,
  type ListSchedule,
  type PublishedLists,
  usualSchedule,
} from './published-lists.ts';
import { type CertificateRegister, createRegister } from './register.ts';
import { createStatusAnswers } from './status-answers.ts';
import { type Body, managersOf, type SubscriberManager } from './subscriber-managers.ts';
import { createTimeStamping } from './time-stamping.ts';
import { createTrustTrace, type TrustEvent, type TrustTrace } from './trust-event.ts';
import { createTrustFaults, type TrustFaults } from './trust-faults.ts';
import { type TrustFile, trustFileOf } from './trust-file.ts';

/** How the trust services are started. Everything but the ports has a default. */
export interface TrustServiceOptions {
  readonly ports: Ports;
  /**
   * `fresh` (default): new keys and serials. A seed: the committed keys, and the same certificates every time
   * when `publishedAt` is the same too.
   */
  readonly keys?: 'fresh' | { readonly seed: string };
  /** Port of the public services; 0 (default) takes a free one. */
  readonly port?: number;
  /** Port of the management API, on loopback only; 0 (default) takes a free one. */
  readonly managementPort?: number;
  /** Address to listen on; 127.0.0.1 unless told. */
  readonly host?: string;
  /** What certificates say of where the services are; where they listen unless told. */
  readonly publishedAt?: string;
  /** When lists come out; changes within five minutes unless told (REV-08). */
  readonly schedule?: ListSchedule;
  /** How long an answer about a state may be used, milliseconds; ten minutes unless told. */
  readonly answerLife?: number;
  /** Working minutes that the desk takes for a request; 0 (default) grants it at once. */
  readonly deskMinutes?: number;
  /** Bodies that subscribers belong to; those of the world of 2026 unless told. */
  readonly bodies?: readonly Body[];
  /** Of this plan the `trust` rules; nothing goes wrong unless told. */
  readonly faults?: FaultPlan;
  readonly onEvent?: (event: TrustEvent) => void;
}

/** Trust services that listen. */
export interface RunningTrustServices {
  /** Public services: `<url>/<authority>.crl`, `-delta.crl`, `.cer`, `/ocsp`; `<url>/tsp`. */
  readonly url: string;
  readonly managementUrl: string;
  readonly authorities: Authorities;
  readonly register: CertificateRegister;
  readonly lists: PublishedLists;
  readonly desk: Desk;
  readonly care: CertificateCare;
  readonly managers: readonly SubscriberManager[];
  readonly faults: TrustFaults;
  readonly trace: TrustTrace;
  /** The roots by purpose. */
  trustFile(): Promise<TrustFile>;
  /** Answers what has been asked, then ends. */
  close(): Promise<void>;
}

const loopback = '127.0.0.1';

/** Starts the services and their management API. Rejects with one clear line when it cannot. */
export async function startTrustServices(options: TrustServiceOptions): Promise<RunningTrustServices> {
  const closing = new AbortController();
  const place = { url: '' };
  const parts = createParts(options, closing.signal, () => options.publishedAt ?? place.url);
  const { services, failed, front } = parts;
  const management = serveRoutes(
    [...serviceRoutes(services), ...requestRoutes(services), ...certificateRoutes(services)],
    { title: 'lienthong trust services: management', clock: services.clock, failed },
  );
  const close = async () => {
    closing.abort();
    await management.close();
    await closeGently(front);
  };
  try {
    await listen(front, options.host ?? loopback, options.port ?? 0);
    place.url = urlOf(front);
    await management.listen(loopback, options.managementPort ?? 0);
  } catch (reason) {
    await close();
    throw reason;
  }
  const { url: _, clock: __, bodies: ___, ...shown } = services;
  const trustFile = () => trustFileOf(services.authorities);
  return {
    ...shown,
    url: place.url,
    managementUrl: urlOf(management.server),
    lists: parts.lists,
    trustFile,
    close,
  };
}

function createParts(options: TrustServiceOptions, closing: AbortSignal, base: () => string) {
  const { ports, keys: mode = 'fresh', bodies = world2026.agencies } = options;
  const { clock, log } = ports;
  const chance = createSeededChance(mode === 'fresh' ? randomBytes(16).toString('hex') : mode.seed);
  const keys = mode === 'fresh' ? freshKeys() : committedKeys(chance);
  const register = createRegister();
  const trace = createTrustTrace(options.onEvent);
  const faults = createTrustFaults(ports, trace);
  if (options.faults !== undefined) faults.set(options.faults);
  const authorities = createAuthorities({ keys, clock, chance, register, base });
  const managers = managersOf(bodies);
  const failed = failureLog({ clock, log });
  const slowedBy = (subject: string) => deskDelay(faults, subject);
  const calendar = createWorkingCalendar(calendar2026);
  const workingMinutes = options.deskMinutes ?? 0;
  const desk = createDesk({
    ...{
      authorities,
      register,
      keys,
      clock,
      calendar,
      managers,
      trace,
      workingMinutes,
      slowedBy,
      closing,
      failed,
    },
  });
  const care = createCare({ register, desk, clock, managers, trace });
  const lists = createPublishedLists(authorities, register, options.schedule ?? usualSchedule);
  const states = createStatusAnswers(authorities, register, options.answerLife);
  const timeStamping = createTimeStamping(authorities, chance);
  const front = createTrustFront({
    authorities,
    lists,
    states,
    timeStamping,
    clock,
    faults,
    trace,
    failed,
    closing,
  });
  const services = { authorities, register, desk, care, managers, bodies, faults, trace, clock, url: base };
  return { services, failed, front, lists };
}

function deskDelay(faults: TrustFaults, subject: string): number {
  const fired = faults.befalling({ service: 'desk', identity: subject });
  if (fired?.rule.kind !== 'desk-delay') return 0;
  faults.fire(fired, `${fired.rule.ms} ms`);
  return fired.rule.ms;
}

/** Numbers failures of the services themselves, so that an answer can name one without telling what it was. */
function failureLog({ clock, log }: Pick<Ports, 'clock' | 'log'>): (reason: unknown) => string {
  let count = 0;
  return (reason) => {
    count += 1;
    const what = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
    log.write({
      at: clock.now(),
      level: 'error',
      name: 'trust.failed',
      facts: { incident: count, what },
    });
    return String(count);
  };
}

function urlOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
