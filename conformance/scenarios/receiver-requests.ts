import { both } from '../bilingual.ts';
import { composeLetter, composeStatus, type PeerLetter } from '../engine/peer-letters.ts';
import type { AgencyStage, Scenario } from '../engine/stage.ts';
import { post, untilTomorrow } from './receiver-life.ts';

const minute = 60_000;
const hour = 60 * minute;

/** A recall of a document that is there, and of one that never came. */
export const receiverRecall: Scenario = {
  id: 'receiver-recall',
  title: { vi: 'Thu hồi văn bản', en: 'Documents are recalled' },
  seat: 'receiver',
  async run(stage) {
    const letter = await post(stage, 'letter', { number: 301 });
    await stage.pass(90_000, both('đã tiếp nhận', 'registered'));
    const recall = await post(
      stage,
      'recall',
      { number: 302, does: { kind: 1, letter } },
      { of: letter.documentId },
    );
    const unknown = await composeLetter({
      ...{ from: 'G22', to: [stage.system], at: stage.clock.now() },
      number: stage.number(303),
    });
    await post(
      stage,
      'recall-unknown',
      { number: 304, does: { kind: 1, letter: unknown } },
      { of: unknown.documentId },
    );
    await stage.pass(untilTomorrow, both('trả lời thu hồi', 'recalls are answered'));
    stage.step('shown', { document: letter.documentId, recall: recall.documentId });
    await show(stage, letter);
  },
};

/** Takes-back before registration and after it. */
export const receiverTakeBack: Scenario = {
  id: 'receiver-take-back',
  title: { vi: 'Lấy lại văn bản', en: 'Documents are taken back' },
  seat: 'receiver',
  async run(stage) {
    const early = await post(stage, 'early', { number: 311 });
    await takeBack(stage, 'take-back-early', early);
    await stage.pass(5 * minute, both('lấy lại trước khi vào sổ', 'taken back before registration'));
    const late = await post(stage, 'late', { number: 312 });
    await stage.pass(90_000, both('đã vào sổ', 'registered'));
    await takeBack(stage, 'take-back-late', late);
    await stage.pass(untilTomorrow, both('trả lời yêu cầu lấy lại', 'the request is answered'));
    stage.step('over');
  },
};

async function takeBack(stage: AgencyStage, step: string, { documentId }: PeerLetter): Promise<void> {
  stage.step(step, { of: documentId });
  const at = stage.clock.now();
  const description = 'Văn bản ban hành nhầm phiên bản';
  const [from, to] = [stage.peers[0], stage.system];
  await stage.send(from, composeStatus({ from, to, documentId, statusCode: '13', at, description }));
}

/** Updates in three roles, a second version, and a replacement. */
export const receiverUpdates: Scenario = {
  id: 'receiver-updates',
  title: { vi: 'Cập nhật và thay thế văn bản', en: 'Documents are updated and replaced' },
  seat: 'receiver',
  async run(stage) {
    const { system } = stage;
    const other = 'G06';
    const kept = await post(stage, 'kept', { number: 321 });
    const removed = await post(stage, 'removed', { number: 322, to: [system, other] });
    const added = await composeLetter({
      from: stage.peers[0],
      to: [other],
      at: stage.clock.now(),
      number: stage.number(323),
    });
    await stage.send(stage.peers[0], added.packet);
    await stage.pass(90_000, both('đã vào sổ', 'registered'));
    const content = { documentInfo: true, documentReceiver: false, receivers: [] };
    await post(
      stage,
      'update',
      { number: 324, does: { kind: 2, letter: kept, update: content } },
      { of: kept.documentId },
    );
    const change = (organId: string, receiverType: 0 | 1) => ({
      documentInfo: false,
      documentReceiver: true,
      receivers: [{ organId, receiverType }],
    });
    await post(
      stage,
      'remove',
      { number: 325, does: { kind: 2, letter: removed, update: change(system, 0) } },
      { of: removed.documentId },
    );
    await post(
      stage,
      'add',
      { number: 326, does: { kind: 2, letter: added, update: change(system, 1) } },
      { of: added.documentId },
    );
    await stage.pass(30 * minute, both('trả lời cập nhật', 'updates are answered'));
    await post(
      stage,
      'update-again',
      { number: 327, does: { kind: 2, letter: kept, update: content } },
      { of: kept.documentId },
    );
    await stage.pass(2 * hour, both('trả lời cập nhật lần hai', 'the second update is answered'));
    const replacements = [{ documentId: kept.documentId, organIds: [system] }];
    const replacing = await post(
      stage,
      'replace',
      { number: 328, does: { kind: 3, replacements } },
      { of: kept.documentId },
    );
    await stage.pass(untilTomorrow, both('văn bản thay thế được xử lý', 'the replacement is dealt with'));
    stage.step('shown', { document: kept.documentId, replacing: replacing.documentId });
    await show(stage, kept);
    await show(stage, replacing);
  },
};

export async function show(
  stage: AgencyStage,
  { documentId }: Pick<PeerLetter, 'documentId'>,
): Promise<void> {
  const words = { vi: `Mở văn bản ${documentId}`, en: `Open the document ${documentId}` };
  await stage.ask({ action: 'show-document', documentId }, words);
}
