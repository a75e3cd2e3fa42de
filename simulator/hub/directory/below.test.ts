import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeRegistration } from '../../../protocol/wire/register-agency.ts';
import { call, type HubUnderTest, startHubUnderTest } from '../hub-under-test.ts';
import { isBelow } from './below.ts';

let hub: HubUnderTest;
beforeAll(async () => {
  hub = await startHubUnderTest();
});
afterAll(() => hub.close());

async function register(by: string, code: string, pcode: string) {
  const unit = { id: '', pcode, code, name: 'Trung tâm', mail: '', mobile: '', fax: '' };
  return (await call(hub, by, 'registerAgency', [], writeRegistration(unit))).json;
}

describe('REG-09: a body registers units under its own code', () => {
  it.each([
    ['a ministry', 'G06', 'G06.50', 'G06'],
    ['a ministry, below one of its units', 'G06', 'G06.19.01', 'G06.19'],
    ['a ministry, by the 13-character form', 'G06', '000.00.52.G06', 'G06'],
    ['a system that goes by the older form', 'H17', 'H17.99', 'H17'],
    ['a centre, for its member', 'H38', 'H38.77', 'H38'],
    ['a centre, by its own code', 'H38', 'H38.78', '00.38.W00'],
    ['an enterprise', '0100100079', '0100100079001', '0100100079'],
  ])('%s', async (_, by, code, pcode) => {
    expect(await register(by, code, pcode)).toMatchObject({ status: 'OK' });
    expect(await hub.store.findAgency(code)).toMatchObject({ code });
  });
});

describe('REG-09: a body registers nothing that is not under its own code', () => {
  it.each([
    ['the body itself', 'G06', 'G06', 'G06'],
    ['the body itself, by its other form', 'G06', '000.00.00.G06', 'G06'],
    ['a unit of another one, below itself', 'G06', 'H17.50', 'G06'],
    ['a code that only begins alike', 'G06', 'G060.1', 'G06'],
    ['a unit of another province', 'H17', 'H18.99', 'H17'],
    ['another centre', 'H38', '00.38.W01', '00.38.W00'],
    ['a branch of another enterprise', '0100100079', '0100100078001', '0100100079'],
    ['a unit of an enterprise that is no branch', '0100100079', '0100100079.01', '0100100079'],
  ])('%s', async (_, by, code, pcode) => {
    const before = await hub.store.findAgency(code);
    const { status, ErrorDesc } = await register(by, code, pcode);
    expect([status, ErrorDesc]).toEqual(['FAIL', expect.stringContaining('[directory.code-not-below]')]);
    expect(await hub.store.findAgency(code)).toEqual(before);
  });

  it('whatever system goes by no code at all is held to no range', () => {
    expect(isBelow('G06.50', 'vxp.saas.03')).toBe(true);
  });
});
