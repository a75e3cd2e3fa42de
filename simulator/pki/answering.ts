import { createHash } from 'node:crypto';
import { encodeOcspError } from '../../fixtures/keys/encode-ocsp.ts';
import type { Clock } from '../../protocol/ports/ports.ts';
import type { TrustSubject } from '../faults/trust-draws.ts';
import { type PublicPath, parsePublicPath } from './addresses.ts';
import { type AuthorityName, isAuthorityName } from './authorities.ts';
import type { Bend } from './bend.ts';
import type { Authorities } from './issuing.ts';
import { readOcspRequest } from './ocsp-request.ts';
import type { PublishedLists } from './published-lists.ts';
import type { StatusAnswers } from './status-answers.ts';
import type { TimeStamping } from './time-stamping.ts';

/** What was asked of a service over HTTP. */
export interface Question {
  readonly method: string;
  readonly pathname: string;
  readonly body: Uint8Array;
}

/** What can be answered: by whom, about what, and with which bytes once a fault has had its say. */
export interface Answerable {
  readonly subject: TrustSubject;
  /** Serials that were asked about. */
  readonly serials?: readonly string[];
  readonly contentType: string;
  answer(bend: Bend): Promise<Uint8Array>;
}

/** The services behind the addresses. */
export interface Services {
  readonly authorities: Authorities;
  readonly lists: PublishedLists;
  readonly states: StatusAnswers;
  readonly timeStamping: TimeStamping;
  readonly clock: Clock;
}

/** HTTP status and what is wrong. */
export interface Unanswerable {
  readonly httpStatus: 400 | 404 | 405;
  readonly why: string;
}

/** Finds out what a request asks for. */
export function resolveQuestion(question: Question, services: Services): Answerable | Unanswerable {
  const path = parsePublicPath(question.pathname);
  if (path === undefined) return notFound(question);
  if (path.service === 'time-stamp') return timeStampQuestion(question, services);
  if (!isAuthorityName(path.authority)) return notFound(question);
  return path.service === 'ocsp'
    ? stateQuestion(question, path.authority, path.rest, services)
    : fileQuestion(question, path.service, path.authority, services);
}

function fileQuestion(
  { method }: Question,
  service: Exclude<PublicPath['service'], 'ocsp' | 'time-stamp'>,
  authority: AuthorityName,
  { authorities, lists, clock }: Services,
): Answerable | Unanswerable {
  if (method !== 'GET') return { httpStatus: 405, why: 'Files are read with GET.' };
  const subject = { service, authority, identity: `${authority} ${service}` };
  switch (service) {
    case 'crl':
    case 'delta': {
      const list = service === 'crl' ? lists.full : lists.delta;
      const contentType = 'application/pkix-crl';
      return { subject, contentType, answer: (bend) => list(authority, clock.now(), bend) };
    }
    case 'certificate': {
      const answer = async () => (await authorities.holder(authority)).certificate;
      return { subject, contentType: 'application/pkix-cert', answer };
    }
  }
}

/** By POST, or by GET with the request in Base64 in the path (RFC 6960 appendix A.1). */
function stateQuestion(
  { method, body }: Question,
  authority: AuthorityName,
  rest: string,
  { states, clock }: Services,
): Answerable | Unanswerable {
  if (method !== 'POST' && method !== 'GET') return { httpStatus: 405, why: 'Ask with POST or GET.' };
  const request = readOcspRequest(method === 'POST' ? body : Buffer.from(decodePath(rest), 'base64'));
  const serials = request?.asked.map(({ serial }) => serial) ?? [];
  const identity = serials.join(' ');
  return {
    subject: { service: 'ocsp', authority, identity },
    serials,
    contentType: 'application/ocsp-response',
    answer: async (bend) =>
      request === undefined
        ? encodeOcspError('malformedRequest')
        : states.answer(authority, request, clock.now(), bend),
  };
}

function timeStampQuestion(
  { method, body }: Question,
  { timeStamping, clock }: Services,
): Answerable | Unanswerable {
  if (method !== 'POST') return { httpStatus: 405, why: 'Time-stamps are asked for with POST.' };
  const identity = createHash('sha256').update(body).digest('hex').slice(0, 16);
  return {
    subject: { service: 'time-stamp', authority: 'agency', identity },
    contentType: 'application/timestamp-reply',
    answer: (bend) => timeStamping.stamp(body, clock.now(), bend),
  };
}

function decodePath(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

function notFound({ pathname }: Question): Unanswerable {
  return { httpStatus: 404, why: `Nothing is published at ${pathname.slice(0, 80)}.` };
}
