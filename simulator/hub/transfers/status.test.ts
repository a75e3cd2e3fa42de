import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { call, statuses } from '../hub-under-test.ts';
import { type FlowsUnderTest, letterTo, type Row, startFlows } from './flows-under-test.ts';

let flows: FlowsUnderTest;
beforeEach(async () => {
  flows = await startFlows();
  await flows.send(letterTo(['H17', 'G06']));
});
afterEach(() => flows.close());

const statusesFor = async (code: string) =>
  (await call(flows, code, 'getReceivedEdocList', statuses)).json['data'] as readonly Row[];
const stateAt = async (receiver: string) => (await flows.transfer(receiver)).processing;

describe('a status', () => {
  it('STA-10: goes to the party that it names, and to nobody else', async () => {
    await flows.tell('H17', '01');
    expect((await statusesFor('G22')).map(({ from, to }) => [from, to])).toEqual([['H17', 'G22']]);
    for (const other of ['H17', 'G06', 'H38.05']) expect(await statusesFor(other)).toEqual([]);
  });

  it('STA-10: of somebody who never got the document is refused as a security event, and reaches nobody', async () => {
    const answer = await flows.tell('H38.05', '03');
    expect(answer).toMatchObject({
      status: 'FAIL',
      ErrorDesc: expect.stringContaining('hub.status-foreign'),
    });
    expect(await statusesFor('G22')).toEqual([]);
    expect(await flows.events('security-event')).toMatchObject([
      { problem: { code: 'hub.status-foreign' }, requirements: ['STA-10'] },
    ]);
  });

  it('STA-10: about a document that the hub never saw is passed on, with a warning', async () => {
    const answer = await flows.tell('H17', '01', { number: '777' });
    expect(answer).toMatchObject({ status: 'OK' });
    expect(await statusesFor('G22')).toHaveLength(1);
  });

  it('STA-10: moves only the receiver that sent it', async () => {
    await flows.tell('H17', '01');
    await flows.tell('H17', '03');
    expect([await stateAt('H17'), await stateAt('G06')]).toEqual(['registered', 'none']);
  });

  it('IDC-02: is about the same document under either form of its issuer’s code', async () => {
    const documentId = '000.00.00.G22,2026/11/20,1/VPCP-KSTT';
    await flows.tell('H17', '01', { documentId, to: '000.00.00.G22' });
    expect(await stateAt('H17')).toBe('arrived');
  });

  it('STA-08: of every step of a life is in the sender’s list', async () => {
    for (const code of ['01', '03', '04', '05', '06'] as const) {
      await flows.tell('H17', code);
      expect((await flows.sent())[0]).toMatchObject({ toCode: 'H17', receiveStatus: code });
    }
    expect(await flows.events('status-judged')).toEqual([]);
    expect((await flows.sent())[1]?.['receiveStatus']).toBeUndefined();
  });

  it('STA-12: that the lifecycle does not allow is passed on and keeps the state, with the explanation', async () => {
    for (const code of ['01', '02', '03'] as const) await flows.tell('H17', code);
    expect(await stateAt('H17')).toBe('refused');
    expect(await statusesFor('G22')).toHaveLength(3);
    expect(await flows.events('status-judged')).toMatchObject([
      {
        statusCode: '03',
        outcome: 'kept',
        state: 'refused',
        why: 'final',
        problems: [{ code: 'lifecycle.state-final' }],
      },
    ]);
  });

  it('STA-12: that leaves steps out is followed, with a warning', async () => {
    await flows.tell('H17', '06');
    expect(await stateAt('H17')).toBe('completed');
    expect(await flows.events('status-judged')).toMatchObject([
      {
        outcome: 'moved',
        why: 'skipped',
        problems: [{ code: 'lifecycle.state-skipped', severity: 'warning' }],
      },
    ]);
  });

  it('STA-13: never moves a state backwards, however late it comes', async () => {
    for (const code of ['06', '05', '01'] as const) await flows.tell('H17', code);
    expect(await stateAt('H17')).toBe('completed');
    expect((await flows.sent())[0]?.['receiveStatus']).toBe('06');
    expect((await flows.events('status-judged')).map(({ why }) => why)).toEqual(['skipped', 'late', 'late']);
  });

  it('DUP-08: that is said three times changes the state once', async () => {
    await flows.tell('H17', '01');
    const answers = [];
    for (const description of ['một', 'hai', 'ba'])
      answers.push(await flows.tell('H17', '03', { description }));
    expect(answers.map((each) => each['status'])).toEqual(['OK', 'OK', 'OK']);
    expect(await stateAt('H17')).toBe('registered');
    expect((await flows.events('status-judged')).map(({ why }) => why)).toEqual(['repeated', 'repeated']);
  });

  it('STA-07: that refuses needs a reason, and ends the document for its receiver', async () => {
    expect(await flows.tell('H17', '02', { description: '' })).toMatchObject({
      status: 'FAIL',
      ErrorDesc: expect.stringContaining('packet.reason-missing'),
    });
    await flows.tell('H17', '02', { description: 'Gửi nhầm' });
    expect((await flows.sent())[0]).toMatchObject({ receiveStatus: '02' });
  });
});

describe('a take-back', () => {
  it('RCL-07: goes to the chosen receiver only, and leaves the document where it is', async () => {
    await flows.tell('G22', '13', { to: 'H17', description: 'Gửi nhầm' });
    expect(await statusesFor('H17')).toHaveLength(1);
    expect(await statusesFor('G06')).toEqual([]);
    expect([await stateAt('H17'), await stateAt('G06')]).toEqual(['none/take-back', 'none']);
    expect(await flows.states('H17')).toEqual(['waiting']);
  });

  it('RCL-07: needs a reason', async () => {
    const answer = await flows.tell('G22', '13', { to: 'H17', description: '' });
    expect(answer['ErrorDesc']).toContain('packet.reason-missing');
  });

  it('RCL-05: of somebody else’s document is refused as a security event, and queued nowhere', async () => {
    const answer = await flows.tell('G06', '13', { to: 'H17' });
    expect(answer['ErrorDesc']).toContain('hub.not-the-issuer');
    expect(await statusesFor('H17')).toEqual([]);
    expect(await flows.events('security-event')).toMatchObject([{ requirements: ['RCL-05'] }]);
  });

  it('RCL-09: that is agreed to withdraws the document there: nothing moves it any more', async () => {
    for (const code of ['01', '03'] as const) await flows.tell('H17', code);
    await flows.tell('G22', '13', { to: 'H17' });
    await flows.tell('H17', '15');
    expect(await flows.transfer('H17')).toMatchObject({
      processing: 'withdrawn',
      marks: { takenBack: true },
    });
    await flows.tell('H17', '05');
    expect(await stateAt('H17')).toBe('withdrawn');
    expect((await flows.sent())[0]).toMatchObject({ receiveStatus: '15' });
    expect(await flows.events('document-marked')).toMatchObject([{ receiver: 'H17', mark: 'taken-back' }]);
  });

  it('RCL-09: that is refused leaves the former state, which goes on', async () => {
    for (const code of ['01', '03'] as const) await flows.tell('H17', code);
    await flows.tell('G22', '13', { to: 'H17' });
    await flows.tell('H17', '16', { description: 'Đang xử lý' });
    expect(await stateAt('H17')).toBe('registered');
    await flows.tell('H17', '05');
    expect(await stateAt('H17')).toBe('in-progress');
  });

  it('RCL-07: while another is open keeps the state, with a warning', async () => {
    for (const description of ['Gửi nhầm', 'Gửi nhầm, lần hai'])
      await flows.tell('G22', '13', { to: 'H17', description });
    expect(await stateAt('H17')).toBe('none/take-back');
    expect(await flows.events('status-judged')).toMatchObject([{ why: 'take-back-pending' }]);
  });
});
