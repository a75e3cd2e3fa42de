import { describe, expect, it } from 'vitest';
import {
  agreementKey,
  gcmAlgorithm,
  oddEnvelope,
  originatorOf,
  receiverName,
  sealGcm,
  transportKey,
} from '../../../../fixtures/encrypted-files/odd-envelope.ts';
import { openerOf, secret } from '../../../../fixtures/encrypted-files/test-receivers.ts';
import { testPki } from '../../../../fixtures/keys/test-cast.ts';
import { curveOids } from '../../../asn1/oids.ts';
import { explicit, implicit, integer, nullValue, octets, oid, sequence, set } from '../../../asn1/write.ts';
import { decodeEnveloped } from './decode-enveloped.ts';
import { envelopeOids as o } from './envelope-oids.ts';
import { openEnveloped } from './open-enveloped.ts';

const { ecEncryption, tlsServer } = testPki();
const curve = oid(curveOids['P-256']);
const agreed = (wishes: Parameters<typeof agreementKey>[0] = {}) =>
  oddEnvelope({ keys: [agreementKey(wishes)] });

/** The rule that was broken, without the offset. */
function ruleOf(bytes: Uint8Array): string | undefined {
  const read = decodeEnveloped(bytes);
  return 'refused' in read ? read.refused.replace(/ @ \d+$/, '') : undefined;
}

describe('the parts of an encrypted message', () => {
  it('are its keys, its algorithm, its content and its tag', () => {
    const { encrypted, tag } = sealGcm();
    expect(decodeEnveloped(oddEnvelope({ keys: [transportKey(), agreementKey()] }))).toMatchObject({
      kind: 'auth-enveloped',
      keys: [
        { way: 'transport', algorithm: { oid: o.oaep } },
        {
          way: 'agreement',
          algorithm: { oid: o.agreementSha256 },
          originator: { curve: curveOids['P-256'] },
        },
      ],
      algorithm: { oid: o.gcm },
    });
    const read = decodeEnveloped(oddEnvelope());
    expect(
      'refused' in read
        ? undefined
        : [read.content, read.mac, read.authenticated].map((each) => each && Buffer.from(each)),
    ).toEqual([Buffer.from(encrypted), Buffer.from(tag), undefined]);
  });

  it('are for as many receivers as one agreement has', () => {
    const each = sequence(receiverName(tlsServer), octets(Buffer.alloc(40)));
    const keys = (count: number) => agreed({ receivers: Array.from({ length: count }, () => each) });
    const read = decodeEnveloped(keys(500));
    expect('refused' in read ? 0 : read.keys.length).toBe(500);
    expect(ruleOf(keys(501))).toBe('wrong-tag');
  });

  it('are told of by the rule that they break, and where', () => {
    expect(decodeEnveloped(Buffer.from('x'))).toEqual({ refused: 'truncated @ 1' });
    expect(decodeEnveloped(Buffer.of())).toEqual({ refused: 'truncated @ 0' });
  });

  it.each([
    ['another type', () => oddEnvelope({ type: o.data }), 'value'],
    ['no message', () => sequence(oid(o.enveloped)), 'missing'],
    [
      'something behind the message',
      () => sequence(oid(o.enveloped), explicit(0, nullValue), nullValue),
      'wrong-tag',
    ],
    ['no content', () => oddEnvelope({ content: [] }), 'missing'],
    ['content in pieces', () => oddEnvelope({ content: [explicit(0, octets())] }), 'constructed'],
    [
      'something behind the content',
      () => oddEnvelope({ content: [implicit(0, octets()), nullValue] }),
      'wrong-tag',
    ],
    ['no tag', () => oddEnvelope({ behind: [] }), 'missing'],
    [
      'something behind a hidden key',
      () => oddEnvelope({ keys: [transportKey({ behind: [nullValue] })] }),
      'wrong-tag',
    ],
    [
      'two parameters',
      () => oddEnvelope({ algorithm: sequence(oid(o.gcm), nullValue, nullValue) }),
      'wrong-tag',
    ],
    ['an algorithm that is none', () => oddEnvelope({ algorithm: sequence(integer(1)) }), 'wrong-tag'],
    ['material of the user', () => agreed({ between: [explicit(1, octets())] }), 'value'],
    ['something behind an agreement', () => agreed({ behind: [nullValue] }), 'wrong-tag'],
    ['an originator by its name', () => agreed({ originator: receiverName() }), 'value'],
    [
      'an originator’s key of RSA',
      () => agreed({ originator: implicit(1, sequence(sequence(oid('1.2.840.113549.1.1.1')), nullValue)) }),
      'wrong-tag',
    ],
    [
      'a receiver with something behind',
      () => agreed({ receivers: [sequence(receiverName(), octets(), nullValue)] }),
      'wrong-tag',
    ],
    ['a receiver that is none', () => agreed({ receivers: [nullValue] }), 'wrong-tag'],
  ])('are refused with %s', (_, bytes, rule) => {
    expect(ruleOf(bytes())).toBe(rule);
  });
});

describe('an agreement', () => {
  const open = (bytes: Uint8Array) => openEnveloped(bytes, openerOf(ecEncryption));

  it.each([
    ['says its curve', curve],
    ['takes the receiver’s curve', undefined],
    ['takes the receiver’s curve, by a NULL', nullValue],
  ])('is opened when it %s', async (_, said) => {
    expect(await open(agreed({ originator: originatorOf(said) }))).toEqual({
      ...{ verdict: 'opened', content: secret, mimeType: undefined, reasons: [] },
      algorithms: { content: o.gcm, key: o.agreementSha256 },
    });
  });

  it.each([
    ['another agreement', sequence(oid('1.3.132.1.11.2'), sequence(oid(o.keyWrap))), '1.3.132.1.11.2'],
    [
      'a wrapping of 128 bits',
      sequence(oid(o.agreementSha256), sequence(oid('2.16.840.1.101.3.4.1.5'))),
      '2.16.840.1.101.3.4.1.5',
    ],
    ['no wrapping', sequence(oid(o.agreementSha256)), o.agreementSha256],
    ['a wrapping that is no identifier', sequence(oid(o.agreementSha256), nullValue), o.agreementSha256],
  ])('TLS-09: is refused by name for %s', async (_, algorithm, seen) => {
    expect(await open(agreed({ algorithm }))).toMatchObject({
      verdict: 'unsupported-algorithm',
      reasons: [{ code: 'encryption.algorithm-unknown', seen }],
    });
  });

  it.each([
    ['a point off the curve', originatorOf(curve, Buffer.concat([Buffer.of(4), Buffer.alloc(64, 1)]))],
    ['a point of another curve', originatorOf(oid(curveOids['P-384']))],
    ['no point', originatorOf(curve, Buffer.of())],
  ])('is malformed with %s', async (_, originator) => {
    expect(await open(agreed({ originator }))).toMatchObject({
      verdict: 'malformed',
      reasons: [{ code: 'encryption.malformed', seen: 'ECPoint' }],
    });
  });

  it('is not opened where the wrapped key was changed', async () => {
    const receivers = [sequence(receiverName(ecEncryption), octets(Buffer.alloc(40)))];
    expect(await open(agreed({ receivers }))).toMatchObject({ verdict: 'wrong-key' });
  });

  it('with attributes nobody authenticated is opened by its tag', async () => {
    const behind = [octets(sealGcm().tag), implicit(2, set())];
    const bytes = oddEnvelope({ keys: [agreementKey()], behind, algorithm: gcmAlgorithm() });
    expect(await open(bytes)).toMatchObject({ verdict: 'opened' });
  });
});
