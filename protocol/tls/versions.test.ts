import { describe, expect, test } from 'vitest';
import { groupNames, nameIn, signatureSchemeNames } from './group-names.ts';
import { isCurrent, isGrease, versionCode, versionNamed } from './versions.ts';

describe('versions on the wire', () => {
  test.each([
    ['SSL 2.0', 0x0002, false],
    ['SSL 3.0', 0x0300, false],
    ['TLS 1.0', 0x0301, false],
    ['TLS 1.1', 0x0302, false],
    ['TLS 1.2', 0x0303, true],
    ['TLS 1.3', 0x0304, true],
  ] as const)('TLS-02: %s is number %i; current: %s', (version, code, isTaken) => {
    expect(versionNamed(code)).toBe(version);
    expect(versionCode(version)).toBe(code);
    expect(isCurrent(version)).toBe(isTaken);
  });

  test.each([0, 0x0305, 0x7f1c, 0x7a7a])('%i names none', (code) => {
    expect(versionNamed(code)).toBeUndefined();
  });
});

describe('numbers that say nothing (RFC 8701)', () => {
  test.each(Array.from({ length: 16 }, (_, index) => index * 0x1010 + 0x0a0a))('%i is one', (code) => {
    expect(isGrease(code)).toBe(true);
  });

  test.each([0x0a1a, 0x1a0a, 0x0a0b, 0x0b0b, 0x1301])('%i is none', (code) => {
    expect(isGrease(code)).toBe(false);
  });
});

test.each([
  ['a group', groupNames, 0x001d, 'x25519'],
  ['a group without a name', groupNames, 0x00fe, '0x00fe'],
  ['a signature scheme', signatureSchemeNames, 0x0807, 'ed25519'],
  ['a signature scheme without a name', signatureSchemeNames, 0x0904, '0x0904'],
] as const)('%s is called by the registry’s name or by its number', (_what, names, code, name) => {
  expect(nameIn(names, code)).toBe(name);
});
