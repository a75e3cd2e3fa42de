import { type Problem, problem } from '../problems/problem.ts';
import type { ClientHello } from './client-hello.ts';
import type { ClientLink } from './link.ts';
import { gradeOf, suiteNamed } from './suites.ts';
import { isCurrent } from './versions.ts';

const wanted = 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, TLS_AES_256_GCM_SHA384';

/** What is wrong with the link of a connecting system, by what it sent and what became of it. */
export function checkClientLink(link: ClientLink): readonly Problem[] {
  switch (link.outcome) {
    case 'address-foreign':
      return [problem('link.address-foreign', 'link', { seen: link.remoteAddress })];
    case 'no-tls':
      return [noTls(link)];
    case 'handshake-failed':
    case 'established':
      return [
        ...(link.first?.kind === 'hello' ? checkHello(link.first.hello) : []),
        ...checkNegotiated(link),
      ];
  }
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
  const versions =
    old.length === hello.versions.length
      ? problem('link.version-current-missing', 'hello/versions', { seen: old.join(', ') })
      : problem('link.version-old-offered', 'hello/versions', { seen: old.join(', ') });
  return [
    ...(old.length === 0 ? [] : [versions]),
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
  const named = (grade: string) => codes.filter((code) => gradeOf(code) === grade).map(suiteNamed);
  const broken = named('broken');
  const triple = named('triple-des');
  const dated = [...named('dated'), ...named('unknown')];
  const seen = (names: readonly string[]) => ({ seen: names.join(', ') });
  return [
    ...(broken.length === 0 ? [] : [problem('link.suite-broken', place, seen(broken))]),
    ...(triple.length === 0 ? [] : [problem('link.suite-triple-des', place, seen(triple))]),
    ...(named('modern').length > 0
      ? []
      : [problem('link.suite-modern-missing', place, { ...seen(dated), expected: wanted })]),
  ];
}
