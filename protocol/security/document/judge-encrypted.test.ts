import { describe, expect, it } from 'vitest';
import { byAgency, byPerson, judgeLetter } from '../../../fixtures/signatures/judged-document.ts';
import { problem } from '../../problems/problem.ts';
import type { Inspection } from '../encryption/inspect-file.ts';
import { fieldProfile, lawProfile } from '../profiles.ts';
import type { SignatureVerdict, Verdict } from '../verdict.ts';
import { judgeUnread, withSealed } from './judge-encrypted.ts';

const packetOf = (verdict: Verdict): SignatureVerdict => {
  return { kind: 'xml', verdict, reasons: [], place: 'Signature', path: [] };
};

describe('a document whose main file is encrypted', () => {
  it('TLS-09: is left to its receivers', () => {
    expect(judgeUnread(undefined, lawProfile)).toEqual({
      verdict: 'undetermined',
      outcome: 'flag',
      findings: [],
      files: [],
    });
    const packet = packetOf('valid');
    expect(judgeUnread(packet, lawProfile)).toEqual({
      verdict: 'undetermined',
      outcome: 'flag',
      findings: [],
      files: [],
      packet,
    });
  });

  it('is refused by the law for a packet’s signature that does not hold', () => {
    expect(judgeUnread(packetOf('tampered'), lawProfile)).toMatchObject({
      verdict: 'tampered',
      outcome: 'refuse',
      findings: [{ code: 'signed.packet-signature', severity: 'error' }],
    });
    expect(judgeUnread(packetOf('tampered'), fieldProfile)).toMatchObject({
      verdict: 'undetermined',
      outcome: 'flag',
      findings: [{ code: 'signed.packet-signature', severity: 'warning' }],
    });
  });
});

describe('a document with something encrypted beside it', () => {
  const sealed: Inspection = { verdict: 'sealed', receivers: [], algorithms: { content: 'x', keys: [] } };
  const refused = (
    verdict: 'weak-algorithm' | 'unsupported-algorithm' | 'malformed' | 'tampered',
  ): Inspection => {
    return {
      verdict,
      reasons: [problem('encryption.algorithm-weak', { path: '', line: 3 }, { seen: 'CBC' })],
    };
  };
  const told = { code: 'encryption.not-judged', severity: 'notice', place: { path: 'b.pdf' } };

  it('TLS-09: is open as far as that goes', () => {
    expect(withSealed(judgeLetter(), [{ name: 'b.pdf', inspection: sealed }])).toMatchObject({
      verdict: 'undetermined',
      outcome: 'flag',
      findings: [told],
      files: [{ name: '7816.pdf' }],
    });
  });

  it.each([
    [
      'refused',
      byAgency({ verdict: 'tampered', reasons: [problem('signature.digest-differs', 'x')] }),
      'refuse',
      'tampered',
    ],
    [
      'waited for',
      byAgency({ verdict: 'undetermined', reasons: [problem('signature.digest-differs', 'x')] }),
      'wait',
      'undetermined',
    ],
  ])('is %s for what can be read', (_, signature, outcome, verdict) => {
    const judged = judgeLetter({ signatures: [byPerson(), signature] });
    expect(withSealed(judged, [{ name: 'b.pdf', inspection: sealed }])).toMatchObject({
      verdict,
      outcome,
      findings: [{ code: 'signature.digest-differs' }, told],
    });
  });

  it.each([
    ['weak-algorithm', 'weak-algorithm'],
    ['unsupported-algorithm', 'unsupported-algorithm'],
    ['malformed', 'malformed'],
    ['tampered', 'malformed'],
  ] as const)('TLS-09: is refused for an encryption that is %s', (seen, verdict) => {
    const position = judgeLetter({ signatures: [byPerson()], profile: fieldProfile });
    const files = [
      { name: 'a.pdf', inspection: sealed },
      { name: 'b.pdf', inspection: refused(seen) },
    ];
    expect(withSealed(position, files)).toMatchObject({
      verdict,
      outcome: 'refuse',
      findings: [
        { code: 'encryption.not-judged', place: { path: 'a.pdf' } },
        { code: 'encryption.algorithm-weak', seen: 'CBC', place: { path: 'b.pdf', line: 3 } },
        { code: 'signed.agency-missing' },
      ],
    });
  });
});
