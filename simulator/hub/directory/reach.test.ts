import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodeDocument } from '../../../protocol/edxml/encode.ts';
import { asDocument, call, type HubUnderTest, letterDraft, morning } from '../hub-under-test.ts';
import { centre, type DeskUnderTest, day, openDesk, type Row } from './desk-under-test.ts';

let open: DeskUnderTest;
let hub: HubUnderTest;
beforeEach(async () => {
  open = await openDesk();
  hub = open.hub;
});
afterEach(() => hub.close());

describe('everybody whom the directory has to reach', () => {
  it('members behind a centre: it polls for all of them, and each delivery names the member', async () => {
    await open.send(['H38.05', 'H38.112'], '10');
    expect((await open.listed('H38')).map((each) => each['to'])).toEqual(['H38.05', 'H38.112']);
  });

  it('IDC-06: a unit inside a body, which is no agency of its own', async () => {
    const unit = {
      code: 'G22.05',
      name: 'Vụ Kiểm soát thủ tục hành chính',
      parent: 'G22',
      systemId: '000.00.00.G22',
    };
    await open.desk('register', { ...unit, details: { isInternal: true } });
    expect((await open.send(['G22.05'], '11', 'G06'))['status']).toBe('OK');
    expect((await open.listed('G22')).map((each) => each['to'])).toEqual(['G22.05']);
    const rows = async (operation: 'getAgenciesList' | 'getSynchronizeUnit') =>
      ((await call(hub, 'H17', operation)).json['data'] as readonly Row[]).find(
        (each) => each['code'] === 'G22.05',
      );
    expect(await rows('getAgenciesList')).toBeUndefined();
    expect(await rows('getSynchronizeUnit')).toMatchObject({ isAgency: false, deleted: false });
  });

  it('GEN-09: a person, through the body that manages the person', async () => {
    const [party] = letterDraft(['H17']).to;
    if (party === undefined) throw new Error('there is no receiver');
    const to = [{ ...party, organName: 'Bà Nguyễn Thị Mẫu, Ủy ban nhân dân thành phố Đà Nẵng' }];
    const person = encodeDocument({ ...letterDraft(['H17'], '12'), to }, 'sdk');
    if (!person.ok) throw new Error('the draft could not be written');
    expect((await call(hub, 'G22', 'sendEdoc', asDocument('G22'), person.value)).json['status']).toBe('OK');
    expect(await open.listed('H17')).toHaveLength(1);
    expect((await open.send(['nguyenthimau@danang.example'], '13'))['status']).toBe('FAIL');
  });

  it('IDC-09: enterprises by their numbers, of ten digits and of thirteen', async () => {
    const branch = { code: '0100100079001', name: 'Công ty Điện lực Đà Nẵng', systemId: '0100100079' };
    await open.desk('register', { ...branch, parent: '0100100079' });
    expect((await open.send(['0100100079', '0100100079001'], '14'))['status']).toBe('OK');
    expect((await open.listed('0100100079')).map((each) => each['to'])).toEqual([
      '0100100079',
      '0100100079001',
    ]);
  });
});

describe('the directory beside the axis', () => {
  it('REG-08: tells what changed since a version, and each change one by one', async () => {
    const { version } = await open.look('/directory');
    await open.desk('rename', { code: 'H17.08', name: 'Tên một' });
    await open.desk('rename', { code: 'H17.08', name: 'Tên hai' });
    const delta = await open.look(`/directory?since=${version}`);
    expect(delta.agencies.map((each) => [each['code'], each['name'], each['version']])).toEqual([
      ['H17.08', 'Tên hai', version + 2],
    ]);
    expect(delta.version).toBe(version + 2);
    const feed = await open.look(`/directory/changes?since=${version}`);
    expect(feed.agencies.map((each) => each['name'])).toEqual(['Tên một', 'Tên hai']);
    expect(await open.look(`/directory?since=${version + 2}`)).toMatchObject({
      agencies: [],
      version: version + 2,
    });
  });

  it('REG-01: is in every list as soon as a change is answered', async () => {
    const codes = async () =>
      ((await call(hub, 'G22', 'getAgenciesList')).json['data'] as readonly Row[]).map(
        (each) => each['code'],
      );
    expect(await codes()).not.toContain('H17.30');
    await open.desk('register', centre);
    expect(await codes()).toContain('H17.30');
    await open.desk('close', { code: 'H17.30', reason: 'Giải thể', on: '2026-11-22' });
    expect(await codes()).toContain('H17.30');
    await hub.clock.advance(day);
    expect(await codes()).not.toContain('H17.30');
  });

  it('stands as a row when and by whom a body ended', async () => {
    await open.desk('register', centre);
    await call(hub, 'H17', 'deleteAgency', [['AgencyCode', 'H17.30']]);
    expect((await open.look('/directory/history?code=H17.30')).states.at(-1)).toMatchObject({
      state: 'closed',
      modifiedAt: morning,
      details: { closesOn: '2026-11-21', closeReason: 'deleteAgency (000.00.00.H17)' },
    });
  });
});
