import type { Instant } from '../../protocol/ports/ports.ts';
import {
  encodeCrl,
  encodeOcspAnswer,
  type Holder,
  readOcspRequest,
  responderOf,
  testPki,
} from './reference-peers.ts';
import { createMemory } from './remember.ts';
import type { RawAnswer, RawRequest, Revocation, ServiceManner, TrustDesk } from './stage.ts';

/** Where the test certificates say that lists and answers are to be had. It has to be pointed at the harness. */
export const trustHost = 'pki.example';

/** The authorities' services as the stage runs them: what a verifier asks for, honest unless told otherwise. */
export interface TrustServices {
  readonly desk: TrustDesk;
  /** Answers a request for `http://pki.example/…`; rejects when the service is down. */
  answer(request: RawRequest): Promise<RawAnswer>;
}

const day = 86_400_000;

/** Lists and answers that were signed before: the same question at the same moment has the same answer. */
const made = createMemory<Uint8Array>(4000);

/** Creates the services; nothing is revoked. */
export function createTrustServices(now: () => Instant): TrustServices {
  const revoked: Revocation[] = [];
  const manners = new Map<string, ServiceManner>();
  return {
    desk: {
      revoke: (revocation) => void revoked.push(revocation),
      behave: (place, manner) => void manners.set(place, manner),
    },
    async answer({ target, body }) {
      const { place, service } = serviceOf(target);
      const manner = manners.get(place) ?? 'honest';
      if (manner === 'down') throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
      const at = manner === 'stale' ? now() - 3 * day : now();
      const told = manner === 'honest' ? revoked : [];
      const issuer = issuerAt(place);
      const key = [target, at, manner, JSON.stringify(told), Buffer.from(body).toString('base64')].join(' ');
      if (service === 'crl')
        return plain(200, await made.of(key, async () => crlOf(issuer, at, told, manner)));
      if (service === 'ocsp') {
        return plain(200, await made.of(key, async () => ocspOf(issuer, at, told, manner, body)));
      }
      if (service === 'cer') return plain(200, issuer.certificate);
      return plain(404, new Uint8Array());
    },
  };
}

/** The service that a target asks for: `http://pki.example/agency/ocsp`, `/agency.crl`. */
export function serviceOf(target: string): { readonly place: string; readonly service: string } {
  const path = target.replace(/^[a-z]+:\/\/[^/]*/i, '');
  const [, place = '', service = ''] = /^\/([^./]+)[./]([a-z]+)$/.exec(path) ?? [];
  return { place, service };
}

/** Certificates made for one case are issued by the agencies' authority, and name a place of their own. */
function issuerAt(place: string): Holder {
  const { root, agencyAuthority, deviceAuthority, nationalRoot, publicAuthority } = testPki();
  const known: Readonly<Record<string, Holder>> = {
    ...{ root, 'national-root': nationalRoot },
    ...{ device: deviceAuthority, public: publicAuthority },
  };
  return known[place] ?? agencyAuthority;
}

/** Whoever forges has the authority's name and not its key; whoever is wrong signs in its own name. */
function signerFor(issuer: Holder, manner: ServiceManner): Holder {
  if (manner === 'forged') return testPki().lookAlikeAuthority;
  return manner === 'wrong-issuer' ? testPki().publicAuthority : issuer;
}

function crlOf(issuer: Holder, at: Instant, told: readonly Revocation[], manner: ServiceManner): Uint8Array {
  return encodeCrl({
    issuer: signerFor(issuer, manner),
    at,
    revoked: told
      .filter((each) => holds(each, at))
      .map((each) => ({
        serial: Buffer.from(each.serial, 'hex'),
        at: each.at,
        ...(each.reason === undefined ? {} : { reason: each.reason }),
      })),
  });
}

function ocspOf(
  issuer: Holder,
  at: Instant,
  told: readonly Revocation[],
  manner: ServiceManner,
  body: Uint8Array,
): Uint8Array {
  const request = readOcspRequest(body);
  const subjects = (request?.asked ?? []).map(({ certId, serial }) => {
    const found = told.find((each) => holds(each, at) && sameSerial(each.serial, serial));
    const reason = found?.reason === undefined ? {} : { reason: found.reason };
    const state = found === undefined ? ('good' as const) : { revokedAt: found.at, ...reason };
    return { issuer, serial: Buffer.from(serial, 'hex'), state, certId };
  });
  const signer = signerFor(issuer, manner);
  const responder = signer === issuer ? responderOf(issuer) : responderOf(signer);
  const nonce = request?.nonce === undefined ? {} : { nonce: request.nonce };
  return encodeOcspAnswer({ subjects, responder, at, ...nonce });
}

function holds({ at, until }: Revocation, now: Instant): boolean {
  return at <= now && (until === undefined || now < until);
}

function sameSerial(one: string, other: string): boolean {
  return BigInt(`0x${one}`) === BigInt(`0x${other}`);
}

function plain(httpStatus: number, body: Uint8Array): RawAnswer {
  return { httpStatus, headers: [['Content-Length', String(body.length)]], body };
}
