import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { call, type HubUnderTest, startHubUnderTest } from '../hub-under-test.ts';

let hub: HubUnderTest;
beforeEach(async () => {
  hub = await startHubUnderTest();
});
afterEach(() => hub.close());

const register = async (by: string, more: object = {}) => {
  const agency = {
    id: '',
    pcode: by,
    code: 'G06.77',
    name: 'Trung tâm',
    mail: '',
    mobile: '',
    fax: '',
    ...more,
  };
  return (await call(hub, by, 'registerAgency', [], Buffer.from(JSON.stringify(agency)))).json;
};
const close = async (by: string, code: string) =>
  (await call(hub, by, 'deleteAgency', [['AgencyCode', code]])).json;
type Row = Readonly<Record<string, unknown>>;
const rows = async (
  operation: 'getAgenciesList' | 'getAgenciesListQD20' | 'getSynchronizeUnit',
  level?: string,
) =>
  (await call(hub, 'G22', operation, level === undefined ? [] : [['level', level]])).json[
    'data'
  ] as readonly Row[];

describe('the directory', () => {
  it('IDC-07: takes a code once, also from twins and after it was closed', async () => {
    const twins = await Promise.all([register('G06'), register('G06')]);
    expect(twins.map((each) => each['status']).toSorted()).toEqual(['FAIL', 'OK']);
    expect((await register('G06'))['ErrorDesc']).toContain('[hub.agency-code-taken]');
    expect((await close('G06', 'G06.77'))['status']).toBe('OK');
    expect((await register('G06'))['ErrorDesc']).toContain('[hub.agency-code-taken]');
  });

  it('REG-09: lets nobody register below, change or close what is another’s', async () => {
    expect((await register('G22', { pcode: 'G06' }))['ErrorDesc']).toContain('[hub.agency-parent-foreign]');
    await register('G06');
    const id = (await hub.store.findAgency('G06.77'))?.id;
    expect((await register('G22', { id }))['ErrorDesc']).toContain('[hub.agency-foreign]');
    expect((await close('G22', 'G06.77'))['ErrorDesc']).toContain('[hub.agency-foreign]');
    expect((await close('G06', 'G06'))['ErrorDesc']).toContain('[hub.agency-not-sub-unit]');
    expect((await close('G06', 'G06.999'))['ErrorDesc']).toContain('[hub.agency-unknown]');
  });

  it('changes an entry by its id, but never its code', async () => {
    await register('G06');
    const before = await hub.store.findAgency('G06.77');
    expect((await register('G06', { id: before?.id, name: 'Tên mới' }))['status']).toBe('OK');
    const after = await hub.store.findAgency('G06.77');
    expect(after).toMatchObject({ id: before?.id, name: 'Tên mới', version: (before?.version ?? 0) + 1 });
    const moved = await register('G06', { id: before?.id, code: 'G06.78' });
    expect(moved['ErrorDesc']).toContain('[hub.agency-code-fixed]');
  });

  it('REG-01: is listed in the old form, by level in the new one, and with closed rows for synchronising', async () => {
    await register('G06');
    await close('G06', 'G06.77');
    const [old, top, units] = [
      await rows('getAgenciesList'),
      await rows('getAgenciesListQD20', '1'),
      await rows('getSynchronizeUnit'),
    ];
    expect(old).toContainEqual(expect.objectContaining({ code: 'H17', oldCode: '000.00.00.H17' }));
    expect(old.map((each) => each['code'])).not.toContain('G06.77');
    expect(top).toContainEqual(expect.objectContaining({ code: 'H17', code102: '000.00.00.H17' }));
    expect(top.map((each) => each['code'])).not.toContain('G06.19');
    expect(units).toContainEqual(
      expect.objectContaining({ code: 'G06.77', centerCode: 'G06', deleted: true, isAgency: true }),
    );
  });
});
