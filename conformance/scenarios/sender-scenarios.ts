import { both } from '../bilingual.ts';
import type { DriverAction, DriverOutcome } from '../engine/driver.ts';
import { composeStatus } from '../engine/peer-letters.ts';
import type { AgencyStage, Scenario, TroubleManner } from '../engine/stage.ts';

const minute = 60_000;
const hour = 60 * minute;

/** Asks the system to send a document, and says in the step what is particular about it. */
async function send(
  stage: AgencyStage,
  step: string,
  wish: Partial<Extract<DriverAction, { action: 'send-document' }>> = {},
): Promise<string> {
  const { to = [stage.peers[0]], urgent = false, annexes = 1 } = wish;
  stage.step(step, { to: to.join(' '), urgent: String(urgent), annexes: String(annexes) });
  const words = {
    vi: `Soạn, ký và gửi một văn bản đến ${to.join(', ')}${urgent ? ', mức khẩn' : ''}, ${annexes} phụ lục`,
    en: `Write, sign and send a document to ${to.join(', ')}${urgent ? ', urgent' : ''}, with ${annexes} annexes`,
  };
  const action = {
    ...wish,
    action: 'send-document',
    to,
    urgent,
    annexes,
    subject: 'V/v kiểm tra liên thông',
  } as const;
  return idOf(await stage.ask(action, words));
}

function idOf(outcome: DriverOutcome): string {
  return outcome.outcome === 'done' ? (outcome.documentId ?? '') : '';
}

async function show(stage: AgencyStage, step: string, documentId: string): Promise<void> {
  stage.step(step, { document: documentId });
  const words = { vi: `Mở văn bản đi ${documentId}`, en: `Open the outgoing document ${documentId}` };
  await stage.ask({ action: 'show-document', documentId }, words);
}

async function say(
  stage: AgencyStage,
  documentId: string,
  statusCode: '01' | '03' | '04' | '05' | '06',
  ago = 0,
): Promise<void> {
  const [from, to] = [stage.peers[0], stage.system];
  await stage.send(from, composeStatus({ from, to, documentId, statusCode, at: stage.clock.now() - ago }));
}

/** A document goes out, and what its receivers say of it comes back. */
export const senderLife: Scenario = {
  id: 'sender-life',
  title: { vi: 'Gửi văn bản, theo dõi trạng thái', en: 'Documents are sent and followed' },
  seat: 'sender',
  async run(stage) {
    const first = await send(stage, 'several', { to: [stage.peers[0], stage.peers[1]], annexes: 1 });
    await send(stage, 'no-annexes', { annexes: 0 });
    await stage.pass(10 * minute, both('văn bản được gửi', 'the documents leave'));
    await stage.collect(stage.peers[0]);
    for (const code of ['01', '03'] as const) await say(stage, first, code);
    await stage.pass(15 * minute, both('trạng thái được nhận', 'the statuses are fetched'));
    await show(stage, 'registered', first);
    for (const ago of [3000, 2000, 1000]) await say(stage, first, '03', ago);
    await stage.pass(15 * minute, both('trạng thái lặp lại được nhận', 'the repeated statuses are fetched'));
    await show(stage, 'repeated', first);
    await say(stage, first, '06');
    await stage.pass(15 * minute, both('trạng thái hoàn thành được nhận', 'the last status is fetched'));
    await say(stage, first, '05', 2 * hour);
    await stage.pass(15 * minute, both('trạng thái đến muộn được nhận', 'the late status is fetched'));
    await show(stage, 'finished', first);
  },
};

/** Friday at ten to five, and an urgent one at night. */
export const senderTiming: Scenario = {
  id: 'sender-timing',
  title: { vi: 'Thời hạn gửi', en: 'How soon documents leave' },
  seat: 'sender',
  async run(stage) {
    await stage.pass(8 * hour + 20 * minute, both('đến 16 giờ 50', 'until ten to five'));
    await send(stage, 'evening');
    await stage.pass(5 * hour, both('đến tối', 'until night'));
    await send(stage, 'night', { urgent: true });
    await stage.pass(72 * hour, both('qua cuối tuần', 'over the week-end'));
  },
};

/** One document, of which two bodies get different annexes. */
export const senderSets: Scenario = {
  id: 'sender-sets',
  title: { vi: 'Mỗi nơi nhận một bộ phụ lục', en: 'Annexes that differ by receiver' },
  seat: 'sender',
  async run(stage) {
    const [one, other] = stage.peers;
    const sets = [
      { to: [one], annexes: 1 },
      { to: [other], annexes: 0 },
    ];
    stage.step('sets', { sets: JSON.stringify(sets) });
    await stage.ask(
      { action: 'send-sets', sets, subject: 'V/v kiểm tra liên thông' },
      {
        vi: `Soạn, ký, gửi một văn bản: ${one} kèm một phụ lục, ${other} không kèm phụ lục`,
        en: `Write, sign and send one document: to ${one} with an annex, to ${other} without`,
      },
    );
    await stage.pass(10 * minute, both('văn bản được gửi', 'the document leaves'));
  },
};

/** Recall, take-back, update, replacement. */
export const senderActs: Scenario = {
  id: 'sender-acts',
  title: { vi: 'Thu hồi, lấy lại, cập nhật, thay thế', en: 'Recall, take back, update, replace' },
  seat: 'sender',
  async run(stage) {
    const [one, other] = stage.peers;
    const documents: string[] = [];
    for (const step of ['to-recall', 'to-take-back', 'to-update', 'to-replace']) {
      documents.push(await send(stage, step, { to: [one, other] }));
    }
    await stage.pass(10 * minute, both('văn bản được gửi', 'the documents leave'));
    const [recalled = '', taken = '', updated = '', replaced = ''] = documents;
    stage.step('recall', { of: recalled, receivers: one });
    const reason = 'Văn bản ban hành có sai sót về nội dung';
    await stage.ask(
      { action: 'recall-document', documentId: recalled, reason, receivers: [one] },
      { vi: `Thu hồi ${recalled} ở ${one}`, en: `Recall ${recalled} at ${one}` },
    );
    stage.step('take-back', { of: taken, receivers: one });
    await stage.ask(
      { action: 'take-back-document', documentId: taken, reason, receivers: [one] },
      { vi: `Lấy lại ${taken} từ ${one}`, en: `Take ${taken} back from ${one}` },
    );
    stage.step('update', { of: updated, remove: other });
    await stage.ask(
      { action: 'update-document', documentId: updated, reason, remove: [other] },
      {
        vi: `Cập nhật ${updated}, bỏ ${other} khỏi nơi nhận`,
        en: `Update ${updated}, take ${other} off its receivers`,
      },
    );
    stage.step('replace', { of: replaced });
    await stage.ask(
      { action: 'replace-document', documentId: replaced, reason },
      { vi: `Thay thế ${replaced}`, en: `Replace ${replaced}` },
    );
    await stage.pass(hour, both('các gói tin được gửi', 'the packets leave'));
  },
};

/** The hub refuses; the hub is out of order; both at their own time. */
export const senderRefusals: Scenario = {
  id: 'sender-refusals',
  title: {
    vi: 'Trục từ chối gói tin; trục gặp sự cố',
    en: 'The hub refuses a packet; the hub is out of order',
  },
  seat: 'sender',
  async run(stage) {
    stage.disturb({
      name: 'structural refusal',
      operations: ['sendEdoc'],
      times: 1,
      manner: 'refuse',
      errorCode: '22',
      errorDesc: 'Goi tin khong dung quy cach: thieu Subject',
    });
    const refused = await send(stage, 'refused');
    await stage.pass(
      2 * hour,
      both('không gửi lại nguyên gói bị từ chối', 'a refused packet is not sent again as it was'),
    );
    await show(stage, 'shown', refused);
    stage.disturb({ name: 'out of order', operations: ['sendEdoc'], times: 3, manner: 'html' });
    await send(stage, 'retried');
    await stage.pass(hour, both('gửi lại cho đến khi được', 'sent again until it is taken'));
  },
};

const quirks: readonly TroubleManner[] = ['html', 'empty', 'json-500', 'reset', 'slow', 'lost-answer'];

/** What stands between a sender and a hub, one after the other. */
export const senderQuirks: Scenario = {
  id: 'sender-quirks',
  title: {
    vi: 'Trang lỗi, thân rỗng, 500, đứt kết nối, mất câu trả lời',
    en: 'Error pages, empty bodies, 500, cut lines, lost answers',
  },
  seat: 'sender',
  async run(stage) {
    for (const manner of quirks) {
      const errorCode = manner === 'json-500' ? { errorCode: '20', errorDesc: 'Loi he thong' } : {};
      stage.disturb({ name: manner, operations: ['sendEdoc'], times: 1, manner, ...errorCode });
      await send(stage, manner);
      await stage.pass(40 * minute, both('văn bản được gửi sau sự cố', 'the document leaves afterwards'));
    }
  },
};

/** What its title says, it does. */
const outage = { minutes: 12, letters: 4 } as const;

/**
 * A hub that is away for less than a sender of the field goes on by itself: five tries, a quarter of an hour, then a
 * person is called (ERR-04). Of an outage of hours (AVL-11) it is the receivers who have to get over by themselves.
 */
export const senderOutage: Scenario = {
  id: 'sender-outage',
  title: {
    vi: `Gửi ${outage.letters} văn bản trong lúc trục gián đoạn ${outage.minutes} phút`,
    en: `${outage.letters} documents are sent while the hub is away for ${outage.minutes} minutes`,
  },
  seat: 'sender',
  async run(stage) {
    stage.step('outage');
    const until = stage.clock.now() + outage.minutes * minute;
    stage.disturb({ name: 'outage', operations: ['sendEdoc'], times: 100_000, manner: 'reset', until });
    for (let index = 0; index < outage.letters; index += 1) await send(stage, 'waiting');
    await stage.pass(outage.minutes * minute, both('hết gián đoạn', 'the outage ends'));
    stage.step('over');
    await stage.pass(hour, both('hàng chờ được gửi hết', 'what waited leaves'));
  },
};

/** The signer's certificate has been revoked. */
export const senderRevoked: Scenario = {
  id: 'sender-revoked',
  title: { vi: 'Chứng thư của người ký đã bị thu hồi', en: 'The signer’s certificate has been revoked' },
  seat: 'sender',
  async run(stage) {
    await send(stage, 'good');
    await stage.pass(5 * minute, both('văn bản đúng được gửi', 'the good document leaves'));
    await send(stage, 'revoked', { withRevokedCertificate: true });
    await stage.pass(hour, both('không có gì được gửi', 'nothing leaves'));
  },
};
