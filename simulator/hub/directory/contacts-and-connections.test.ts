import { afterEach, beforeEach, expect, it } from 'vitest';
import { call } from '../hub-under-test.ts';
import { centre, codesOf, type DeskUnderTest, day, openDesk, type Row } from './desk-under-test.ts';

let open: DeskUnderTest;
beforeEach(async () => {
  open = await openDesk();
});
afterEach(() => open.hub.close());

const { systemId: _, ...unconnected } = centre;
const registered = async (code: string) =>
  (await open.look('/directory')).agencies.find((each) => each['code'] === code);
const listed = async () =>
  ((await call(open.hub, 'H17', 'getAgenciesList')).json['data'] as readonly Row[]).map(
    (each) => each['code'],
  );

it('REG-02: a body with its code alone is registered, and connected from when a system serves it', async () => {
  await open.desk('register', unconnected);
  expect(await registered('H17.30')).toMatchObject({ connected: false, state: 'active' });
  expect(await registered('H17')).toMatchObject({ connected: true });
  expect(await listed()).not.toContain('H17.30');
  expect((await open.send(['H17.30'], '1'))['ErrorDesc']).toContain('[hub.receiver-not-connected]');
  expect(codesOf(await open.desk('connect', { code: 'H17.30', systemId: 'H99' }))).toEqual([
    'directory.system-unknown',
  ]);
  await open.desk('connect', { code: 'H17.30', systemId: centre.systemId });
  expect(await registered('H17.30')).toMatchObject({ connected: true });
  expect(await listed()).toContain('H17.30');
  expect((await open.send(['H17.30'], '1'))['status']).toBe('OK');
});

it('REG-10: contacts that nobody has confirmed for twelve months are listed', async () => {
  const stale = async () =>
    (await open.look('/directory/stale-contacts')).agencies.map((each) => each['code']);
  expect(await stale()).toContain('H17');
  expect(await stale()).not.toContain('H47');
  await open.desk('confirm-contacts', { code: 'H17' });
  expect((await registered('H17'))?.['details']).toEqual({ contactsConfirmedOn: '2026-11-21' });
  expect(await stale()).not.toContain('H17');
  await open.hub.clock.advance(365 * day);
  expect(await stale()).not.toContain('H17');
  await open.hub.clock.advance(day);
  expect(await stale()).toContain('H17');
});
