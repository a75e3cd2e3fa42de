import { X509Certificate } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reading } from '../../protocol/result.ts';
import type { CertificateRequest } from './certificate-request.ts';
import {
  friday,
  leaderOrder,
  manager,
  type ServicesUnderTest,
  startServicesUnderTest,
} from './services-under-test.ts';
import type { TrustServiceOptions } from './start-trust-services.ts';

let services: ServicesUnderTest;
const start = async (options: Partial<TrustServiceOptions> = {}) => {
  await services?.close();
  services = await startServicesUnderTest(options);
};
beforeEach(() => start());
afterEach(() => services.close());

const hour = 3_600_000;
const codesOf = (reading: Reading<unknown>) => reading.problems.map(({ code }) => code);
const must = (reading: Reading<CertificateRequest>) => {
  if (!reading.ok) throw new Error(JSON.stringify(reading));
  return reading.value;
};
const issued = async () => must(await services.desk.request(leaderOrder)).serial ?? '';

describe('a request', () => {
  it('is due at the end of the third working day: asked on a Friday, due on Wednesday (CRT-10)', async () => {
    const request = must(await services.desk.request(leaderOrder));
    expect(request.dueAt).toBe(Date.parse('2026-11-25T23:59:59.999+07:00'));
  });

  it('is granted by the desk in working time, on the virtual clock (CRT-10)', async () => {
    await start({ deskMinutes: 2 * 8 * 60 });
    const request = must(await services.desk.request(leaderOrder));
    expect(request).toMatchObject({ state: 'waiting', readyAt: Date.parse('2026-11-24T09:00:00+07:00') });
    await services.clock.advance(request.readyAt - friday - 1);
    expect(services.desk.find(1)).toMatchObject({ state: 'waiting' });
    await services.clock.advance(1);
    await services.desk.settled();
    expect(services.desk.find(1)).toMatchObject({ state: 'issued', problems: [] });
  });

  it('that a slow desk grants after three working days is marked late, in request and trace (CRT-10)', async () => {
    const ms = 8 * 24 * hour;
    await start({ faults: { rules: [], trust: [{ id: 'lazy', kind: 'desk-delay', ms, count: 1 }] } });
    must(await services.desk.request(leaderOrder));
    await services.clock.advance(ms);
    await services.desk.settled();
    expect(services.desk.find(1)).toMatchObject({
      state: 'issued',
      problems: [{ code: 'trust.issued-late', expected: '2026/11/25 23:59:59' }],
    });
    expect(services.trace.list(0, 10).map(({ event }) => event)).toMatchObject([
      { name: 'fault-fired', rule: 'lazy', fault: 'desk-delay', service: 'desk' },
      { name: 'certificate-requested' },
      { name: 'certificate-issued', late: true },
    ]);
  });

  it.each([
    ['nobody knows', { by: 'quan-ly.X99' }, 'trust.manager-unknown'],
    ['manages another body', { by: 'quan-ly.H17' }, 'trust.manager-foreign'],
    ['leaves the body out', { subject: { commonName: 'An' } }, 'trust.subject-incomplete'],
    ['wants what this authority does not issue', { profile: 'tls-server' }, 'trust.profile-not-issued'],
  ] as const)('is refused to whom %s', async (_, change, code) => {
    const order = { ...leaderOrder, ...change };
    expect(codesOf(await services.desk.request(order))).toContain(code);
    expect(services.desk.list()).toEqual([]);
  });

  it('by the manager of a body above is taken', async () => {
    const subject = { ...leaderOrder.subject, organization: 'Cục Chuyển đổi số quốc gia', code: 'G06.19' };
    expect((await services.desk.request({ ...leaderOrder, by: 'quan-ly.G06', subject })).ok).toBe(true);
  });
});

describe('a certificate', () => {
  it('holds what a certificate must hold (CRT-06)', async () => {
    const record = services.register.find(await issued());
    const { subject, validFrom, validTo, infoAccess } = new X509Certificate(record?.certificate ?? '');
    expect(subject).toContain('O=Văn phòng Chính phủ');
    expect(subject).toContain('organizationIdentifier=G22');
    expect(Date.parse(validFrom)).toBe(friday);
    expect(Date.parse(validTo)).toBe(friday + 3 * 365 * 24 * hour);
    expect(infoAccess).toContain(`${services.url}/agency/ocsp`);
  });

  it('is renewed with a new term, and the old one goes on', async () => {
    const old = await issued();
    await services.clock.advance(1000 * 24 * hour);
    const { serial = '' } = must(await services.care.renew(old, manager, { make: 'rsa-2048' }));
    const [before, after] = [services.register.find(old), services.register.find(serial)];
    expect(after).toMatchObject({ replaces: old, subject: before?.subject });
    expect(after?.notAfter).toBeGreaterThan(before?.notAfter ?? 0);
    expect(before?.changes).toHaveLength(1);
  });

  it('that has expired is not renewed', async () => {
    const old = await issued();
    await services.clock.advance(1200 * 24 * hour);
    expect(codesOf(await services.care.renew(old, manager, { make: 'rsa-2048' }))).toEqual(['trust.expired']);
  });

  it('of somebody with a new post is replaced, and the old one revoked (CRT-11, REV-06)', async () => {
    const old = await issued();
    const title = 'Chủ nhiệm';
    const { serial = '' } = must(await services.care.change(old, manager, { title }, { make: 'rsa-2048' }));
    expect(services.register.find(serial)?.subject).toEqual({ ...leaderOrder.subject, title });
    expect(services.register.find(old)?.changes.at(-1)).toMatchObject({
      to: 'revoked',
      reason: 'affiliationChanged',
    });
  });

  it('of a body with a new name is found by the review (CRT-11)', async () => {
    const serial = await issued();
    const bodies = [{ code: 'G22', name: 'Văn phòng Chính phủ', parentCode: '' }];
    expect(services.care.review(bodies)).toEqual([]);
    const renamed = [{ ...bodies[0], code: 'G22', name: 'Văn phòng mới', parentCode: '' }];
    expect(services.care.review(renamed)).toMatchObject([{ code: 'trust.name-outdated', serial }]);
    services.care.revoke(serial, manager, 'cessationOfOperation');
    expect(services.care.review(renamed)).toEqual([]);
  });

  it.each([
    ['resume an active one', [], 'resume'],
    ['suspend a suspended one', ['suspend'], 'suspend'],
    ['suspend a revoked one', ['revoke'], 'suspend'],
    ['resume a revoked one', ['revoke'], 'resume'],
    ['revoke a revoked one', ['revoke'], 'revoke'],
  ] as const)('does not let anybody %s', async (_, first, then) => {
    const serial = await issued();
    const act = (name: 'suspend' | 'resume' | 'revoke') =>
      name === 'revoke'
        ? services.care.revoke(serial, manager, 'keyCompromise')
        : services.care[name](serial, manager);
    for (const each of first) expect(act(each).ok).toBe(true);
    expect(codesOf(act(then))).toEqual(['trust.standing-wrong']);
  });

  it('is revoked by its own manager or the provider only', async () => {
    const serial = await issued();
    const foreign = services.care.revoke(serial, 'quan-ly.H17', 'keyCompromise');
    expect(codesOf(foreign)).toEqual(['trust.manager-foreign']);
    expect(services.care.revoke(serial, 'provider', 'keyCompromise').ok).toBe(true);
  });
});
