import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decodePacket } from '../../../protocol/edxml/decode.ts';
import type { DocumentDraft } from '../../../protocol/edxml/draft.ts';
import { extractAttachment } from '../../../protocol/edxml/extract-attachment.ts';
import type { DocumentPacket } from '../../../protocol/edxml/packet.ts';
import { call, morning } from '../hub-under-test.ts';
import {
  type FlowsUnderTest,
  idOf,
  type Json,
  letterTo,
  recallOf,
  replacementOf,
  sentBy,
  startFlows,
  updateOf,
} from './flows-under-test.ts';

let flows: FlowsUnderTest;
beforeEach(async () => {
  flows = await startFlows();
  await flows.send(letterTo(['H17', 'G06']));
});
afterEach(() => flows.close());

const updates = async (receiver: string) =>
  (await flows.transfer(receiver)).marks.updates.map(({ removal, outcome }) => [removal, outcome]);

/** Name and content of an attachment, whether or not it travels zipped. */
function fileOf(packet: Uint8Array, attachment: DocumentPacket['attachments'][number]) {
  const file = extractAttachment(packet, attachment);
  if (!file.ok) throw new Error(file.problems.map(({ code }) => code).join(', '));
  return { name: file.value.name, bytes: Buffer.from(file.value.bytes) };
}

describe('an update', () => {
  it('RCL-12: has three roles: one receiver goes, one comes, the others get another version', async () => {
    await flows.fetchAll('H17');
    const changes = [
      { organId: 'G06', receiverType: 0 },
      { organId: 'H38.05', receiverType: 1 },
    ] as const;
    expect(await flows.send(updateOf('1', ['H17', 'G06', 'H38.05'], changes))).toMatchObject({
      status: 'OK',
    });
    expect([await updates('H17'), await updates('G06'), await updates('H38.05')]).toEqual([
      [[false, 'asked']],
      [[true, 'asked']],
      [],
    ]);
    expect(await flows.states('G06')).toEqual(['withdrawn', 'waiting']);
    expect(await flows.states('H17')).toEqual(['waiting', 'waiting']);
    await flows.tell('H17', '15', { description: 'Đồng ý cập nhật' });
    await flows.tell('G06', '15', { description: 'Đồng ý cập nhật' });
    await flows.tell('H38.05', '01');
    await flows.tell('H38.05', '03');
    const states = ['H17', 'G06', 'H38.05'].map(async (each) => (await flows.transfer(each)).processing);
    expect(await Promise.all(states)).toEqual(['none', 'withdrawn', 'registered']);
    expect((await flows.transfer('G06')).marks.takenBack).toBe(true);
  });

  it('RCL-13: is accepted (15) or refused (16) without moving the document on, and its own row says which', async () => {
    await flows.fetchAll('H17');
    await flows.tell('H17', '01');
    await flows.tell('H17', '03');
    const sent = [];
    for (const subject of ['Bản hai', 'Bản ba'])
      sent.push(await flows.send(updateOf('1', ['H17'], [], subject)));
    await flows.tell('H17', '15', { description: 'Đồng ý cập nhật bản hai' });
    await flows.tell('H17', '16', { description: 'Từ chối cập nhật bản ba' });
    expect(await updates('H17')).toEqual([
      [false, 'accepted'],
      [false, 'declined'],
    ]);
    expect((await flows.transfer('H17')).processing).toBe('registered');
    const rows = await flows.sent();
    const statusOf = ({ DocId }: Json) => rows.find((row) => row['senderDocId'] === DocId)?.['receiveStatus'];
    expect(sent.map(statusOf)).toEqual(['15', '16']);
    expect((await flows.sent())[0]).toMatchObject({ receiveStatus: '03' });
    expect((await flows.events('document-marked')).map(({ mark }) => mark)).toEqual([
      'update-asked',
      'update-asked',
      'updated',
      'update-declined',
    ]);
  });

  it('RCL-05: by anybody but the issuer is refused', async () => {
    const answer = await flows.send(sentBy('G06', updateOf('1', ['H17'])));
    expect(answer['ErrorDesc']).toContain('hub.not-the-issuer');
    expect(await flows.events('security-event')).toHaveLength(1);
  });

  it('RCL-14: of each of six kinds arrives as it was sent, its files to the byte', async () => {
    const base = updateOf('1', ['H17']);
    const [file] = base.attachments;
    if (file === undefined) throw new Error('The letter has a file.');
    const other = { ...file, name: 'phu-luc.txt', bytes: Buffer.from('Phụ lục\r\n') };
    const kinds: readonly DocumentDraft[] = [
      updateOf('1', ['H17', 'H38.05'], [{ organId: 'H38.05', receiverType: 1 }]),
      updateOf('1', ['H17', 'G06'], [{ organId: 'G06', receiverType: 0 }]),
      { ...base, attachments: [file, other] },
      { ...base, attachments: [other] },
      { ...base, subject: 'V/v rà soát (sửa trích yếu)' },
      { ...base, dueDate: '2026/12/20' },
    ];
    for (const draft of kinds) expect(await flows.send(draft)).toMatchObject({ status: 'OK' });
    const [, ...got] = await flows.fetchAll('H17');
    const packets = got.map(({ data }) => {
      const bytes = Buffer.from(String(data), 'base64');
      const { packet } = decodePacket(bytes, { dialect: 'observed', asOf: morning });
      if (packet?.kind !== 'document') throw new Error('An update is a document.');
      return { ...packet, attachments: packet.attachments.map((each) => fileOf(bytes, each)) };
    });
    expect(packets).toMatchObject(
      kinds.map(({ subject, dueDate, transaction, attachments }) => {
        const files = attachments.map(({ name, bytes }) => ({ name, bytes: Buffer.from(bytes) }));
        return {
          subject,
          dueDate,
          transaction: { kind: 2, update: transaction?.update },
          attachments: files,
        };
      }),
    );
    expect(await updates('H17')).toHaveLength(6);
  });

  it('RCL-12: that changes a receiver without sending it the update is passed on, with a warning', async () => {
    const answer = await flows.send(updateOf('1', ['H17'], [{ organId: 'G06', receiverType: 0 }]));
    expect(answer).toMatchObject({ status: 'OK' });
    expect(await flows.states('G06')).toEqual(['withdrawn']);
  });

  it('DUP-04: under the document’s own identifier is no conflict', async () => {
    const strict = await startFlows({ conflict: 'refuse' });
    await strict.send(letterTo(['H17']));
    expect(await strict.send(updateOf('1', ['G06'], [{ organId: 'G06', receiverType: 1 }]))).toMatchObject({
      status: 'OK',
    });
    expect(await strict.waiting('G06')).toHaveLength(1);
    await strict.close();
  });

  it('RCL-18: that is open beside a take-back is told from it by what the answer says', async () => {
    await flows.fetchAll('H17');
    for (const code of ['01', '03'] as const) await flows.tell('H17', code);
    await flows.send(updateOf('1', ['H17']));
    await flows.tell('G22', '13', { to: 'H17' });
    await flows.tell('H17', '16', { description: 'Từ chối cập nhật: đang xử lý' });
    expect((await flows.transfer('H17')).processing).toBe('registered/take-back');
    await flows.tell('H17', '15', { description: 'Đồng ý lấy lại' });
    expect((await flows.transfer('H17')).processing).toBe('withdrawn');
    expect(await updates('H17')).toEqual([[false, 'declined']]);
  });

  it('RCL-18: that crosses a refusal leaves the document refused and the update answered', async () => {
    await flows.fetchAll('H17');
    await flows.tell('H17', '01');
    await flows.send(updateOf('1', ['H17']));
    await flows.tell('H17', '02', { description: 'Sai thẩm quyền' });
    await flows.tell('H17', '16', { description: 'Từ chối cập nhật: văn bản đã bị từ chối' });
    expect((await flows.transfer('H17')).processing).toBe('refused');
    expect(await updates('H17')).toEqual([[false, 'declined']]);
  });
});

describe('a replacement', () => {
  it('RCL-16: marks both documents at each receiver, withdraws nothing, and goes on as new', async () => {
    await flows.send(replacementOf([['1', ['H17', 'G06']]], ['H17']));
    expect((await flows.transfer('H17')).marks.replacedBy).toEqual([idOf('80')]);
    expect((await flows.transfer('G06')).marks.replacedBy).toEqual([idOf('80')]);
    expect((await flows.transfer('H17', '80')).marks.replaces).toEqual([idOf('1')]);
    expect([await flows.states('H17'), await flows.states('H17', '80')]).toEqual([['waiting'], ['waiting']]);
    await flows.tell('H17', '03', { number: '80' });
    expect((await flows.transfer('H17', '80')).processing).toBe('registered');
    expect((await flows.transfer('H17')).processing).toBe('none');
  });

  it('IDC-06, RCL-16: that names a document several times leaves one mark', async () => {
    await flows.send(
      replacementOf(
        [
          ['1', ['H17']],
          ['1', ['000.00.00.H17', 'G06']],
        ],
        ['H17'],
      ),
    );
    expect((await flows.transfer('H17')).marks.replacedBy).toEqual([idOf('80')]);
    expect((await flows.transfer('G06')).marks.replacedBy).toEqual([idOf('80')]);
    expect((await flows.transfer('H17', '80')).marks.replaces).toEqual([idOf('1')]);
  });

  it('RCL-05: of somebody else’s document is refused', async () => {
    const answer = await flows.send(sentBy('G06', replacementOf([['1', ['H17']]], ['H17'])));
    expect(answer['ErrorDesc']).toContain('hub.not-the-issuer');
    expect((await flows.transfer('H17')).marks.replacedBy).toEqual([]);
  });

  it('RCL-18: is itself recalled like any document; what it replaced stays replaced, and is recalled apart', async () => {
    await flows.send(replacementOf([['1', ['H17']]], ['H17']));
    await flows.send(recallOf([['80', 'H17']], ['H17']));
    expect([await flows.states('H17'), await flows.states('H17', '80')]).toEqual([
      ['waiting'],
      ['withdrawn'],
    ]);
    await flows.send(recallOf([['1', 'H17']], ['H17'], '91'));
    expect(await flows.states('H17')).toEqual(['withdrawn']);
    expect((await flows.transfer('H17')).marks).toMatchObject({
      replacedBy: [idOf('80')],
      recalls: [{ by: idOf('91'), outcome: 'withdrawn' }],
    });
  });

  it('RCL-18: that crosses a recall of what it replaces leaves both marks', async () => {
    await flows.fetchAll('H17');
    await flows.send(recallOf([['1', 'H17']], ['H17']));
    await flows.send(replacementOf([['1', ['H17']]], ['H17']));
    await flows.tell('H17', '03', { number: '90' });
    expect((await flows.transfer('H17')).marks).toMatchObject({
      recalls: [{ outcome: 'agreed' }],
      replacedBy: [idOf('80')],
    });
  });

  it('IDC-02: finds what it replaces under either form of the issuer’s code', async () => {
    const { transaction, ...draft } = replacementOf([['1', []]], ['H17']);
    if (transaction === undefined) throw new Error('A replacement has its block.');
    const documentId = `000.00.00.${idOf('1')}`;
    await flows.send({
      ...draft,
      transaction: { ...transaction, replacements: [{ documentId, organIds: ['000.00.00.H17'] }] },
    });
    expect((await flows.transfer('H17')).marks.replacedBy).toEqual([idOf('80')]);
    expect((await flows.transfer('G06')).marks.replacedBy).toEqual([]);
  });
});

describe.each(['in memory', 'in a folder'])('a receiver that is named by both of its codes, %s', (where) => {
  it('IDC-06: is taken off once, and has its document replaced once', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hub-both-codes-'));
    const kept = await startFlows(where === 'in memory' ? {} : { store: folder });
    await kept.send(letterTo(['H17', 'G06']));
    const removed = ['H17', '000.00.00.H17'].map((organId) => ({ organId, receiverType: 0 }) as const);
    await kept.send(updateOf('1', ['H17', 'G06'], removed));
    await kept.send(replacementOf([['1', ['G06', '000.00.00.G06']]], ['G06']));
    const told = (await kept.events('document-marked')).map(({ receiver, mark }) => `${receiver} ${mark}`);
    expect(told).toEqual(['H17 removal-asked', 'G06 update-asked', 'G06 replaced']);
    await kept.close();
    rmSync(folder, { recursive: true });
  });
});

describe('two take-backs at once', () => {
  it('RCL-18: to two receivers end each in the answer of that receiver', async () => {
    for (const each of ['H17', 'G06']) for (const code of ['01', '03'] as const) await flows.tell(each, code);
    await Promise.all(['H17', 'G06'].map((to) => flows.tell('G22', '13', { to })));
    await Promise.all([flows.tell('H17', '15'), flows.tell('G06', '16', { description: 'Đang xử lý' })]);
    expect((await flows.transfer('H17')).processing).toBe('withdrawn');
    expect((await flows.transfer('G06')).processing).toBe('registered');
  });

  it('RCL-18: with a recall of the same document end in both answers', async () => {
    await flows.fetchAll('H17');
    for (const code of ['01', '03'] as const) await flows.tell('H17', code);
    await Promise.all([
      flows.send(recallOf([['1', 'H17']], ['H17'])),
      flows.tell('G22', '13', { to: 'H17' }),
    ]);
    await flows.tell('H17', '15', { description: 'Đồng ý lấy lại' });
    await flows.tell('H17', '02', { number: '90', description: 'Văn bản đã bị lấy lại' });
    expect(await flows.transfer('H17')).toMatchObject({
      processing: 'withdrawn',
      marks: { takenBack: true, recalls: [{ outcome: 'declined' }] },
    });
    expect((await call(flows, 'G22', 'countReceiveStatus')).json['count']).toBe(4);
  });
});
