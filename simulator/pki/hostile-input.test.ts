import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeCertId } from '../../fixtures/keys/encode-ocsp.ts';
import { sequence } from '../../protocol/asn1/write.ts';
import { encodeTimeStampRequest } from '../../protocol/security/time-stamp/encode-time-stamp.ts';
import { leaderOrder, type ServicesUnderTest, startServicesUnderTest } from './services-under-test.ts';

let services: ServicesUnderTest;
beforeAll(async () => {
  services = await startServicesUnderTest();
});
afterAll(() => services.close());

const post = (path: string, body: Uint8Array) =>
  fetch(services.url + path, { method: 'POST', body: Buffer.from(body) });

/** Sound bytes with some of them changed, or cut short. */
const damaged = (sound: Uint8Array) =>
  fc
    .tuple(fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { maxLength: 4 }), fc.nat(sound.length))
    .map(([changes, length]) => {
      const bytes = Uint8Array.from(sound);
      for (const [at, value] of changes) bytes[at] = value;
      return bytes.subarray(0, length);
    });

/** Whatever comes, the answer is one of the protocol: no failure of the services. */
async function endures(path: string, inputs: fc.Arbitrary<Uint8Array>): Promise<void> {
  const property = fc.asyncProperty(inputs, async (bytes) => {
    const answer = await post(path, bytes);
    expect(answer.status).toBe(200);
    expect(new Uint8Array(await answer.arrayBuffer())[0]).toBe(0x30);
  });
  await fc.assert(property, { numRuns: 150 });
  expect(services.log.entries).toEqual([]);
}

describe('what strangers send to the trust services', () => {
  it('questions about states, damaged and invented, get an answer of the protocol', async () => {
    const issuer = await services.authorities.holder('agency');
    const id = encodeCertId({ issuer, serial: Uint8Array.of(0x41, 7) });
    const sound = sequence(sequence(sequence(sequence(id))));
    await endures('/agency/ocsp', fc.oneof(damaged(sound), fc.uint8Array({ maxLength: 80 })));
  });

  it('questions for time-stamps, damaged and invented, too', async () => {
    const imprint = { hash: 'sha256', digest: new Uint8Array(32) } as const;
    const sound = encodeTimeStampRequest({ imprint, nonce: 7n, certificateWanted: true });
    await endures('/tsp', fc.oneof(damaged(sound), fc.uint8Array({ maxLength: 80 })));
  });

  it('an unknown serial is unknown, another authority’s question unauthorized', async () => {
    const issuer = await services.authorities.holder('agency');
    const asked = await services.desk.request(leaderOrder);
    const serial = Buffer.from(asked.ok ? (asked.value.serial ?? '') : '', 'hex');
    const id = (number: Uint8Array) => encodeCertId({ issuer, serial: number });
    const ask = async (path: string, certId: Uint8Array) =>
      Buffer.from(await (await post(path, sequence(sequence(sequence(sequence(certId)))))).arrayBuffer());
    const unknown = await ask('/agency/ocsp', id(Uint8Array.of(0x41, 7)));
    expect(unknown.includes(Uint8Array.of(0x41, 7, 0x82, 0))).toBe(true);
    expect(
      (await ask('/agency/ocsp', id(serial))).includes(Buffer.concat([serial, Buffer.from('8000', 'hex')])),
    ).toBe(true);
    expect((await ask('/device/ocsp', id(serial))).toString('hex')).toBe('30030a0106');
  });

  it('a request longer than any real one is refused before it is read to its end', async () => {
    expect((await post('/tsp', new Uint8Array(70_000))).status).toBe(413);
  });

  it('a request for a certificate that is none is a problem, whatever it holds', async () => {
    const property = fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (request) => {
      const asked = await services.desk.request({ ...leaderOrder, key: { request } });
      expect(asked).toMatchObject({ ok: false, problems: [{ code: 'trust.request-malformed' }] });
    });
    await fc.assert(property, { numRuns: 100 });
  });
});
