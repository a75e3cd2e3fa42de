import { describe, expect, it } from 'vitest';
import type { ClientLink } from '../../protocol/tls/link.ts';
import { type AgencyRecording, found, lookedAt } from './agency-recording-under-test.ts';
import { linkClientChecks } from './link-client.ts';
import { brokenOff, greeting, visit } from './link-recording-under-test.ts';

const judged = (id: string, recording: AgencyRecording) => found(linkClientChecks, id, recording);
const seenBy = (id: string, recording: AgencyRecording) => lookedAt(linkClientChecks, id, recording);
const sound = visit('orderly');
const refusals = linkClientChecks.flatMap(({ id }) => (/-refuses-|-asks-/.test(id) ? [id] : []));
const kindOf = (id: string) =>
  id.replace('link.client-refuses-', '').replace('link.client-asks-revocation', 'revoked');

describe('a system that does everything right', () => {
  it.each(refusals)('%s', (id) => {
    const recording = { sound, it: visit(kindOf(id), brokenOff) };
    expect(judged(id, recording)).toEqual([]);
    expect(seenBy(id, recording)).toEqual(['it']);
  });

  it.each(linkClientChecks.flatMap(({ id }) => (refusals.includes(id) ? [] : [id])))('%s', (id) => {
    expect(judged(id, { sound })).toEqual([]);
    expect(seenBy(id, { sound })).toEqual(['sound']);
  });
});

describe('a system that sends its request to a false hub (TLS-03)', () => {
  it.each([
    ['expired', 'fail', 'expired certificate'],
    ['not-yet-valid', 'fail', 'certificate not yet valid'],
    ['self-signed', 'fail', 'self-signed certificate'],
    ['wrong-host', 'fail', 'certificate of another host'],
    ['look-alike', 'fail', 'authority with the same name and another key'],
    ['incomplete', 'fail', 'intermediate certificate left out'],
    ['wrong-usage', 'fail', 'certificate that is not for servers'],
    ['weak-key', 'warn', 'RSA key of 1024 bits'],
    ['weak-hash', 'warn', 'certificate signed with SHA-1'],
  ])('%s', (kind, severity, name) => {
    expect(judged(`link.client-refuses-${kind}`, { sound, it: visit(kind) })).toEqual([
      `${severity} TLS-03 in it, client link: ${name}; Host`,
    ]);
  });

  it('is only warned when it does not ask whether a certificate is revoked', () => {
    expect(judged('link.client-asks-revocation', { sound, it: visit('revoked') })).toEqual([
      'warn TLS-03 in it, client link: link.revocation-unasked',
    ]);
  });

  it('uses an old version where the hub has no other (TLS-02)', () => {
    const negotiated = { version: 'TLS 1.1', suite: 'x', resumed: false } as const;
    expect(
      judged('link.client-refuses-old-version', { sound, it: visit('old-version', { negotiated }) }),
    ).toEqual(['fail TLS-02 in it, client link: TLS 1.1']);
  });
});

const plain: Partial<ClientLink> = { ...brokenOff, outcome: 'no-tls', first: { kind: 'plain' } };
const mute: Partial<ClientLink> = { ...brokenOff, outcome: 'no-tls', first: { kind: 'more' } };
const foreign: Partial<ClientLink> = { ...brokenOff, outcome: 'address-foreign', first: { kind: 'more' } };

describe('a system before the sound hub', () => {
  it.each<readonly [id: string, link: Partial<ClientLink>, line: string]>([
    ['encrypts', plain, 'fail TLS-01 in it, client link: link.plain-http'],
    ['encrypts', mute, 'fail TLS-01 in it, client link: nothing'],
    ['takes-sound-hub', brokenOff, 'fail TLS-03 in it, client link: handshake-failed'],
    [
      'offers-current-versions',
      greeting({ versions: ['TLS 1.2', 'TLS 1.1'] }),
      'warn TLS-02 in it, client hello/versions: TLS 1.1',
    ],
    [
      'offers-no-broken-suite',
      greeting({ suiteCodes: [0x1301, 0x0004] }),
      'fail TLS-04 in it, client hello/suites: TLS_RSA_WITH_RC4_128_MD5',
    ],
    [
      'offers-modern-suite',
      greeting({ suiteCodes: [0x002f] }),
      'fail TLS-04 in it, client hello/suites: TLS_RSA_WITH_AES_128_CBC_SHA',
    ],
  ])('link.client-%s', (id, link, line) => {
    expect(judged(`link.client-${id}`, { it: visit('orderly', link) })).toEqual([line]);
  });

  const wrongWithEach = greeting({
    versions: ['TLS 1.2', 'TLS 1.0'],
    suiteCodes: [0x0004],
    compression: true,
  });

  it.each([
    ['encrypts', 0],
    ['takes-sound-hub', 0],
    ['offers-current-versions', 1],
    ['offers-no-broken-suite', 1],
    ['offers-modern-suite', 1],
  ])('link.client-%s tells its own matter alone', (id, count) => {
    expect(judged(`link.client-${id}`, { it: visit('orderly', wrongWithEach) })).toHaveLength(count);
  });

  const offers = ['offers-current-versions', 'offers-no-broken-suite', 'offers-modern-suite'];

  it.each(offers)('link.client-%s is judged by the visit that a request came by', (id) => {
    const gone = visit('orderly', { ...wrongWithEach, ...brokenOff });
    expect(judged(`link.client-${id}`, { gone, sound })).toEqual([]);
    expect(
      judged(`link.client-${id}`, { gone: visit('orderly', brokenOff), it: visit('orderly', wrongWithEach) }),
    ).toEqual([expect.stringContaining('in gone,')]);
  });

  it.each(offers)('link.client-%s is judged by the first greeting where no request came', (id) => {
    const gone = visit('orderly', { ...wrongWithEach, ...brokenOff });
    expect(
      judged(`link.client-${id}`, {
        plain: visit('orderly', plain),
        gone,
        later: visit('orderly', brokenOff),
      }),
    ).toHaveLength(1);
  });

  it.each(offers)('link.client-%s proves nothing of a system that did not greet', (id) => {
    for (const link of [plain, mute, foreign]) {
      expect(seenBy(`link.client-${id}`, { it: visit('orderly', link) })).toEqual([]);
    }
  });

  it('whether it encrypts is not known where its address was refused', () => {
    expect(seenBy('link.client-encrypts', { it: visit('orderly', foreign) })).toEqual([]);
    expect(seenBy('link.client-encrypts', { it: visit('orderly', plain) })).toEqual(['it']);
  });
});
