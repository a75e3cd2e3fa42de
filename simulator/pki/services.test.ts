import { X509Certificate } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
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

const call = async (method: string, path: string, body?: unknown) => {
  const answer = await fetch(services.managementUrl + path, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
};
const post = (path: string, body: unknown) => call('POST', path, body);
const order = { by: manager, profile: 'person', subject: leaderOrder.subject };

describe('the management API of the trust services', () => {
  it('issues, suspends, resumes and revokes, and tells the whole life', async () => {
    const issued = await post('/requests', order);
    expect(issued).toMatchObject({ status: 200, json: { state: 'issued', number: 1 } });
    const at = `/certificates/${String(issued.json['serial'])}`;
    expect((await post(`${at}/suspend`, { by: manager })).json).toMatchObject({ standing: 'suspended' });
    expect((await post(`${at}/resume`, { by: manager })).json).toMatchObject({ standing: 'active' });
    const revoked = await post(`${at}/revoke`, { by: manager, reason: 'keyCompromise' });
    expect(revoked.json).toMatchObject({ standing: 'revoked', reason: 'keyCompromise' });
    expect((await call('GET', at)).json).toMatchObject({
      pem: expect.stringContaining('BEGIN CERTIFICATE'),
      changes: [{ to: 'active' }, { to: 'suspended' }, { to: 'active' }, { to: 'revoked' }],
    });
    expect(await post(`${at}/resume`, { by: manager })).toMatchObject({
      status: 422,
      json: { problems: [{ code: 'trust.standing-wrong' }] },
    });
  });

  it('hands a key over once, and shows no password and no key anywhere (AUT-08)', async () => {
    await post('/requests', order);
    const password = 'mat-khau-rat-dai-0719';
    const first = await post('/requests/1/key-file', { password });
    expect(first.status).toBe(200);
    expect(await post('/requests/1/key-file', { password })).toMatchObject({
      status: 422,
      json: { problems: [{ code: 'trust.key-gone' }] },
    });
    const pages = ['/requests', '/certificates', '/trace', '/ready', '/managers', '/trust'];
    const shown = await Promise.all(pages.map(async (path) => JSON.stringify(await call('GET', path))));
    for (const text of [...shown, JSON.stringify(services.log.entries)]) {
      expect(text).not.toContain(password);
      expect(text).not.toContain('PRIVATE KEY');
    }
  });

  it('lists what it issued by body and standing', async () => {
    await post('/requests', order);
    const listed = await call('GET', '/certificates?code=G22&standing=active');
    expect(listed.json['certificates']).toEqual([
      expect.objectContaining({ subject: leaderOrder.subject, notBefore: '2026-11-20T02:00:00.000Z' }),
    ]);
    expect((await call('GET', '/certificates?standing=revoked')).json['certificates']).toEqual([]);
    expect((await call('GET', '/certificates/AB')).status).toBe(404);
  });

  it('lists its roots by purpose, without the look-alike (SIG-14, CRT-07)', async () => {
    const { json } = await call('GET', '/trust');
    expect(json['anchors']).toMatchObject([
      { name: 'root', purposes: ['official-signature', 'time-stamp', 'device', 'encryption'] },
      { name: 'national-root', purposes: ['public-signature'], until: '2025-12-31T17:00:00.000Z' },
    ]);
  });

  it('takes what it knows and nothing else, and says what was meant', async () => {
    const misspelt = await post('/requests', { ...order, subject: { ...order.subject, titel: 'Chủ nhiệm' } });
    expect(misspelt).toMatchObject({
      status: 400,
      json: {
        problems: [{ code: 'settings.key-unknown', place: { path: 'body/subject' }, expected: 'title' }],
      },
    });
    const suspended = await post('/certificates/AB/suspend', { by: manager, until: '2027-01-01' });
    expect(suspended).toMatchObject({ status: 400, json: { problems: [{ seen: 'until', expected: 'by' }] } });
    const changed = await post('/certificates/AB/change', { by: manager, subject: {} });
    expect(changed).toMatchObject({ status: 400, json: { problems: [{ code: 'settings.choice-empty' }] } });
    expect((await call('GET', '/requests')).json['requests']).toEqual([]);
    expect((await post('/requests', order)).json).toMatchObject({ number: 1, authority: 'agency' });
  });

  it('shows and takes faults, moves its clock, describes itself', async () => {
    const rule = { id: 'r', kind: 'stale', ms: 1000, rate: 1, service: 'crl' };
    expect((await call('PUT', '/faults', { trust: [rule] })).json).toMatchObject({
      plan: { trust: [rule] },
      rules: [{ rule: 'r', asked: 0 }],
    });
    expect((await call('PUT', '/faults', { trust: [{ ...rule, service: 'desk' }] })).status).toBe(422);
    expect((await post('/clock', { advance: 60_000 })).json).toMatchObject({ local: '2026/11/20 09:01:00' });
    expect((await call('GET', '/openapi.json')).json).toMatchObject({
      openapi: '3.1.0',
      info: { title: 'lienthong trust services: management' },
      paths: expect.objectContaining({ '/certificates/{serial}/revoke': expect.anything() }),
    });
  });
});

describe('the trust services', () => {
  it('say in every certificate that it is of no value', async () => {
    await services.desk.request(leaderOrder);
    await services.authorities.timeStamp();
    await services.authorities.responder('device');
    await services.authorities.holder('look-alike');
    const all = services.register.list();
    expect(all.length).toBeGreaterThan(7);
    for (const { certificate } of all) {
      expect(new X509Certificate(certificate).subject).toContain('OU=THU NGHIEM – khong co gia tri');
    }
  });

  it('are the same bytes each time from one seed', async () => {
    const options = { publishedAt: 'http://pki.example' };
    const [one, other] = await Promise.all([
      startServicesUnderTest(options),
      startServicesUnderTest(options),
    ]);
    for (const each of [one, other]) {
      await each.desk.request(leaderOrder);
      await each.authorities.holder('device');
      await each.authorities.responder('public');
    }
    const bytes = ({ register }: ServicesUnderTest) =>
      register
        .list()
        .map(({ certificate }) => Buffer.from(certificate).toString('hex'))
        .sort();
    expect(bytes(one)).toEqual(bytes(other));
    expect(await one.lists.full('device', one.clock.now())).toEqual(
      await other.lists.full('device', other.clock.now()),
    );
    await Promise.all([one.close(), other.close()]);
  });

  it('have fresh keys in a live world', async () => {
    const live = await startServicesUnderTest({ keys: 'fresh' });
    const [fresh, committed] = await Promise.all(
      [live, services].map(
        async ({ authorities }) => (await authorities.holder('national-root')).certificate,
      ),
    );
    expect(fresh).not.toEqual(committed);
    await live.close();
  });

  it('date their answers by the clock of the services', async () => {
    const dateOf = async (path: string) => (await fetch(services.url + path)).headers.get('date');
    const expected = new Date(services.clock.now()).toUTCString();
    expect(await dateOf('/root.crl')).toBe(expected);
    expect(await dateOf('/nothing')).toBe(expected);
  });

  it('refuse what they do not publish', async () => {
    const status = async (path: string, method = 'GET') =>
      (await fetch(services.url + path, { method })).status;
    expect(await status('/nothing')).toBe(404);
    expect(await status('/stranger.crl')).toBe(404);
    expect(await status('/root.crl/more')).toBe(404);
    expect(await status('/root.crl', 'POST')).toBe(405);
    expect(await status('/tsp')).toBe(405);
    expect(await status('/root.cer')).toBe(200);
  });
});
