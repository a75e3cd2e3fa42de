import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FlowsUnderTest, idOf, letterTo, recallOf, sentBy, startFlows } from './flows-under-test.ts';

let flows: FlowsUnderTest;
beforeEach(async () => {
  flows = await startFlows();
  await flows.send(letterTo(['H17']));
});
afterEach(() => flows.close());

/** Closes a body into another one. */
async function merge(code: string, successor: string): Promise<void> {
  const row = await flows.store.findAgency(code);
  if (row === undefined) throw new Error(`No ${code}.`);
  await flows.store.putAgency({ ...row, state: 'closed', details: { successor } });
}

describe('a body that took another one over', () => {
  it('IDC-14: reports on what that one received', async () => {
    await flows.fetchAll('H17');
    await merge('H17', 'G06');
    expect(await flows.tell('G06', '03')).toMatchObject({ status: 'OK' });
    expect((await flows.transfer('H17')).processing).toBe('registered');
    expect(await flows.tell('H38.05', '03')).toMatchObject({ status: 'FAIL' });
  });

  it('RCL-05: recalls what that one issued, and nobody else does', async () => {
    await merge('G22', 'G06');
    const recall = recallOf([['1', 'H17']], ['H17']);
    expect(await flows.send(sentBy('H38.05', recall))).toMatchObject({
      ErrorDesc: expect.stringContaining('hub.not-the-issuer'),
    });
    expect(await flows.send(sentBy('G06', recall))).toMatchObject({ status: 'OK' });
    expect(await flows.states('H17')).toEqual(['withdrawn']);
    expect((await flows.transfer('H17')).marks.recalls).toMatchObject([{ by: idOf('90') }]);
  });

  const outcomes = async () => (await flows.transfer('H17')).marks.recalls.map(({ outcome }) => outcome);

  it.each([
    ['03', 'agreed'],
    ['02', 'declined'],
  ] as const)('RCL-02: answers with %s a recall of what that one received: %s', async (code, outcome) => {
    await flows.fetchAll('H17');
    await merge('H17', 'G06');
    expect(await flows.send(recallOf([['1', 'H17']], ['G06']))).toMatchObject({ status: 'OK' });
    expect(await outcomes()).toEqual(['asked']);
    expect(await flows.tell('G06', code, { number: '90' })).toMatchObject({ status: 'OK' });
    expect(await outcomes()).toEqual([outcome]);
  });

  it('RCL-02: answers what that one was asked itself, before it was closed', async () => {
    await flows.fetchAll('H17');
    await flows.send(recallOf([['1', 'H17']], ['H17']));
    await merge('H17', 'G06');
    await merge('G06', 'H38.05');
    await flows.tell('H38.05', '03', { number: '90' });
    expect(await outcomes()).toEqual(['agreed']);
  });

  it.each(['G22', 'G06'])('RCL-01: is meant by a recall that goes to it and names %s', async (named) => {
    await flows.fetchAll('H17');
    await merge('H17', 'G06');
    await flows.send(recallOf([['1', named]], ['G06']));
    await flows.tell('G06', '03', { number: '90' });
    expect(await outcomes()).toEqual(['agreed']);
    expect(await flows.store.findTransfers(idOf('1'), 'G06')).toEqual([]);
  });

  it('RCL-04: a recall that goes to it withdraws what still waits under the old name', async () => {
    await merge('H17', 'G06');
    await flows.send(recallOf([['1', 'H17']], ['G06']));
    expect([await flows.states('H17'), await outcomes()]).toEqual([['withdrawn'], ['withdrawn']]);
  });

  it('RCL-08: gives back what that one received', async () => {
    await flows.fetchAll('H17');
    await merge('H17', 'G06');
    await flows.tell('G22', '13', { to: 'G06' });
    expect((await flows.transfer('H17')).processing).toBe('none/take-back');
    await flows.tell('G06', '15');
    expect((await flows.transfer('H17')).processing).toBe('withdrawn');
  });

  it('RCL-07: takes back what that one issued', async () => {
    await merge('G22', 'G06');
    expect(await flows.tell('G06', '13', { to: 'H17' })).toMatchObject({ status: 'OK' });
    expect((await flows.transfer('H17')).processing).toBe('none/take-back');
  });
});
