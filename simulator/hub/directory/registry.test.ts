import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { agencyOf, partyOf } from '../../../fixtures/worlds/world.ts';
import { world2026 } from '../../../fixtures/worlds/world-2026.ts';
import { encodeDocument, encodeStatus } from '../../../protocol/edxml/encode.ts';
import {
  asDocument,
  asStatus,
  call,
  documents,
  type HubUnderTest,
  letter,
  letterDraft,
  morning,
  startHubUnderTest,
  status,
  statuses,
} from '../hub-under-test.ts';

let hub: HubUnderTest;
beforeEach(async () => {
  hub = await startHubUnderTest();
});
afterEach(() => hub.close());

/** The fields that these tests look at. */
interface Desk {
  readonly agencies: readonly Row[];
  readonly states: readonly Row[];
  readonly notices: readonly Row[];
  readonly problems: readonly { readonly code: string; readonly requirements: readonly string[] }[];
  readonly version: number;
}
type Row = Readonly<Record<string, unknown>>;

const desk = async (path: string, body: object) => {
  const answer = await fetch(`${hub.managementUrl}/directory/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });
  return (await answer.json()) as Desk;
};
const look = async (path: string) => (await (await fetch(hub.managementUrl + path)).json()) as Desk;
const codesOf = ({ problems }: Desk) => problems.map((each) => each.code);
const send = async (to: readonly string[], number: string, from = 'G22') =>
  (await call(hub, from, 'sendEdoc', asDocument(from), letter(to, number, from))).json;
const listed = async (code: string, list = documents) =>
  (await call(hub, code, 'getReceivedEdocList', list)).json['data'] as readonly Row[];
const say = (from: string, code: '01' | '03' | '04', number: string) =>
  call(hub, from, 'sendEdoc', asStatus(from), status(from, code, number));
const day = 86_400_000;

const centre = {
  code: 'H17.30',
  code102: '000.00.30.H17',
  name: 'Sở Xây dựng thành phố Đà Nẵng',
  parent: 'H17',
  systemId: '000.00.00.H17',
};

describe('REG-06: the registry', () => {
  it('enters a body with its decision, its first day, its parent and both codes', async () => {
    const details = {
      decision: { number: '12/QĐ-UBND', issuer: 'H17', date: '2026-11-01' },
      validFrom: '2026-11-23',
    };
    const { agencies } = await desk('register', { ...centre, details });
    expect(agencies).toEqual([expect.objectContaining({ code: 'H17.30', parentCode: 'H17', details })]);
    expect((await send(['000.00.30.H17'], '1'))['ErrorDesc']).toContain('[directory.code-not-yet-valid]');
    await hub.clock.advance(2 * day);
    expect((await send(['000.00.30.H17'], '1'))['status']).toBe('OK');
    expect((await listed('H17')).map((each) => each['to'])).toEqual(['000.00.30.H17']);
    expect((await hub.store.findAgency('H17.30'))?.id).toBe(
      (await hub.store.findAgency('000.00.30.H17'))?.id,
    );
  });

  it('IDC-07: gives no code twice, in either form, not even a closed one', async () => {
    await desk('register', centre);
    expect(codesOf(await desk('register', { ...centre, code102: '000.00.31.H17' }))).toEqual([
      'hub.agency-code-taken',
    ]);
    expect(codesOf(await desk('register', { ...centre, code: 'H17.31' }))).toEqual(['hub.agency-code-taken']);
    await desk('close', { code: 'H17.30', reason: 'Giải thể' });
    expect(codesOf(await desk('register', centre))).toEqual(['hub.agency-code-taken']);
    expect(codesOf(await desk('close', { code: 'H17.30', reason: 'Lần nữa' }))).toEqual([
      'hub.agency-closed',
    ]);
    expect(codesOf(await desk('lock', { code: 'H17.30', locked: false }))).toEqual(['hub.agency-closed']);
  });

  it('refuses to close a body without a reason, or from a day that is past', async () => {
    expect(codesOf(await desk('close', { code: 'H17.08', reason: ' ' }))).toEqual([
      'directory.reason-missing',
    ]);
    const past = { code: 'H17.08', reason: 'Giải thể', on: '2026-11-20' };
    expect(codesOf(await desk('close', past))).toEqual(['directory.date-past']);
    expect((await hub.store.findAgency('H17.08'))?.state).toBe('active');
  });

  it('keeps bodies below bodies, in no circle', async () => {
    expect(codesOf(await desk('move', { code: 'H17', parent: 'H17.20.01' }))).toEqual([
      'directory.parent-wrong',
    ]);
    expect(codesOf(await desk('move', { code: 'H17.08', parent: 'H47' }))).toEqual([
      'directory.parent-wrong',
    ]);
    const { agencies } = await desk('move', { code: 'H17.20.01', parent: 'H17.08' });
    const above = await hub.store.findAgency('H17.08');
    expect(agencies).toEqual([expect.objectContaining({ parentCode: 'H17.08', pid: above?.id })]);
  });

  it('IDC-13: takes a body’s former code from the table, once', async () => {
    const [row] = (await desk('former-code', { code: 'H17.136', code102: '000.36.01.H17' })).agencies;
    expect(row).toMatchObject({ code: 'H17.136', code102: '000.36.01.H17' });
    expect((await send(['000.36.01.H17', 'H17.136'], '2'))['status']).toBe('OK');
    expect(await listed('H17')).toHaveLength(1);
    const other = await desk('former-code', { code: 'H17.136', code102: '000.37.01.H17' });
    expect(codesOf(other)).toEqual(['hub.agency-code-fixed']);
  });

  it('knows what it knows of nobody but connected systems', async () => {
    expect(codesOf(await desk('register', { ...centre, systemId: 'H99' }))).toEqual([
      'directory.system-unknown',
    ]);
    expect(codesOf(await desk('register', { ...centre, parent: 'H99' }))).toEqual(['directory.parent-wrong']);
    expect(codesOf(await desk('rename', { code: 'H99', name: 'Không có' }))).toEqual(['hub.agency-unknown']);
  });
});

describe('REG-05: a body that', () => {
  it('is renamed keeps its code and its mailbox, and history its old name', async () => {
    await desk('rename', {
      code: 'H17.08',
      name: 'Sở Khoa học và Chuyển đổi số',
      mail: 'moi@danang.example',
    });
    const { states } = await look('/directory/history?code=000.00.08.H17');
    expect(states.map((each) => each['name'])).toEqual([
      'Sở Khoa học và Công nghệ thành phố Đà Nẵng',
      'Sở Khoa học và Chuyển đổi số',
    ]);
  });

  it('is merged from a day to come works until then, and hands over what waits on that day', async () => {
    const merger = { code: 'G06', successor: 'H38', reason: 'Sáp nhập', on: '2026-11-22' };
    await desk('close', merger);
    expect((await send(['G06'], '3'))['status']).toBe('OK');
    expect((await look('/directory/history?code=G06')).states.at(-1)).toMatchObject({
      state: 'active',
      details: { closesOn: '2026-11-22', successor: 'H38' },
    });
    await hub.clock.advance(day);
    expect((await send(['G06'], '4'))['ErrorDesc']).toContain('[hub.receiver-closed]');
    await hub.sweep(hub.clock.now());
    expect(await listed('G06')).toEqual([]);
    const [row] = await listed('H38');
    expect(row).toMatchObject({ from: 'G22', to: 'G06' });
    expect((await hub.store.findAgency('G06.19'))?.parentCode).toBe('H38');
    const docId = ['docId', String(row?.['docId'])] as const;
    expect((await call(hub, 'H38', 'getEdoc', [docId])).json['status']).toBe('OK');
    expect((await say('H38', '01', '3')).json['status']).toBe('OK');
    expect(await listed('G22', statuses)).toHaveLength(1);
    const [transfer] = await hub.store.listTransfers({ receiver: 'G06' });
    expect(transfer?.transfer.processing).toBe('arrived');
  });

  it('is closed has what waits taken back and its senders told, where that is wanted', async () => {
    await send(['G06', 'H17'], '5');
    await desk('close', { code: 'G06', reason: 'Giải thể', waiting: 'return' });
    expect(await listed('G06')).toEqual([]);
    expect(await listed('H17')).toHaveLength(1);
    const { notices } = await look('/notices?agency=G22');
    expect(notices).toEqual([
      expect.objectContaining({
        kind: 'receiver-closed',
        documents: [
          expect.objectContaining({ counterpart: 'G06', documentId: 'G22,2026/11/20,5/VPCP-KSTT' }),
        ],
      }),
    ]);
    const sent = (await call(hub, 'G22', 'getSentEdocList', documents)).json['data'] as readonly Row[];
    expect(sent.map((each) => [each['toCode'], each['sendStatus']])).toEqual([
      ['G06', 'withdrawn'],
      ['H17', 'initial'],
    ]);
  });

  it('IDC-03: is closed is sent nothing new, and is still told of what it sent before', async () => {
    const draft = letterDraft(['G22'], '6', 'H38.05');
    const source = encodeDocument(draft, 'sdk');
    if (!source.ok) throw new Error('the draft could not be written');
    await call(hub, 'H38.05', 'sendEdoc', asDocument('H38.05'), source.value);
    await desk('close', { code: 'H38.05', successor: 'H38', reason: 'Hợp nhất' });
    expect((await send(['H38.05'], '7'))['ErrorDesc']).toContain('[hub.receiver-closed]');
    expect((await send(['G22'], '8', 'H38.05'))['ErrorDesc']).toContain('[hub.sender-inactive]');
    const answer = encodeStatus(
      {
        kind: 'status',
        from: partyOf(agencyOf(world2026, 'G22')),
        responseFor: { organId: 'H38.05', code: '6/VPCP-KSTT', documentId: draft.documentId ?? '' },
        statusCode: '01',
        timestamp: '2026/11/21 08:20:00',
      },
      'sdk',
    );
    if (!answer.ok) throw new Error('the status could not be written');
    expect((await call(hub, 'G22', 'sendEdoc', asStatus('G22'), answer.value)).json['status']).toBe('OK');
    expect((await listed('H38', statuses)).map((each) => each['to'])).toEqual(['H38.05']);
  });

  it('takes over a body that took over another speaks for both', async () => {
    await send(['H17.08'], '9');
    await desk('close', { code: 'H17.08', successor: 'H17.20', reason: 'Hợp nhất' });
    await desk('close', { code: 'H17.20', successor: 'G06', reason: 'Chuyển về bộ' });
    expect((await listed('G06')).map((each) => each['to'])).toEqual(['H17.08']);
    expect((await say('G06', '03', '9')).json['status']).toBe('OK');
    const wrong = await desk('close', { code: 'G06', successor: 'H17.08', reason: 'Ngược' });
    expect(codesOf(wrong)).toEqual(['directory.successor-wrong']);
  });
});

describe('everybody whom the directory has to reach', () => {
  it('members behind a centre: it polls for all of them, and each delivery names the member', async () => {
    await send(['H38.05', 'H38.112'], '10');
    expect((await listed('H38')).map((each) => each['to'])).toEqual(['H38.05', 'H38.112']);
  });

  it('IDC-06: a unit inside a body, which is no agency of its own', async () => {
    const unit = {
      code: 'G22.05',
      name: 'Vụ Kiểm soát thủ tục hành chính',
      parent: 'G22',
      systemId: '000.00.00.G22',
    };
    await desk('register', { ...unit, details: { isInternal: true } });
    expect((await send(['G22.05'], '11', 'G06'))['status']).toBe('OK');
    expect((await listed('G22')).map((each) => each['to'])).toEqual(['G22.05']);
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
    expect(await listed('H17')).toHaveLength(1);
    expect((await send(['nguyenthimau@danang.example'], '13'))['status']).toBe('FAIL');
  });

  it('IDC-09: enterprises by their numbers, of ten digits and of thirteen', async () => {
    const branch = { code: '0100100079001', name: 'Công ty Điện lực Đà Nẵng', systemId: '0100100079' };
    await desk('register', { ...branch, parent: '0100100079' });
    expect((await send(['0100100079', '0100100079001'], '14'))['status']).toBe('OK');
    expect((await listed('0100100079')).map((each) => each['to'])).toEqual(['0100100079', '0100100079001']);
  });
});

describe('the directory beside the axis', () => {
  it('REG-08: tells what changed since a version, and each change one by one', async () => {
    const { version } = await look('/directory');
    await desk('rename', { code: 'H17.08', name: 'Tên một' });
    await desk('rename', { code: 'H17.08', name: 'Tên hai' });
    const delta = await look(`/directory?since=${version}`);
    expect(delta.agencies.map((each) => [each['code'], each['name'], each['version']])).toEqual([
      ['H17.08', 'Tên hai', version + 2],
    ]);
    expect(delta.version).toBe(version + 2);
    const feed = await look(`/directory/changes?since=${version}`);
    expect(feed.agencies.map((each) => each['name'])).toEqual(['Tên một', 'Tên hai']);
    expect(await look(`/directory?since=${version + 2}`)).toMatchObject({
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
    await desk('register', centre);
    expect(await codes()).toContain('H17.30');
    await desk('close', { code: 'H17.30', reason: 'Giải thể', on: '2026-11-22' });
    expect(await codes()).toContain('H17.30');
    await hub.clock.advance(day);
    expect(await codes()).not.toContain('H17.30');
  });

  it('stands as a row when and by whom a body ended', async () => {
    await desk('register', centre);
    await call(hub, 'H17', 'deleteAgency', [['AgencyCode', 'H17.30']]);
    expect((await look('/directory/history?code=H17.30')).states.at(-1)).toMatchObject({
      state: 'closed',
      modifiedAt: morning,
      details: { closesOn: '2026-11-21', closeReason: 'deleteAgency (000.00.00.H17)' },
    });
  });
});
