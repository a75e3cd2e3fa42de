import { describe, expect, test } from 'vitest';
import { gradeOf, type SuiteGrade, suiteNamed, suiteNames } from './suites.ts';

const codesByName = new Map([...suiteNames].map(([code, name]) => [name, code]));

/** The grade of a suite by the registry's name. */
function gradeOfNamed(name: string): SuiteGrade {
  const code = codesByName.get(name);
  if (code === undefined) throw new Error(`${name} is not in the table`);
  return gradeOf(code);
}

describe('TLS-04: how good a suite is', () => {
  test.each<readonly [string, SuiteGrade]>([
    ['TLS_AES_128_GCM_SHA256', 'modern'],
    ['TLS_AES_128_CCM_SHA256', 'modern'],
    ['TLS_CHACHA20_POLY1305_SHA256', 'modern'],
    ['TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', 'modern'],
    ['TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256', 'modern'],
    ['TLS_DHE_RSA_WITH_AES_128_GCM_SHA256', 'modern'],
  ])('%s: forward secrecy and an authenticated cipher', (name, grade) => {
    expect(gradeOfNamed(name)).toBe(grade);
  });

  test.each<readonly [string, SuiteGrade]>([
    ['TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384', 'dated'],
    ['TLS_DHE_RSA_WITH_AES_128_CBC_SHA', 'dated'],
    ['TLS_RSA_WITH_AES_256_GCM_SHA384', 'dated'],
    ['TLS_RSA_WITH_CAMELLIA_128_CBC_SHA', 'dated'],
  ])('%s: one of the two', (name, grade) => {
    expect(gradeOfNamed(name)).toBe(grade);
  });

  test.each<readonly [string, SuiteGrade]>([
    ['TLS_RSA_WITH_3DES_EDE_CBC_SHA', 'triple-des'],
    ['TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA', 'triple-des'],
    ['TLS_DH_anon_WITH_3DES_EDE_CBC_SHA', 'broken'],
    ['TLS_DH_anon_WITH_AES_256_GCM_SHA384', 'broken'],
    ['TLS_RSA_WITH_DES_CBC_SHA', 'broken'],
    ['TLS_RSA_EXPORT_WITH_DES40_CBC_SHA', 'broken'],
    ['TLS_RSA_EXPORT_WITH_RC2_CBC_40_MD5', 'broken'],
    ['TLS_ECDHE_RSA_WITH_RC4_128_SHA', 'broken'],
    ['TLS_RSA_WITH_RC4_128_MD5', 'broken'],
    ['TLS_ECDHE_RSA_WITH_NULL_SHA', 'broken'],
  ])('%s: a cipher that must not be', (name, grade) => {
    expect(gradeOfNamed(name)).toBe(grade);
  });

  test('one that the table does not have is not judged', () => {
    expect(gradeOf(0x5a5b)).toBe('unknown');
  });
});

test.each([
  [0x1302, 'TLS_AES_256_GCM_SHA384'],
  [0x0000, 'TLS_NULL_WITH_NULL_NULL'],
  [0x5a5b, '0x5a5b'],
  [0x0007, '0x0007'],
])('suite %i is called %s', (code, name) => {
  expect(suiteNamed(code)).toBe(name);
});

test('no two suites are named alike', () => {
  expect(codesByName.size).toBe(suiteNames.size);
});
