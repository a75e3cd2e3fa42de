import type { HubAccount, HubStage, Scenario } from '../engine/stage.ts';
import { acknowledge, clear, get, idsOf, list, listSent, look, pass, send, sentIdOf } from './hub-acts.ts';
import { letter } from './hub-letters.ts';

/** ENV-06, ENV-07, STA-03, LOG-09: what receivers are given, in which order, and what the sender can see of it. */
export const hubDelivery: Scenario = {
  id: 'hub-delivery',
  title: { vi: 'Chuyển đến bên nhận: nội dung, vết, thứ tự', en: 'Delivery: content, trace, order' },
  seat: 'hub',
  async run(stage) {
    const [office, city, ministry, ...others] = stage.accounts;
    await clear(stage, stage.accounts);
    const docId = await severalReceivers(stage);
    await queue(stage);
    await pass(stage, stage.tolerances.hubForwardUrgent);
    stage.step('listed');
    const ids = await look(stage, city);
    await look(stage, ministry);
    for (const other of [office, ...others]) await look(stage, other);
    stage.step('listed-again');
    await list(stage, city);
    await list(stage, city, 'status');
    stage.step('download');
    const [first] = ids;
    if (first !== undefined) {
      await stage.call(city, 'downloadEdoc', { parameters: [['docId', first]] });
      await get(stage, city, first);
    }
    stage.step('counted');
    await stage.call(city, 'countReceiveEdoc', {});
    await stage.call(city, 'countReceiveStatus', {});
    stage.step('sent-list');
    if (docId !== '') await listSent(stage, office, docId);
  },
};

/** Two files, one of which is no text, for two receivers. */
async function severalReceivers(stage: HubStage): Promise<string> {
  const [office, city, ministry] = stage.accounts;
  const bytes = Uint8Array.from({ length: 5_000 }, (_, at) => (at * 31 + (at >> 5)) & 0xff);
  const files = [
    {
      name: 'danh-muc.txt',
      description: 'Danh mục',
      bytes: Buffer.from('Danh mục\r\n'),
      contentType: 'text/plain',
    },
    { name: 'ban-do.png', description: 'Bản đồ', bytes: pngOf(bytes), contentType: 'image/png' },
  ];
  const to = [city.agencies[0], ministry.agencies[0]];
  const changes = { attachments: files, dueDate: dueDate(stage) };
  const sent = letter(stage, 'several', office.agencies[0], to, changes);
  stage.step('several-receivers', { document: sent.documentId, to: `${city.systemId} ${ministry.systemId}` });
  return sentIdOf(await send(stage, office, sent.packet));
}

/** The signature of a PNG before bytes that are none: a hub is not to look into pictures. */
function pngOf(bytes: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), bytes]);
}

function dueDate({ clock }: HubStage): string {
  const later = new Date(clock.now() + 30 * 86_400_000).toISOString();
  return later.slice(0, 10).replaceAll('-', '/');
}

/** STA-03: letters that wait, and an urgent one that comes last. */
async function queue(stage: HubStage): Promise<void> {
  const [office, city] = stage.accounts;
  for (let count = 1; count <= 5; count += 1) {
    await queued(stage, office, city, `normal-${count}`, 0);
    await pass(stage, 1_000);
  }
  await queued(stage, office, city, 'urgent', 3);
}

async function queued(stage: HubStage, from: HubAccount, to: HubAccount, name: string, priority: number) {
  const otherInfo = { priority, promulgationAmount: 1, pageAmount: 1 };
  const sent = letter(stage, name, from.agencies[0], [to.agencies[0]], { otherInfo });
  stage.step(name, { document: sent.documentId });
  await send(stage, from, sent.packet);
}

/** DUP-06, ERR-08, ACC-01: what a receiver may say of a packet, twice, wrongly, or of somebody else's. */
export const hubAcknowledgement: Scenario = {
  id: 'hub-acknowledgement',
  title: {
    vi: 'Xác nhận đã nhận, báo lỗi, gói tin của người khác',
    en: 'Acknowledging, failing, other people’s packets',
  },
  seat: 'hub',
  async run(stage) {
    const [office, city, ministry] = stage.accounts;
    await clear(stage, stage.accounts);
    const ours = await waiting(stage, 'own');
    const held = await waiting(stage, 'held');
    const foreign = await waiting(stage, 'foreign');
    const acks = async (name: string, account: HubAccount, id: string, outcome: string, broken?: string) => {
      stage.step(name, { delivery: id });
      await acknowledge(stage, account, id, outcome, broken === undefined ? {} : { broken });
    };
    await acks('processing', city, ours.id, 'processing');
    stage.step('after-processing', { delivery: ours.id });
    await list(stage, city);
    await acks('unknown-outcome', city, ours.id, 'daxong', 'an outcome that there is none of');
    await acks('done', city, ours.id, 'done');
    await acks('done-again', city, ours.id, 'done');
    stage.step('after-done', { delivery: ours.id });
    await list(stage, city);
    await acks('unknown-packet', city, nobodys, 'done', 'a packet that there is none of');
    await acks('failed', city, held.id, 'fail');
    stage.step('after-fail', { delivery: held.id });
    await list(stage, city);
    stage.step('sender-sees-failure', { document: held.documentId });
    await listSent(stage, office, held.docId);
    await strangers(stage, ministry, { ...foreign, docId: held.docId });
    await afterFailure(stage, held.id);
  },
};

const nobodys = '3f2a7c10-5b1e-4d6a-9c3e-0a1b2c3d4e5f';

interface Waiting {
  readonly id: string;
  readonly docId: string;
  readonly documentId: string;
}

/** A letter that waits for the city; found by what is new in its list. */
async function waiting(stage: HubStage, name: string): Promise<Waiting> {
  const [office, city] = stage.accounts;
  stage.step(`before-${name}`);
  const before = new Set(idsOf(await list(stage, city)));
  const { documentId, packet } = letter(stage, name, office.agencies[0], [city.agencies[0]]);
  stage.step(`sent-${name}`, { document: documentId });
  const docId = sentIdOf(await send(stage, office, packet));
  const id = idsOf(await list(stage, city)).find((each) => !before.has(each)) ?? nobodys;
  return { id, docId, documentId };
}

/** ACC-01: another system asks for what is the city's, and for what is nobody's. */
async function strangers(stage: HubStage, stranger: HubAccount, { id, docId }: Waiting): Promise<void> {
  const broken = 'packet of another system';
  const calls = (name: string, packet: string) => async () => {
    const parameters = [['docId', packet]] as const;
    stage.step(`${name}-get`, { delivery: packet });
    await get(stage, stranger, packet, { broken });
    stage.step(`${name}-download`, { delivery: packet });
    await stage.call(stranger, 'downloadEdoc', { parameters, broken });
    stage.step(`${name}-ack`, { delivery: packet });
    await acknowledge(stage, stranger, packet, 'done', { broken });
  };
  await calls('foreign', id)();
  await calls('nobodys', nobodys)();
  stage.step('foreign-sent-list', { document: docId });
  await listSent(stage, stranger, docId);
  stage.step('still-there', { delivery: id });
  await list(stage, stage.accounts[1]);
  await get(stage, stage.accounts[1], id);
}

/** ERR-08, DUP-04: the flag is reset in the portal, and the packet is offered again. */
async function afterFailure(stage: HubStage, id: string): Promise<void> {
  if (stage.manage === undefined) return;
  stage.step('reset', { delivery: id });
  await stage.manage({ method: 'POST', path: `/deliveries/${id}/reset` });
  stage.step('after-reset', { delivery: id });
  await list(stage, stage.accounts[1]);
}

export const deliveryScenarios = [hubDelivery, hubAcknowledgement] as const;
