import { type Problem, problem } from '../problems/problem.ts';
import { checkSuites, seenOf } from './check-client-link.ts';
import type { ServerLink } from './link.ts';
import { isCurrent } from './versions.ts';

/** Least bits of a key, by its kind in OpenSSL's words. An Edwards curve has one size, and no bits are told of it. */
const leastBits: ReadonlyMap<string, number> = new Map([
  ['rsa', 2048],
  ['rsa-pss', 2048],
  ['dsa', 2048],
  ['ed25519', 0],
  ['ed448', 0],
]);
const leastEcBits = 256;

/** What is wrong with the link of a hub, by what a scan found. */
export function checkServerLink(link: ServerLink): readonly Problem[] {
  const old = link.taken.filter(({ version }) => !isCurrent(version));
  const current = link.taken.filter(({ version }) => isCurrent(version));
  return [
    ...old.map(({ version }) => problem('link.version-old-taken', 'server/versions', { seen: version })),
    ...(current.length > 0 ? [] : [noCurrent(link)]),
    ...link.taken.flatMap(({ version, suiteCodes }) => checkSuites(suiteCodes, `server/suites/${version}`)),
    ...(link.compression ? [problem('link.compression', 'server/compression')] : []),
    ...(link.safeRenegotiation ? [] : [problem('link.renegotiation-unsafe', 'server/renegotiation')]),
    ...(link.renegotiatesForClient === true
      ? [problem('link.renegotiation-by-client', 'server/renegotiation')]
      : []),
    ...(link.asksClientCertificate
      ? []
      : [problem('link.client-certificate-unasked', 'server/client-certificate')]),
    ...(link.certificateFault === undefined
      ? []
      : [problem('link.server-certificate-wrong', 'server/certificate', { seen: link.certificateFault })]),
    ...(link.serverKey === undefined ? [] : checkServerKey(link.serverKey)),
  ];
}

function noCurrent({ taken }: ServerLink): Problem {
  const versions = taken.map(({ version }) => version);
  return problem('link.version-current-missing', 'server/versions', seenOf(versions));
}

/** TLS-05. */
function checkServerKey({
  kind,
  bits,
  signedWith,
}: NonNullable<ServerLink['serverKey']>): readonly Problem[] {
  const least = leastBits.get(kind) ?? leastEcBits;
  const weakHash = /md5|sha1(?!\d)/i.test(signedWith.replaceAll('-', ''));
  return [
    ...(bits < least ? [problem('link.server-key-weak', 'server/key', { seen: `${kind} ${bits}` })] : []),
    ...(weakHash
      ? [problem('link.server-certificate-hash', 'server/certificate', { seen: signedWith })]
      : []),
  ];
}
