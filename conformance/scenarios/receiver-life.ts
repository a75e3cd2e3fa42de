import { isSystemCall } from '../engine/agency-stage.ts';
import { composeLetter, type LetterWish, type PeerLetter } from '../engine/peer-letters.ts';
import type { AgencyStage, Scenario } from '../engine/stage.ts';
import type { CallEntry } from '../evidence/evidence.ts';

const hour = 3_600_000;

/** Writes a letter to the system, says in the step what it is for, and sends it. */
export async function post(
  stage: AgencyStage,
  step: string,
  wish: Omit<LetterWish, 'from' | 'to' | 'at'> & { readonly from?: string; readonly to?: readonly string[] },
  facts: Readonly<Record<string, string>> = {},
): Promise<PeerLetter> {
  const { from = stage.peers[0], to = [stage.system] } = wish;
  const number = stage.number(wish.number);
  const letter = await composeLetter({ ...wish, number, from, to, at: stage.clock.now() });
  stage.step(step, { document: letter.documentId, ...facts });
  await stage.send(from, letter.packet);
  return letter;
}

/** From a morning until the day is over: what is due on the day (STA-05, STA-07, RCL-02) is done or late by then. */
export const untilTomorrow = 16 * hour;

/** One document from its arrival to its end, and an urgent one. */
export const receiverLife: Scenario = {
  id: 'receiver-life',
  title: {
    vi: 'Nhận, báo đã đến, tiếp nhận, phân công, xử lý, hoàn thành',
    en: 'Fetched, arrived, registered, assigned, worked on, finished',
  },
  seat: 'receiver',
  async run(stage) {
    await stage.ask(
      { action: 'fetch' },
      { vi: 'Bật nhận văn bản tự động', en: 'Turn automatic fetching on' },
    );
    const usual = await post(stage, 'usual', { number: 11 });
    await post(stage, 'urgent', { number: 12, priority: 2 });
    await stage.until((entry): entry is CallEntry => isSystemCall(entry, 'updateStatus'), hour, {
      vi: 'hệ thống nhận gói tin',
      en: 'the system fetches the packets',
    });
    await stage.pass(8 * hour, {
      vi: 'văn bản được xử lý xong',
      en: 'the documents are worked on and finished',
    });
    stage.step('export', { document: usual.documentId, main: stage.recorder.keep(usual.main) });
    await stage.ask(
      { action: 'export-document', documentId: usual.documentId },
      { vi: 'Xuất tệp văn bản đã nhận', en: 'Export the file of the document that was received' },
    );
  },
};

/**
 * A document that comes on Friday at 16:30, when it may be decided on until Monday evening; and two of the morning, of
 * which one says that paper follows.
 */
export const receiverEvening: Scenario = {
  id: 'receiver-evening',
  title: { vi: 'Văn bản đến cuối ngày, cuối tuần', en: 'A document that comes late on a Friday' },
  seat: 'receiver',
  async run(stage) {
    await post(stage, 'morning', { number: 21 });
    await post(stage, 'paper', { number: 23, paper: true });
    await stage.pass(8 * hour, { vi: 'đến 16 giờ 30', en: 'until half past four' });
    await post(stage, 'evening', { number: 22 });
    await stage.pass(80 * hour, {
      vi: 'đến hết ngày làm việc sau',
      en: 'until the end of the next working day',
    });
    stage.step('over');
  },
};
