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
  letterDraft,
  statuses,
} from '../hub-under-test.ts';
import { centre, codesOf, type DeskUnderTest, day, openDesk, type Row } from './desk-under-test.ts';

let open: DeskUnderTest;
let hub: HubUnderTest;
beforeEach(async () => {
  open = await openDesk();
  hub = open.hub;
});
afterEach(() => hub.close());

describe('REG-06: the registry', () => {
  it('enters a body with its decision, its first day, its parent and both codes', async () => {
    const details = {
      decision: { number: '12/QĐ-UBND', issuer: 'H17', date: '2026-11-01' },
      validFrom: '2026-11-23',
    };
    const { agencies } = await open.desk('register', { ...centre, details });
    expect(agencies).toEqual([expect.objectContaining({ code: 'H17.30', parentCode: 'H17', details })]);
    expect((await open.send(['000.00.30.H17'], '1'))['ErrorDesc']).toContain(
      '[directory.code-not-yet-valid]',
    );
    await hub.clock.advance(2 * day);
    expect((await open.send(['000.00.30.H17'], '1'))['status']).toBe('OK');
    expect((await open.listed('H17')).map((each) => each['to'])).toEqual(['000.00.30.H17']);
    expect((await hub.store.findAgency('H17.30'))?.id).toBe(
      (await hub.store.findAgency('000.00.30.H17'))?.id,
    );
  });

  it('IDC-07: gives no code twice, in either form, not even a closed one', async () => {
    await open.desk('register', centre);
    expect(codesOf(await open.desk('register', { ...centre, code102: '000.00.31.H17' }))).toEqual([
      'hub.agency-code-taken',
    ]);
    expect(codesOf(await open.desk('register', { ...centre, code: 'H17.31' }))).toEqual([
      'hub.agency-code-taken',
    ]);
    await open.desk('close', { code: 'H17.30', reason: 'Giải thể' });
    expect(codesOf(await open.desk('register', centre))).toEqual(['hub.agency-code-taken']);
    expect(codesOf(await open.desk('close', { code: 'H17.30', reason: 'Lần nữa' }))).toEqual([
      'hub.agency-closed',
    ]);
    expect(codesOf(await open.desk('lock', { code: 'H17.30', locked: false }))).toEqual([
      'hub.agency-closed',
    ]);
  });

  it('refuses to close a body without a reason, or from a day that is past or none', async () => {
    expect(codesOf(await open.desk('close', { code: 'H17.08', reason: ' ' }))).toEqual([
      'directory.reason-missing',
    ]);
    const past = { code: 'H17.08', reason: 'Giải thể', on: '2026-11-20' };
    expect(codesOf(await open.desk('close', past))).toEqual(['directory.date-past']);
    const none = await open.desk('close', { ...past, on: '2027-02-31' });
    expect(none.error).toContain('“body/on” cannot be "2027-02-31"');
    expect((await hub.store.findAgency('H17.08'))?.state).toBe('active');
  });

  it('keeps bodies below bodies, in no circle', async () => {
    expect(codesOf(await open.desk('move', { code: 'H17', parent: 'H17.20.01' }))).toEqual([
      'directory.parent-wrong',
    ]);
    expect(codesOf(await open.desk('move', { code: 'H17.08', parent: 'H47' }))).toEqual([
      'directory.parent-wrong',
    ]);
    const { agencies } = await open.desk('move', { code: 'H17.20.01', parent: 'H17.08' });
    const above = await hub.store.findAgency('H17.08');
    expect(agencies).toEqual([expect.objectContaining({ parentCode: 'H17.08', pid: above?.id })]);
  });

  it('IDC-13: takes a body’s former code from the table, once', async () => {
    const [row] = (await open.desk('former-code', { code: 'H17.136', code102: '000.36.01.H17' })).agencies;
    expect(row).toMatchObject({ code: 'H17.136', code102: '000.36.01.H17' });
    expect((await open.send(['000.36.01.H17', 'H17.136'], '2'))['status']).toBe('OK');
    expect(await open.listed('H17')).toHaveLength(1);
    const other = await open.desk('former-code', { code: 'H17.136', code102: '000.37.01.H17' });
    expect(codesOf(other)).toEqual(['hub.agency-code-fixed']);
  });

  it('knows what it knows of nobody but connected systems', async () => {
    expect(codesOf(await open.desk('register', { ...centre, systemId: 'H99' }))).toEqual([
      'directory.system-unknown',
    ]);
    expect(codesOf(await open.desk('register', { ...centre, parent: 'H99' }))).toEqual([
      'directory.parent-wrong',
    ]);
    expect(codesOf(await open.desk('rename', { code: 'H99', name: 'Không có' }))).toEqual([
      'hub.agency-unknown',
    ]);
  });
});

describe('REG-05: a body that', () => {
  it('is renamed keeps its code and its mailbox, and history its old name', async () => {
    await open.desk('rename', {
      code: 'H17.08',
      name: 'Sở Khoa học và Chuyển đổi số',
      mail: 'moi@danang.example',
    });
    const { states } = await open.look('/directory/history?code=000.00.08.H17');
    expect(states.map((each) => each['name'])).toEqual([
      'Sở Khoa học và Công nghệ thành phố Đà Nẵng',
      'Sở Khoa học và Chuyển đổi số',
    ]);
  });

  it('is merged from a day to come works until then, and hands over what waits on that day', async () => {
    const merger = { code: 'G06', successor: 'H38', reason: 'Sáp nhập', on: '2026-11-22' };
    await open.desk('close', merger);
    expect((await open.send(['G06'], '3'))['status']).toBe('OK');
    expect((await open.look('/directory/history?code=G06')).states.at(-1)).toMatchObject({
      state: 'active',
      details: { closesOn: '2026-11-22', successor: 'H38' },
    });
    await hub.clock.advance(day);
    expect((await open.send(['G06'], '4'))['ErrorDesc']).toContain('[hub.receiver-closed]');
    await hub.sweep(hub.clock.now());
    expect(await open.listed('G06')).toEqual([]);
    const [row] = await open.listed('H38');
    expect(row).toMatchObject({ from: 'G22', to: 'G06' });
    expect((await hub.store.findAgency('G06.19'))?.parentCode).toBe('H38');
    const docId = ['docId', String(row?.['docId'])] as const;
    expect((await call(hub, 'H38', 'getEdoc', [docId])).json['status']).toBe('OK');
    expect((await open.say('H38', '01', '3'))['status']).toBe('OK');
    expect(await open.listed('G22', statuses)).toHaveLength(1);
    const [transfer] = await hub.store.listTransfers({ receiver: 'G06' });
    expect(transfer?.transfer.processing).toBe('arrived');
  });

  it('is to be merged, and then announced to end without a successor, ends without one', async () => {
    await open.desk('close', { code: 'G06', successor: 'H38', reason: 'Sáp nhập', on: '2026-11-22' });
    const [told] = (await open.desk('close', { code: 'G06', reason: 'Giải thể', on: '2026-11-23' })).agencies;
    expect(told?.['details']).toEqual({ closeReason: 'Giải thể', closesOn: '2026-11-23', waiting: 'keep' });
    await hub.clock.advance(2 * day);
    await hub.sweep(hub.clock.now());
    expect(await hub.store.findAgency('G06')).toMatchObject({ state: 'closed', systemId: 'G06' });
    expect((await hub.store.findAgency('G06.19'))?.parentCode).toBe('G06');
  });

  it('is closed has what waits taken back and its senders told, where that is wanted', async () => {
    await open.send(['G06', 'H17'], '5');
    await open.desk('close', { code: 'G06', reason: 'Giải thể', waiting: 'return' });
    expect(await open.listed('G06')).toEqual([]);
    expect(await open.listed('H17')).toHaveLength(1);
    const { notices } = await open.look('/notices?agency=G22');
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
    await open.desk('close', { code: 'H38.05', successor: 'H38', reason: 'Hợp nhất' });
    expect((await open.send(['H38.05'], '7'))['ErrorDesc']).toContain('[hub.receiver-closed]');
    expect((await open.send(['G22'], '8', 'H38.05'))['ErrorDesc']).toContain('[hub.sender-inactive]');
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
    expect((await open.listed('H38', statuses)).map((each) => each['to'])).toEqual(['H38.05']);
  });

  it('takes over a body that took over another speaks for both', async () => {
    await open.send(['H17.08'], '9');
    await open.desk('close', { code: 'H17.08', successor: 'H17.20', reason: 'Hợp nhất' });
    await open.desk('close', { code: 'H17.20', successor: 'G06', reason: 'Chuyển về bộ' });
    expect((await open.listed('G06')).map((each) => each['to'])).toEqual(['H17.08']);
    expect((await open.say('G06', '03', '9'))['status']).toBe('OK');
    const wrong = await open.desk('close', { code: 'G06', successor: 'H17.08', reason: 'Ngược' });
    expect(codesOf(wrong)).toEqual(['directory.successor-wrong']);
  });
});
