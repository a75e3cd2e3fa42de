/** Protocol versions as they stand on the wire, from RFC 8446 §4.2.1 and its predecessors. */
export const tlsVersions = {
  2: 'SSL 2.0',
  768: 'SSL 3.0',
  769: 'TLS 1.0',
  770: 'TLS 1.1',
  771: 'TLS 1.2',
  772: 'TLS 1.3',
} as const;

export type TlsVersion = (typeof tlsVersions)[keyof typeof tlsVersions];

/** The name of a version, or nothing for a number that names none. */
export function versionNamed(code: number): TlsVersion | undefined {
  return isVersionCode(code) ? tlsVersions[code] : undefined;
}

/** The number of a version on the wire. */
export function versionCode(version: TlsVersion): number {
  const found = Object.entries(tlsVersions).find(([, name]) => name === version);
  return Number(found?.[0]);
}

function isVersionCode(code: number): code is keyof typeof tlsVersions {
  return Object.hasOwn(tlsVersions, code);
}

/** True from TLS 1.2 on: what the standards list takes (TLS-02). */
export function isCurrent(version: TlsVersion): boolean {
  return version === 'TLS 1.2' || version === 'TLS 1.3';
}

/** Numbers that clients send so that servers stay tolerant of unknown ones (RFC 8701); they say nothing. */
export function isGrease(code: number): boolean {
  return (code & 0x0f0f) === 0x0a0a && code >> 8 === (code & 0xff);
}
