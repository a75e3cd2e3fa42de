import { createPublicKey, type KeyObject } from 'node:crypto';
import { dueBy } from '../../protocol/calendar/limit.ts';
import { renderLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import type { WorkingCalendar } from '../../protocol/calendar/working-calendar.ts';
import type { Clock, Instant } from '../../protocol/ports/ports.ts';
import { type Problem, problem } from '../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../protocol/result.ts';
import { encodePkcs12 } from './by-forge.ts';
import {
  type AskedKey,
  type CertificateOrder,
  type CertificateRequest,
  checkOrder,
  readAskedKey,
} from './certificate-request.ts';
import { type Authorities, type Issue, keyHashOf } from './issuing.ts';
import type { KeySource } from './key-source.ts';
import { type CertificateRegister, standingAt } from './register.ts';
import { checkManager, type SubscriberManager } from './subscriber-managers.ts';
import type { TrustTrace } from './trust-event.ts';

/** What the desk works with. */
export interface DeskParts {
  readonly authorities: Authorities;
  readonly register: CertificateRegister;
  readonly keys: KeySource;
  readonly clock: Clock;
  readonly calendar: WorkingCalendar;
  readonly managers: readonly SubscriberManager[];
  readonly trace: TrustTrace;
  /** Working minutes that a request takes at first; 0 grants it at once. */
  readonly workingMinutes: number;
  /** What a fault adds to that, milliseconds. */
  readonly slowedBy: (subject: string) => number;
  /** Aborts when the services close. */
  readonly closing: AbortSignal;
  /** Hears of a failure of the desk itself. */
  readonly failed: (reason: unknown) => void;
}

/** Takes requests and grants them, within three working days unless somebody slows it (CRT-10). */
export interface Desk {
  /** Problems: `trust.*`; nothing is entered then. */
  request(order: CertificateOrder, replaces?: string): Promise<Reading<CertificateRequest>>;
  /** From now on a request takes so many working minutes. */
  takeTime(workingMinutes: number): void;
  /** Resolves once everything that was ready to be granted has been. */
  settled(): Promise<void>;
  find(number: number): CertificateRequest | undefined;
  /** In order of arrival. */
  list(): readonly CertificateRequest[];
  /**
   * A PKCS#12 file with the key that was made for a request, and its certificates. Once: the key is forgotten
   * then, and the password never kept (AUT-08).
   */
  collect(number: number, password: string): Promise<Reading<Uint8Array>>;
}

const day = 86_400_000;
const usualDays = 3 * 365;

export function createDesk(parts: DeskParts): Desk {
  const { authorities, register, clock, trace } = parts;
  const requests = new Map<number, CertificateRequest>();
  const made = new Map<number, KeyObject>();
  const granting = new Set<Promise<unknown>>();
  let { workingMinutes } = parts;

  const request: Desk['request'] = async (order, replaces) => {
    const wrong = [...checkOrder(order), ...checkManager(order.by, order.subject.code, parts.managers)];
    if (wrong.length > 0) return unread(...wrong);
    const key = await askedKey(order, parts);
    if (!key.ok) return key;
    const taken = checkKey(key.value.publicKey, order, parts);
    if (taken.length > 0) return unread(...taken);
    const entered = enter(order);
    if (key.value.privateKey !== undefined) made.set(entered.number, key.value.privateKey);
    const grantIt = () => grant(entered, issueOf(order, key.value.publicKey, clock.now(), replaces));
    const wait = entered.readyAt - clock.now();
    if (wait <= 0) return read(await grantIt());
    void clock.sleep(wait, parts.closing).then(() => {
      if (parts.closing.aborted) return;
      const granted = grantIt().catch(parts.failed);
      granting.add(granted);
      void granted.finally(() => granting.delete(granted));
    });
    return read(entered);
  };

  const enter = (order: CertificateOrder): CertificateRequest => {
    const { by, authority, profile, subject } = order;
    const at = clock.now();
    const number = requests.size + 1;
    const ready = parts.calendar.addWorkingMinutes(at, workingMinutes);
    const planned = workingMinutes === 0 ? at : ready;
    const entered: CertificateRequest = {
      ...{ number, by, authority, profile, subject, state: 'waiting', at, problems: [] },
      readyAt: planned + parts.slowedBy(subject.commonName),
      dueAt: dueBy({ kind: 'working-days', days: 3 }, at, parts.calendar),
    };
    requests.set(number, entered);
    trace.record({
      name: 'certificate-requested',
      at,
      request: number,
      by,
      profile,
      subject: subject.commonName,
    });
    return entered;
  };

  const grant = async (entered: CertificateRequest, issue: Issue): Promise<CertificateRequest> => {
    const { serial } = await authorities.issue(issue);
    const at = clock.now();
    const { number, authority } = entered;
    const problems = lateness(entered, at);
    const granted = { ...entered, state: 'issued', issuedAt: at, serial, problems } as const;
    requests.set(number, granted);
    const late = problems.length > 0;
    trace.record({ name: 'certificate-issued', at, request: number, authority, serial, late });
    return granted;
  };

  const collect: Desk['collect'] = async (number, password) => {
    const found = requests.get(number);
    const key = made.get(number);
    const seen = String(number);
    if (found === undefined) return unread(problem('trust.request-unknown', 'number', { seen }));
    const record = found.serial === undefined ? undefined : register.find(found.serial);
    if (key === undefined || record === undefined) {
      return unread(problem('trust.key-gone', 'number', { seen }));
    }
    if (!/^[\x20-\x7e]+$/.test(password)) return unread(problem('trust.password-unusual', 'password'));
    made.delete(number);
    const issuer = await authorities.holder(found.authority);
    const above = issuer.issuer === undefined ? [] : [issuer.issuer.certificate];
    const certificates = [record.certificate, issuer.certificate, ...above];
    trace.record({ name: 'key-handed-over', at: clock.now(), request: number });
    return read(encodePkcs12({ key, certificates, password, label: found.subject.commonName }));
  };

  const settled = async () => {
    await Promise.all(granting);
  };

  const takeTime = (minutes: number) => {
    workingMinutes = minutes;
  };

  return {
    request,
    takeTime,
    settled,
    find: (number) => requests.get(number),
    list: () => [...requests.values()],
    collect,
  };
}

async function askedKey({ key }: CertificateOrder, { keys }: DeskParts): Promise<Reading<AskedKey>> {
  if ('request' in key) return readAskedKey(key.request);
  const privateKey = await keys.subscriberKey(key.make);
  return read({ privateKey, publicKey: createPublicKey(privateKey) });
}

/** A key that came in by request belongs to one subscriber, and to nobody once it was revoked. */
function checkKey(publicKey: KeyObject, order: CertificateOrder, parts: DeskParts): readonly Problem[] {
  if ('make' in order.key) return [];
  const hash = keyHashOf(publicKey);
  const found = parts.register.list().find((record) => {
    if (record.keyHash !== hash) return false;
    const isRevoked = standingAt(record, parts.clock.now()).to === 'revoked';
    return isRevoked || record.subject.code !== order.subject.code;
  });
  return found === undefined ? [] : [problem('trust.key-taken', 'request', { seen: found.serial })];
}

function issueOf(order: CertificateOrder, publicKey: KeyObject, now: Instant, replaces?: string): Issue {
  const { authority, profile, subject, hosts, days = usualDays, by } = order;
  const notBefore = Math.floor(now / 1000) * 1000;
  return {
    ...{ authority, profile, subject, publicKey, notBefore, notAfter: notBefore + days * day, by },
    ...(hosts === undefined ? {} : { hosts }),
    ...(replaces === undefined ? {} : { replaces }),
  };
}

function lateness({ number, dueAt }: CertificateRequest, at: Instant): readonly Problem[] {
  if (at <= dueAt) return [];
  const detail = { seen: String(number), expected: renderLocalTimestamp(dueAt) };
  return [problem('trust.issued-late', 'request', detail)];
}
