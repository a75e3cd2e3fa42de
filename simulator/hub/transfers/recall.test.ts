import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { call } from '../hub-under-test.ts';
import { type FlowsUnderTest, idOf, letterTo, recallOf, sentBy, startFlows } from './flows-under-test.ts';

let flows: FlowsUnderTest;
beforeEach(async () => {
  flows = await startFlows();
  await flows.send(letterTo(['H17', 'G06']));
});
afterEach(() => flows.close());

const outcomes = async (receiver: string, number?: string) =>
  (await flows.transfer(receiver, number)).marks.recalls.map(({ by, outcome }) => [by, outcome]);

describe('a recall', () => {
  it('RCL-04: stops offering what nobody has fetched, refuses it by a code of its own, and keeps the log', async () => {
    const [row] = await flows.waiting('H17');
    const docId = ['docId', row?.['docId'] ?? ''] as const;
    expect(await flows.send(recallOf([['1', 'H17']], ['H17']))).toMatchObject({ status: 'OK' });
    expect((await flows.waiting('H17')).map(({ docId: id }) => id)).not.toContain(docId[1]);
    const { json } = await call(flows, 'H17', 'getEdoc', [docId]);
    expect(json['ErrorDesc']).toContain('hub.delivery-withdrawn');
    expect(
      (await call(flows, 'H17', 'updateStatus', [['status', 'done'], docId])).json['ErrorDesc'],
    ).toContain('hub.delivery-withdrawn');
    expect(await flows.states('H17')).toEqual(['withdrawn']);
    expect(await flows.states('G06')).toEqual(['waiting']);
    expect(await outcomes('H17')).toEqual([[idOf('90'), 'withdrawn']]);
    expect((await flows.sent())[0]).toMatchObject({ toCode: 'H17', sendStatus: 'withdrawn' });
    expect((await flows.events('packet-accepted')).map(({ documentId }) => documentId)).toEqual([
      idOf('1'),
      idOf('90'),
    ]);
    expect(await flows.events('document-marked')).toMatchObject([
      { documentId: idOf('1'), receiver: 'H17', mark: 'withdrawn', by: idOf('90') },
    ]);
  });

  it('RCL-04: of a held packet withdraws it; of a fetched one marks it and asks its receiver', async () => {
    await flows.fetchAll('H17');
    await flows.ackAll('H17', 'fail');
    await flows.fetchAll('G06');
    await flows.send(recallOf([['1', 'G22']], ['H17', 'G06']));
    expect([await flows.states('H17'), await flows.states('G06')]).toEqual([['withdrawn'], ['waiting']]);
    expect([await outcomes('H17'), await outcomes('G06')]).toEqual([
      [[idOf('90'), 'withdrawn']],
      [[idOf('90'), 'asked']],
    ]);
  });

  it('RCL-01: that names its issuer means every receiver of the recall', async () => {
    await flows.send(recallOf([['1', 'G22']], ['H17', 'G06']));
    expect([await flows.states('H17'), await flows.states('G06')]).toEqual([['withdrawn'], ['withdrawn']]);
  });

  it('RCL-05: by anybody but the issuer is refused as a security event, and nothing is queued', async () => {
    const { status, ErrorDesc } = await flows.send(sentBy('G06', recallOf([['1', 'H17']], ['H17'])));
    expect([status, ErrorDesc]).toEqual(['FAIL', expect.stringContaining('hub.not-the-issuer')]);
    expect(await flows.states('H17')).toEqual(['waiting']);
    expect(await flows.waiting('H17')).toHaveLength(1);
    expect(await flows.events('security-event')).toMatchObject([
      { systemId: 'G06', operation: 'sendEdoc', requirements: ['RCL-05'] },
    ]);
  });

  it('RCL-05: of a document older than the hub goes by the code in its identifier', async () => {
    expect(await flows.send(recallOf([['7000', 'H17']], ['H17']))).toMatchObject({ status: 'OK' });
    const answer = await flows.send(sentBy('G06', recallOf([['7001', 'H17']], ['H17'], '91')));
    expect(answer['ErrorDesc']).toContain('hub.not-the-issuer');
  });

  it('RCL-02: that is agreed to (03) closes the document: no 04 to 06 counts any more', async () => {
    await flows.fetchAll('H17');
    for (const code of ['01', '03'] as const) await flows.tell('H17', code);
    await flows.send(recallOf([['1', 'H17']], ['H17']));
    for (const code of ['01', '03'] as const) await flows.tell('H17', code, { number: '90' });
    expect(await outcomes('H17')).toEqual([[idOf('90'), 'agreed']]);
    await flows.tell('H17', '06');
    expect((await flows.transfer('H17')).processing).toBe('registered');
    expect((await flows.transfer('H17', '90')).processing).toBe('registered');
    expect(await flows.events('status-judged')).toMatchObject([
      { statusCode: '06', outcome: 'kept', why: 'withdrawn' },
    ]);
  });

  it('RCL-02: that is declined (02 with its reason) leaves the document to go on', async () => {
    await flows.fetchAll('H17');
    for (const code of ['01', '03'] as const) await flows.tell('H17', code);
    await flows.send(recallOf([['1', 'H17']], ['H17']));
    await flows.tell('H17', '02', { number: '90', description: 'Đang xử lý' });
    await flows.tell('H17', '06');
    expect(await outcomes('H17')).toEqual([[idOf('90'), 'declined']]);
    expect((await flows.transfer('H17')).processing).toBe('completed');
  });

  it('RCL-02: of several documents is agreed to for all but those that the answer names', async () => {
    await flows.send(letterTo(['H17'], '2'));
    await flows.fetchAll('H17');
    await flows.send(
      recallOf(
        [
          ['1', 'H17'],
          ['2', 'H17'],
        ],
        ['H17'],
      ),
    );
    await flows.tell('H17', '03', { number: '90', description: `Trừ ${idOf('2')}: đã hoàn thành` });
    expect([await outcomes('H17'), await outcomes('H17', '2')]).toEqual([
      [[idOf('90'), 'agreed']],
      [[idOf('90'), 'declined']],
    ]);
  });

  it('IDC-06, RCL-02: that names a document several times at one receiver is one recall, answered once', async () => {
    await flows.fetchAll('H17');
    const named = ['G22', 'H17', '000.00.00.H17', 'G06', '000.00.00.G06'].map((each) => ['1', each] as const);
    await flows.send(recallOf(named, ['H17', 'G06']));
    expect(await outcomes('G06')).toEqual([[idOf('90'), 'withdrawn']]);
    await flows.tell('H17', '03', { number: '90' });
    expect(await outcomes('H17')).toEqual([[idOf('90'), 'agreed']]);
  });

  it('RCL-04: of what somebody took from the portal does not withdraw it, as the receiver has it', async () => {
    const [row] = await flows.waiting('H17');
    await fetch(`${flows.managementUrl}/deliveries/${row?.['docId']}/content`);
    await flows.send(recallOf([['1', 'H17']], ['H17']));
    expect(await flows.states('H17')).toEqual(['waiting']);
    expect(await outcomes('H17')).toEqual([[idOf('90'), 'asked']]);
  });

  it('RCL-06: at somebody who never got the document is sent, with a warning', async () => {
    expect(await flows.send(recallOf([['1', 'H38.05']], ['H38.05']))).toMatchObject({ status: 'OK' });
    expect(await flows.waiting('H38.05')).toHaveLength(1);
  });

  it('RCL-18: that crosses a status in flight leaves both told: the status moved, the recall is answered after', async () => {
    await flows.fetchAll('H17');
    await flows.tell('H17', '01');
    await flows.send(recallOf([['1', 'H17']], ['H17']));
    await flows.tell('H17', '03');
    await flows.tell('H17', '03', { number: '90' });
    expect(await outcomes('H17')).toEqual([[idOf('90'), 'agreed']]);
    expect((await flows.transfer('H17')).processing).toBe('registered');
  });
});
