import type { FastifyReply } from 'fastify';
import { pemOf } from '../../../fixtures/keys/signing-keys.ts';
import type { Instant } from '../../../protocol/ports/ports.ts';
import type { Reading } from '../../../protocol/result.ts';
import { refusalOf } from '../../hub/management/fault-routes.ts';
import { explainProblem } from '../../hub/management/request-routes.ts';
import { anything, integer, list, object, text } from '../../hub/management/route.ts';
import type { CertificateRequest } from '../certificate-request.ts';
import { type CertificateRecord, standingAt } from '../register.ts';

/** How things of the register look from outside: instants as RFC 3339, certificates as PEM. */
export const certificateSchema = object(
  {
    ...{ serial: text, authority: text, profile: text, subject: anything, standing: text, reason: text },
    ...{ since: text, notBefore: text, notAfter: text, replaces: text, pem: text, changes: list(anything) },
  },
  ['reason', 'replaces', 'pem', 'changes'],
);

export const requestSchema = object(
  {
    ...{ number: integer, by: text, authority: text, profile: text, subject: anything, state: text },
    ...{ at: text, readyAt: text, dueAt: text, issuedAt: text, serial: text, problems: list(anything) },
  },
  ['issuedAt', 'serial'],
);

export const problemSchema = object({ error: text, problems: list(anything) });

/** A line of the register. */
export function showCertificate(record: CertificateRecord, now: Instant) {
  const { serial, authority, profile, subject, notBefore, notAfter, replaces } = record;
  const { to, at, reason } = standingAt(record, now);
  return {
    ...{ serial, authority, profile, subject, standing: to, reason, since: when(at), replaces },
    ...{ notBefore: when(notBefore), notAfter: when(notAfter) },
  };
}

/** Everything about one certificate. */
export function showWholeCertificate(record: CertificateRecord, now: Instant) {
  const changes = record.changes.map(({ at, ...change }) => ({ ...change, at: when(at) }));
  return { ...showCertificate(record, now), pem: pemOf('CERTIFICATE', record.certificate), changes };
}

export function showRequest({ at, readyAt, dueAt, issuedAt, problems, ...request }: CertificateRequest) {
  return {
    ...request,
    ...{ at: when(at), readyAt: when(readyAt), dueAt: when(dueAt) },
    ...(issuedAt === undefined ? {} : { issuedAt: when(issuedAt) }),
    problems: problems.map(explainProblem),
  };
}

/** Answers with what was read, or with every problem and status 404 or 422. */
export function reply<T>(to: FastifyReply, reading: Reading<T>, show: (value: T) => unknown): unknown {
  if (reading.ok) return show(reading.value);
  const isUnknown = reading.problems.some(({ code }) => code.endsWith('-unknown') && code !== managerUnknown);
  return to.code(isUnknown ? 404 : 422).send(refusalOf(reading.problems));
}

const managerUnknown = 'trust.manager-unknown';

function when(at: Instant): string {
  return new Date(at).toISOString();
}
