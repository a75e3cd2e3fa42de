import type { ProblemCode } from '../problems/catalogue.ts';
import { type Problem, problem } from '../problems/problem.ts';
import type { ClientHello } from './client-hello.ts';
import type { ClientLink } from './link.ts';
import { gradeOf, type SuiteGrade, suiteNamed } from './suites.ts';
import { isCurrent } from './versions.ts';

const wanted = 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, TLS_AES_256_GCM_SHA384';

/** Of these one goes with every certificate, on EC or on RSA. */
const anyServer =
  'TLS_AES_256_GCM_SHA384, TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384';

/** What is wrong with the link of a connecting system, by what it sent and what became of it. */
export function checkClientLink(link: ClientLink): readonly Problem[] {
  switch (link.outcome) {
    case 'address-foreign':
      return [problem('link.address-foreign', 'link', { seen: link.remoteAddress })];
    case 'no-tls':
      return [noTls(link)];
    case 'handshake-failed':
      return [...whyFailed(link), ...checkOffered(link)];
    case 'established':
      return [...checkOffered(link), ...checkNegotiated(link)];
  }
}

function checkOffered({ first }: ClientLink): readonly Problem[] {
  return first?.kind === 'hello' ? checkHello(first.hello) : [];
}

/** Alerts by which a client says that it does not take the server's certificate (RFC 8446, 6.2). */
const distrust =
  /ALERT_((?:UNKNOWN_CA|BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|CERTIFICATE_(?:UNKNOWN|EXPIRED|REVOKED)))$/;

/** What ended a handshake. A client of old versions alone is told so by what it offers. */
function whyFailed({ failure, clientCertificateFault, first }: ClientLink): readonly Problem[] {
  if (clientCertificateFault !== undefined) {
    return [problem('link.client-certificate-missing', 'link', { seen: clientCertificateFault })];
  }
  if (failure === undefined) return [];
  const [, alert] = distrust.exec(failure) ?? [];
  if (alert !== undefined) {
    return [problem('link.server-certificate-refused', 'link', { seen: alert.toLowerCase() })];
  }
  const hello = first?.kind === 'hello' ? first.hello : undefined;
  if (/UNSUPPORTED_PROTOCOL|VERSION/.test(failure) && hello?.versions.some(isCurrent) === false) return [];
  if (/NO_SHARED_CIPHER/.test(failure)) {
    const seen = seenOf(hello?.suites ?? []);
    return [problem('link.suite-none-shared', 'hello/suites', { ...seen, expected: anyServer })];
  }
  if (/NO_APPLICATION_PROTOCOL/.test(failure)) {
    return [problem('link.protocol-none-shared', 'hello/protocols', seenOf(hello?.protocols ?? []))];
  }
  if (failure === 'ECONNRESET' || failure === 'EPIPE') return [problem('link.handshake-broken-off', 'link')];
  return [problem('link.handshake-failed', 'link', { seen: failure })];
}

function noTls({ first }: ClientLink): Problem {
  if (first?.kind === 'plain') return problem('link.plain-http', 'link');
  return problem('link.no-tls', 'link', { seen: first?.kind === 'malformed' ? first.fault : 'nothing' });
}

function checkNegotiated({ negotiated }: ClientLink): readonly Problem[] {
  if (negotiated === undefined || isCurrent(negotiated.version)) return [];
  return [problem('link.version-old-used', 'link', { seen: negotiated.version })];
}

/** TLS-02, TLS-04: what a client offers, whatever the server then chose. */
export function checkHello(hello: ClientHello): readonly Problem[] {
  const old = hello.versions.filter((version) => !isCurrent(version));
  return [
    ...(hello.versions.some(isCurrent)
      ? whereAny('link.version-old-offered', 'hello/versions', old)
      : [problem('link.version-current-missing', 'hello/versions', seenOf(old))]),
    ...checkSuites(hello.suiteCodes, 'hello/suites'),
    ...(hello.compression ? [problem('link.compression', 'hello/compression')] : []),
    ...(hello.safeRenegotiation || hello.versions.every((version) => version === 'TLS 1.3')
      ? []
      : [problem('link.renegotiation-unsafe', 'hello/renegotiation')]),
    ...(hello.serverName === undefined ? [problem('link.server-name-missing', 'hello/server-name')] : []),
  ];
}

/** TLS-04, for a client's offer and for what a server takes. */
export function checkSuites(codes: readonly number[], place: string): readonly Problem[] {
  const named = (grade: SuiteGrade) => codes.filter((code) => gradeOf(code) === grade).map(suiteNamed);
  const dated = [...named('dated'), ...named('unknown')];
  return [
    ...whereAny('link.suite-broken', place, named('broken')),
    ...whereAny('link.suite-triple-des', place, named('triple-des')),
    ...(named('modern').length > 0
      ? []
      : [problem('link.suite-modern-missing', place, { ...seenOf(dated), expected: wanted })]),
  ];
}

function whereAny(code: ProblemCode, place: string, names: readonly string[]): readonly Problem[] {
  return names.length === 0 ? [] : [problem(code, place, seenOf(names))];
}

/** What was seen of a list; absent where nothing of it has a name. */
export function seenOf(names: readonly string[]): { readonly seen?: string } {
  return names.length === 0 ? {} : { seen: names.join(', ') };
}
