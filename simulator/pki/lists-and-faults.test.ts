import 'reflect-metadata';
import { X509Certificate, X509Crl } from '@peculiar/x509';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodeCertId } from '../../fixtures/keys/encode-ocsp.ts';
import { extension } from '../../fixtures/keys/extensions.ts';
import { ocspOids } from '../../protocol/asn1/oids.ts';
import { explicit, octets, sequence } from '../../protocol/asn1/write.ts';
import { decodeTimeStampResponse } from '../../protocol/security/time-stamp/decode-response.ts';
import { encodeTimeStampRequest } from '../../protocol/security/time-stamp/encode-time-stamp.ts';
import type { TrustFault } from '../faults/trust-fault.ts';
import type { TrustRule } from '../faults/trust-plan.ts';
import {
  friday,
  leaderOrder,
  manager,
  type ServicesUnderTest,
  startServicesUnderTest,
} from './services-under-test.ts';

let services: ServicesUnderTest;
beforeEach(async () => {
  services = await startServicesUnderTest();
});
afterEach(() => services.close());

const minute = 60_000;

async function issueLeader(): Promise<string> {
  const asked = await services.desk.request(leaderOrder);
  if (!asked.ok) throw new Error(JSON.stringify(asked));
  return asked.value.serial ?? '';
}

async function list(path = '/agency.crl'): Promise<X509Crl> {
  return new X509Crl(await (await fetch(services.url + path)).arrayBuffer());
}

const serialsOn = (crl: X509Crl) => crl.entries.map(({ serialNumber }) => serialNumber.toUpperCase());

describe('published lists', () => {
  it.each(['/agency.crl', '/agency-delta.crl'])(
    '%s shows a revocation within five minutes (REV-08)',
    async (path) => {
      const serial = await issueLeader();
      await services.clock.advance(minute);
      services.care.revoke(serial, manager, 'keyCompromise');
      expect(serialsOn(await list(path))).toEqual([]);
      await services.clock.advance(4 * minute);
      expect(serialsOn(await list(path))).toEqual([serial]);
    },
  );

  it('show it within the minutes that were configured (REV-08)', async () => {
    await services.close();
    services = await startServicesUnderTest({ schedule: { fullEvery: 60 * minute, changesEvery: minute } });
    const serial = await issueLeader();
    services.care.revoke(serial, manager, 'keyCompromise');
    await services.clock.advance(minute);
    expect(serialsOn(await list())).toEqual([serial]);
  });

  it('take a suspension off again when it was lifted (REV-03)', async () => {
    const serial = await issueLeader();
    await services.clock.advance(minute);
    services.care.suspend(serial, manager);
    await services.clock.advance(24 * 60 * minute);
    expect(serialsOn(await list())).toEqual([serial]);
    services.care.resume(serial, manager);
    await services.clock.advance(5 * minute);
    expect(serialsOn(await list())).toEqual([]);
    const delta = await list('/agency-delta.crl');
    expect(delta.entries.map(({ serialNumber, reason }) => [serialNumber.toUpperCase(), reason])).toEqual([
      [serial, 8],
    ]);
  });

  it('hold at every moment until after the next one is out', async () => {
    for (let step = 0; step < 30; step += 1) {
      const now = services.clock.now();
      for (const path of ['/device.crl', '/device-delta.crl']) {
        const { thisUpdate, nextUpdate } = await list(path);
        expect(thisUpdate.getTime()).toBeLessThanOrEqual(now);
        expect(nextUpdate?.getTime()).toBeGreaterThan(now + 4 * minute);
      }
      await services.clock.advance(97 * minute);
    }
  });

  it('are the same bytes as long as nothing changes', async () => {
    const first = await list();
    await services.clock.advance(minute);
    expect(Buffer.from((await list()).rawData)).toEqual(Buffer.from(first.rawData));
  });
});

/** Sets one fault that fires each time. */
function set(fault: TrustFault, more: Partial<TrustRule> = {}): void {
  const rule = { id: 'on-purpose', rate: 1, ...fault, ...more } as TrustRule;
  services.faults.set({ rules: [], trust: [rule] });
}

const fired = () =>
  services.trace.list(0, 100).flatMap(({ event }) => (event.name === 'fault-fired' ? [event] : []));

async function askState(serial: string, nonce?: Uint8Array): Promise<Buffer> {
  const issuer = await services.authorities.holder('agency');
  const request = sequence(encodeCertId({ issuer, serial: Buffer.from(serial, 'hex') }));
  const extensions =
    nonce === undefined ? undefined : explicit(2, sequence(extension(ocspOids.nonce, octets(nonce)).der));
  const body = Buffer.from(sequence(sequence(sequence(request), extensions)));
  const answer = await fetch(`${services.url}/agency/ocsp`, { method: 'POST', body });
  return Buffer.from(await answer.arrayBuffer());
}

async function askTime(digest = Buffer.alloc(32, 7)) {
  const imprint = { hash: 'sha256', digest } as const;
  const request = encodeTimeStampRequest({ imprint, nonce: 1234567890123n, certificateWanted: true });
  const answer = await fetch(`${services.url}/tsp`, { method: 'POST', body: Buffer.from(request) });
  const reading = decodeTimeStampResponse(new Uint8Array(await answer.arrayBuffer()));
  if (!reading.ok) throw new Error(JSON.stringify(reading));
  return reading.value;
}

describe('faults of the trust services', () => {
  it('are written into the trace when they fire, by rule, service and subject', async () => {
    set({ kind: 'stale', ms: 1000 }, { service: 'crl', authority: 'agency' });
    await list();
    await list('/root.crl');
    expect(fired()).toEqual([
      {
        ...{ name: 'fault-fired', at: friday, rule: 'on-purpose', fault: 'stale', service: 'crl' },
        ...{ subject: 'agency crl', attempt: 1 },
      },
    ]);
  });

  it('stale: a list with the dates of long ago (REV-04)', async () => {
    set({ kind: 'stale', ms: 3 * 86_400_000 });
    const { nextUpdate } = await list();
    expect(nextUpdate?.getTime()).toBeLessThan(friday);
  });

  it('skewed: a list and a time-stamp from tomorrow (TSP-06)', async () => {
    const honest = await askTime();
    set({ kind: 'skewed', ms: 86_400_000 });
    expect((await list()).thisUpdate.getTime()).toBeGreaterThan(friday);
    const text = (token?: Uint8Array) => Buffer.from(token ?? []).toString('latin1');
    expect(text(honest.token)).toContain('20261120020000Z');
    expect(text((await askTime()).token)).toContain('20261121020000Z');
  });

  it.each([['bad-signature'], ['wrong-signer']] as const)(
    '%s: a list that its authority did not sign (REV-05)',
    async (kind) => {
      const { certificate } = await services.authorities.holder('agency');
      const verifies = async () =>
        (await list()).verify({ publicKey: new X509Certificate(Buffer.from(certificate)) });
      expect(await verifies()).toBe(true);
      set({ kind });
      expect(await verifies()).toBe(false);
      expect((await list()).issuer).toContain('THU NGHIEM');
    },
  );

  it('answers about states bend too: other subject, lost nonce, busy, stale (REV-05)', async () => {
    const serial = await issueLeader();
    const nonce = Buffer.from('0123456789abcdef');
    const asked = Buffer.from(serial, 'hex');
    const honest = await askState(serial, nonce);
    expect([honest.includes(asked), honest.includes(nonce)]).toEqual([true, true]);
    set({ kind: 'other-subject' });
    expect((await askState(serial, nonce)).includes(asked)).toBe(false);
    set({ kind: 'nonce-lost' });
    expect((await askState(serial, nonce)).includes(nonce)).toBe(false);
    set({ kind: 'busy' });
    expect((await askState(serial, nonce)).toString('hex')).toBe('30030a0103');
    set({ kind: 'stale', ms: 86_400_000 });
    expect((await askState(serial)).toString('latin1')).toContain('20261119020000Z');
  });

  it('busy: the time-stamp authority has no time to give (TSP-06)', async () => {
    set({ kind: 'busy' });
    expect(await askTime()).toMatchObject({ status: 'rejection', failures: ['timeNotAvailable'] });
  });

  it('delay: the answer waits on the virtual clock (TSP-06)', async () => {
    set({ kind: 'delay', ms: 30_000 });
    let done = false;
    const asked = askTime().then((answer) => {
      done = true;
      return answer;
    });
    while (services.clock.sleepers() === 0) await new Promise((resolve) => setImmediate(resolve));
    await services.clock.advance(29_999);
    expect(done).toBe(false);
    await services.clock.advance(1);
    expect(await asked).toMatchObject({ status: 'granted' });
    expect(fired()).toMatchObject([{ fault: 'delay', drawn: '30000 ms' }]);
  });

  it.each([['drop'], ['reset']] as const)('%s: no answer (TSP-06)', async (kind) => {
    set({ kind });
    await expect(askTime()).rejects.toThrow('fetch failed');
    expect(fired()).toHaveLength(1);
  });

  it('truncate, html-page, empty-body: what a bad line and a proxy make of a list', async () => {
    set({ kind: 'truncate', bytes: 10 });
    await expect(list()).rejects.toThrow('terminated');
    set({ kind: 'html-page', status: 503 });
    const page = await fetch(`${services.url}/agency.crl`);
    expect([page.status, page.headers.get('content-type')]).toEqual([503, 'text/html; charset=UTF-8']);
    set({ kind: 'empty-body' });
    const empty = await fetch(`${services.url}/agency.crl`);
    expect([empty.status, (await empty.arrayBuffer()).byteLength]).toEqual([200, 0]);
  });

  it('truncate: is left out when the answer is no longer than that, and its count stays', async () => {
    const { length } = Buffer.from((await list()).rawData);
    set({ kind: 'truncate', bytes: length }, { rate: undefined, count: 1 } as Partial<TrustRule>);
    for (const _ of [1, 2]) expect((await list()).rawData.byteLength).toBe(length);
    expect(fired()).toEqual([]);
    expect(services.faults.tally()).toEqual([{ rule: 'on-purpose', asked: 2, fired: 0, left: 1 }]);
    const facts = { rule: 'on-purpose', service: 'crl', why: `the answer has ${length} bytes` };
    expect(services.log.entries).toMatchObject([1, 2].map(() => ({ name: 'fault.left-out', facts })));
  });

  it('truncate: what was left out fires at the next answer that is longer, once', async () => {
    const small = Buffer.from((await list('/root.crl')).rawData).length;
    const large = await (await fetch(`${services.url}/root.cer`)).arrayBuffer();
    expect(large.byteLength).toBeGreaterThan(small);
    set({ kind: 'truncate', bytes: small }, { rate: undefined, count: 1 } as Partial<TrustRule>);
    await list('/root.crl');
    await expect(fetch(`${services.url}/root.cer`).then((each) => each.arrayBuffer())).rejects.toThrow(
      'terminated',
    );
    expect((await (await fetch(`${services.url}/root.cer`)).arrayBuffer()).byteLength).toBe(large.byteLength);
    expect(fired()).toMatchObject([{ fault: 'truncate', service: 'certificate' }]);
    expect(services.faults.tally()).toEqual([{ rule: 'on-purpose', asked: 3, fired: 1, left: 0 }]);
  });

  it('a count wears out, and an nth attempt is one at the same thing', async () => {
    set({ kind: 'empty-body' }, { rate: undefined, count: 1 } as Partial<TrustRule>);
    const lengths = async () => {
      const bodies = [];
      for (const path of ['/root.crl', '/root.crl', '/agency.crl']) {
        bodies.push((await (await fetch(services.url + path)).arrayBuffer()).byteLength > 0);
      }
      return bodies;
    };
    expect(await lengths()).toEqual([false, true, true]);
    set({ kind: 'empty-body' }, { rate: undefined, nth: 2 } as Partial<TrustRule>);
    expect(await lengths()).toEqual([true, false, true]);
  });

  it('an answer that was asked for is in the trace, with the serials (REV-01)', async () => {
    const serial = await issueLeader();
    await askState(serial);
    await list();
    expect(services.trace.list(0, 100).map(({ event }) => event)).toEqual(
      expect.arrayContaining([
        {
          name: 'asked',
          at: friday,
          service: 'ocsp',
          authority: 'agency',
          serials: [serial],
          httpStatus: 200,
        },
        { name: 'asked', at: friday, service: 'crl', authority: 'agency', httpStatus: 200 },
      ]),
    );
  });
});
