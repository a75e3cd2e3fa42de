import { both } from '../bilingual.ts';
import { composeLetter } from '../engine/peer-letters.ts';
import type { AgencyStage, Scenario, TroubleManner } from '../engine/stage.ts';
import { hubShapes } from './hub-shapes.ts';
import { post } from './receiver-life.ts';
import { show } from './receiver-requests.ts';

const minute = 60_000;
const hour = 60 * minute;

/** What hubs of the field make of a packet. */
export const receiverShapes: Scenario = {
  id: 'receiver-shapes',
  title: { vi: 'Các dạng gói tin mà trục phát ra', en: 'Shapes in which hubs hand packets out' },
  seat: 'receiver',
  async run(stage) {
    for (const [index, { name, change }] of hubShapes.entries()) {
      const letter = await composeLetter({
        from: 'G22',
        to: [stage.system],
        at: stage.clock.now(),
        number: stage.number(331 + index),
      });
      stage.step(name, { document: letter.documentId, what: name });
      await stage.deliver(Buffer.from(change(Buffer.from(letter.packet).toString('utf8')), 'utf8'), {
        from: 'G22',
      });
    }
    await stage.pass(hour, both('mọi gói tin được nhận', 'every packet is taken in'));
  },
};

/** One packet in the middle that nobody can read. */
export const receiverPoison: Scenario = {
  id: 'receiver-poison',
  title: {
    vi: 'Một gói tin hỏng giữa các gói tin tốt',
    en: 'One packet that cannot be read among good ones',
  },
  seat: 'receiver',
  async run(stage) {
    for (let index = 0; index < 6; index += 1) {
      if (index === 3) {
        const docId = poisonId(stage);
        stage.step('poison', { delivery: docId });
        await stage.deliver(
          Buffer.from('<?xml version="1.0" encoding="UTF-8"?><edXML:edXML><khong-phai', 'utf8'),
          { docId, from: 'G22' },
        );
        continue;
      }
      const letter = await composeLetter({
        from: 'G22',
        to: [stage.system],
        at: stage.clock.now(),
        number: stage.number(351 + index),
      });
      stage.step('good', { document: letter.documentId });
      await stage.deliver(letter.packet, { from: 'G22' });
    }
    await stage.pass(20 * minute, both('các gói tin tốt được nhận', 'the good packets are taken in'));
    stage.step('shown');
    await show(stage, { documentId: 'poison' });
  },
};

/** An id that no other run has: a system remembers what it has set aside. */
function poisonId(stage: AgencyStage): string {
  const drawn = Math.floor(stage.chance('poison') * 0xffff_ffff)
    .toString(16)
    .padStart(8, '0');
  return `c0ffee00-${drawn.slice(0, 4)}-4000-8000-${drawn.slice(4)}0000dead`;
}

/** The same packet again, the same status three times. */
export const receiverDuplicates: Scenario = {
  id: 'receiver-duplicates',
  title: { vi: 'Cùng một gói tin đến nhiều lần', en: 'The same packet comes more than once' },
  seat: 'receiver',
  async run(stage) {
    const letter = await composeLetter({
      from: 'G22',
      to: [stage.system],
      at: stage.clock.now(),
      number: stage.number(361),
    });
    for (const name of ['first', 'second', 'third'] as const) {
      stage.step(name, { document: letter.documentId });
      await stage.deliver(letter.packet, { from: 'G22' });
      await stage.pass(20 * minute, both('gói tin được nhận', 'the packet is taken in'));
    }
    stage.step('lost-acknowledgement', { document: letter.documentId });
    stage.disturb({
      name: 'acknowledgement lost',
      operations: ['updateStatus'],
      times: 3,
      manner: 'lost-answer',
    });
    const next = await post(stage, 'again', { number: 362 });
    await stage.pass(8 * hour, both('văn bản được xử lý', 'the documents are dealt with'));
    stage.step('shown', { document: letter.documentId, other: next.documentId });
    await show(stage, letter);
    await show(stage, next);
  },
};

const quirks: readonly TroubleManner[] = ['html', 'empty', 'json-500', 'reset', 'slow', 'lost-answer'];

/** Everything that stands between a system and a hub, one after the other. */
export const receiverQuirks: Scenario = {
  id: 'receiver-quirks',
  title: {
    vi: 'Trang lỗi HTML, thân rỗng, 500, đứt kết nối, chậm',
    en: 'HTML pages, empty bodies, 500, cut lines, slowness',
  },
  seat: 'receiver',
  async run(stage) {
    for (const [index, manner] of quirks.entries()) {
      const operations = ['getReceivedEdocList', 'getEdoc', 'updateStatus'];
      await post(stage, manner, { number: 371 + index }, { what: manner });
      for (const operation of operations)
        stage.disturb({ name: manner, operations: [operation], times: 2, manner });
      await stage.pass(hour, both('hệ thống vượt qua sự cố', 'the system gets over it'));
    }
    await stage.pass(4 * hour, both('mọi văn bản đã đến', 'every document has come'));
  },
};

/** Four hours without a hub, then everything at once. */
export const receiverBacklog: Scenario = {
  id: 'receiver-backlog',
  title: { vi: 'Sau bốn giờ gián đoạn', en: 'After four hours without the hub' },
  seat: 'receiver',
  async run(stage) {
    stage.step('outage');
    const operations = ['getReceivedEdocList', 'getEdoc', 'updateStatus', 'sendEdoc'];
    stage.disturb({
      name: 'outage',
      operations,
      times: 100_000,
      manner: 'html',
      until: stage.clock.now() + 4 * hour,
    });
    for (let index = 0; index < 7; index += 1) {
      await post(stage, index === 5 ? 'waiting-urgent' : 'waiting', {
        number: 381 + index,
        priority: index === 5 ? 2 : 0,
      });
    }
    await stage.pass(4 * hour, both('hết gián đoạn', 'the outage ends'));
    stage.step('over');
    await stage.pass(hour, both('hàng chờ được nhận hết', 'the backlog drains'));
  },
};

/** A body is closed after a document of it came: no new documents to it, its old ones keep its name. */
export const receiverDirectory: Scenario = {
  id: 'receiver-directory',
  title: { vi: 'Cơ quan mới, cơ quan ngừng hoạt động', en: 'A new body, and one that is closed' },
  seat: 'receiver',
  async run(stage) {
    const letter = await post(stage, 'letter', { number: 395, from: 'G06' });
    await stage.pass(10 * minute, both('văn bản được nhận', 'the document is taken in'));
    stage.step('changed', { closed: 'G06.24', opened: 'G06.77' });
    await stage.directory.register('G06.77', 'Cục An toàn bức xạ và hạt nhân');
    await stage.directory.close('G06.24', 'Sáp nhập theo quyết định của Thủ tướng Chính phủ');
    await stage.pass(
      24 * hour,
      both('danh bạ được đọc lại trong một ngày', 'the directory is read again within a day'),
    );
    for (const code of ['G06.77', 'G06.24']) {
      stage.step('offered', { code });
      await stage.ask(
        { action: 'show-receiver', code },
        { vi: `Tìm nơi nhận ${code}`, en: `Look for the receiver ${code}` },
      );
    }
    stage.step('kept', { document: letter.documentId });
    await show(stage, letter);
  },
};
