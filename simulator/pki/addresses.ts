import { authorityAccess, crlAddresses, type EncodedExtension } from '../../fixtures/keys/extensions.ts';
import { extensionOids } from '../../protocol/asn1/oids.ts';
import { type AuthorityName, imitatedBy } from './authorities.ts';

/** Where an authority publishes. */
export interface Addresses {
  readonly crl: string;
  readonly delta: string;
  readonly ocsp: string;
  readonly certificate: string;
}

/** Addresses of one authority below the services' own. */
export function addressesOf(base: string, name: AuthorityName): Addresses {
  const at = `${base}/${name}`;
  return { crl: `${at}.crl`, delta: `${at}-delta.crl`, ocsp: `${at}/ocsp`, certificate: `${at}.cer` };
}

/** What its certificates say of them. An imitation names the services of the one that it imitates. */
export function addressExtensions(base: string, issuer: AuthorityName): readonly EncodedExtension[] {
  const { crl, delta, ocsp, certificate } = addressesOf(base, imitatedBy(issuer) ?? issuer);
  return [
    crlAddresses([crl]),
    crlAddresses([delta], extensionOids.freshestCrl),
    authorityAccess(ocsp, certificate),
  ];
}

/** What a path of the services' HTTP means. */
export type PublicPath =
  | {
      readonly service: 'crl' | 'delta' | 'certificate' | 'ocsp';
      readonly authority: string;
      readonly rest: string;
    }
  | { readonly service: 'time-stamp' };

const path = /^\/([a-z-]+?)(-delta\.crl|\.crl|\.cer|\/ocsp(?=\/|$))(.*)$/;
const services = { '-delta.crl': 'delta', '.crl': 'crl', '.cer': 'certificate', '/ocsp': 'ocsp' } as const;

/** Reads the path of a request; undefined where nothing is. */
export function parsePublicPath(pathname: string): PublicPath | undefined {
  if (pathname === '/tsp') return { service: 'time-stamp' };
  const [, authority, ending, rest = ''] = path.exec(pathname) ?? [];
  const service = services[ending as keyof typeof services];
  if (authority === undefined || service === undefined) return undefined;
  return service === 'ocsp' || rest === '' ? { service, authority, rest: rest.slice(1) } : undefined;
}
