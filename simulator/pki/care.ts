import type { SubjectName } from '../../fixtures/keys/names.ts';
import type { Clock } from '../../protocol/ports/ports.ts';
import { type Problem, problem } from '../../protocol/problems/problem.ts';
import { type Reading, unread } from '../../protocol/result.ts';
import type { CertificateOrder, CertificateRequest } from './certificate-request.ts';
import type { Desk } from './desk.ts';
import {
  type CertificateRecord,
  type CertificateRegister,
  type RevokeReason,
  type StandingChange,
  standingAt,
  standingWrong,
} from './register.ts';
import { type Body, checkManager, type SubscriberManager } from './subscriber-managers.ts';
import type { TrustTrace } from './trust-event.ts';

/** What becomes of certificates after their issue. `by` is a subscriber manager, or `provider`. */
export interface CertificateCare {
  suspend(serial: string, by: string): Reading<CertificateRecord>;
  resume(serial: string, by: string): Reading<CertificateRecord>;
  revoke(serial: string, by: string, reason: RevokeReason): Reading<CertificateRecord>;
  /** The same subscriber with a new key and a new term; the old certificate stays as it is. */
  renew(serial: string, by: string, key: CertificateOrder['key']): Promise<Reading<CertificateRequest>>;
  /**
   * Another name, code or post (CRT-11): a certificate that says so, with a new key; the old one is revoked
   * with `affiliationChanged`.
   */
  change(
    serial: string,
    by: string,
    subject: Partial<SubjectName>,
    key: CertificateOrder['key'],
  ): Promise<Reading<CertificateRequest>>;
  /** `trust.name-outdated` for each active certificate whose body has another name by now. */
  review(bodies: readonly Body[]): readonly (Problem & { readonly serial: string })[];
}

/** What care needs. */
export interface CareParts {
  readonly register: CertificateRegister;
  readonly desk: Desk;
  readonly clock: Clock;
  readonly managers: readonly SubscriberManager[];
  readonly trace: TrustTrace;
}

export function createCare({ register, desk, clock, managers, trace }: CareParts): CertificateCare {
  /** Finds a certificate that `by` may speak of. */
  const find = (serial: string, by: string): CertificateRecord | readonly Problem[] => {
    const record = register.find(serial);
    if (record === undefined) {
      return [problem('trust.certificate-unknown', 'serial', { seen: serial })];
    }
    const wrong = checkManager(by, record.subject.code, managers);
    return wrong.length === 0 ? record : wrong;
  };

  const change = (serial: string, by: string, to: Omit<StandingChange, 'at' | 'by'>) => {
    const found = find(serial, by);
    if (!('serial' in found)) return unread(...found);
    const at = clock.now();
    const changed = register.change(serial, { at, by, ...to });
    if (changed.ok) trace.record({ name: 'standing-changed', at, serial, by, ...to });
    return changed;
  };

  const again = async (
    serial: string,
    by: string,
    key: CertificateOrder['key'],
    subject: Partial<SubjectName> = {},
  ): Promise<Reading<CertificateRequest>> => {
    const found = find(serial, by);
    if (!('serial' in found)) return unread(...found);
    const { to } = standingAt(found, clock.now());
    if (to !== 'active') return unread(standingWrong(to, ['active']));
    if (clock.now() > found.notAfter) {
      return unread(problem('trust.expired', 'serial', { seen: serial }));
    }
    const { authority, profile, hosts } = found;
    const order = { by, authority, profile, subject: { ...found.subject, ...subject }, key };
    return desk.request({ ...order, ...(hosts === undefined ? {} : { hosts }) }, serial);
  };

  return {
    suspend: (serial, by) => change(serial, by, { to: 'suspended', reason: 'certificateHold' }),
    resume: (serial, by) => change(serial, by, { to: 'active' }),
    revoke: (serial, by, reason) => change(serial, by, { to: 'revoked', reason }),
    renew: (serial, by, key) => again(serial, by, key),
    async change(serial, by, subject, key) {
      const asked = await again(serial, by, key, subject);
      if (asked.ok) change(serial, by, { to: 'revoked', reason: 'affiliationChanged' });
      return asked;
    },
    review: (bodies) => register.list().flatMap((record) => outdated(record, bodies, clock.now())),
  };
}

function outdated(record: CertificateRecord, bodies: readonly Body[], now: number) {
  const { subject, serial, notAfter } = record;
  const body = bodies.find(({ code }) => code === subject.code);
  const seen = subject.organization ?? '';
  const isOver = now > notAfter || standingAt(record, now).to === 'revoked';
  if (body === undefined || body.name === seen || isOver) return [];
  const expected = body.name;
  return [{ ...problem('trust.name-outdated', 'subject/organization', { seen, expected }), serial }];
}
