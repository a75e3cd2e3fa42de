import { names } from '../../protocol/edxml/names.ts';
import type { HubStage, Scenario } from '../engine/stage.ts';
import { clear, look, pass, send } from './hub-acts.ts';
import { changed, edited, letter } from './hub-letters.ts';

const minute = 60_000;

/** DUP-01..04: the same packet again, at once, together, later; the same identifier with other content. */
export const hubDuplicates: Scenario = {
  id: 'hub-duplicates',
  title: {
    vi: 'Gói tin lặp: ngay, cùng lúc, về sau, khác nội dung',
    en: 'Duplicates: at once, together, later, with other content',
  },
  seat: 'hub',
  async run(stage) {
    const [office, city] = stage.accounts;
    await clear(stage, stage.accounts);
    const to = [city.agencies[0]];
    const once = letter(stage, 'twice', office.agencies[0], to);
    stage.step('twice', { document: once.documentId });
    await send(stage, office, once.packet);
    await send(stage, office, once.packet);
    const many = letter(stage, 'together', office.agencies[0], to);
    stage.step('together', { document: many.documentId });
    await Promise.all(Array.from({ length: 20 }, () => send(stage, office, many.packet)));
    await conflicting(stage);
    await corrected(stage);
    stage.step('received');
    await look(stage, city);
    await told(stage);
  },
};

/** DUP-03: another text under an identifier that was used. */
async function conflicting(stage: HubStage): Promise<void> {
  const [office, city] = stage.accounts;
  const first = letter(stage, 'conflict', office.agencies[0], [city.agencies[0]]);
  stage.step('conflict-first', { document: first.documentId, subject: first.draft.subject ?? '' });
  await send(stage, office, first.packet);
  const subject = `V/v một nội dung khác hẳn ${first.draft.code.codeNumber}`;
  const second = changed(first, { subject });
  stage.step('conflict-second', { document: first.documentId, subject });
  await send(stage, office, second.packet);
}

/** DUP-04: what was refused is corrected and sent under the same identifier. */
async function corrected(stage: HubStage): Promise<void> {
  const [office, city] = stage.accounts;
  const sent = letter(stage, 'corrected', office.agencies[0], [city.agencies[0]]);
  const wrong = edited(sent.packet, new RegExp(`(<edXML:${names.priority}>)0`), '$17');
  stage.step('refused-first', { document: sent.documentId });
  await send(stage, office, wrong, { broken: 'priority 7' });
  stage.step('corrected', { document: sent.documentId });
  await send(stage, office, sent.packet);
}

async function told(stage: HubStage): Promise<void> {
  if (stage.manage === undefined) return;
  stage.step('told');
  await stage.manage({ method: 'GET', path: `/notices?agency=${stage.accounts[0].agencies[0]}&limit=10000` });
}

/** DUP-01: how long a hub remembers: gateways of the field do so for ten minutes, a week, or for good. */
export const hubDuplicatesLater: Scenario = {
  id: 'hub-duplicates-later',
  title: {
    vi: 'Gói tin lặp sau 11 phút và sau 30 ngày',
    en: 'A duplicate after 11 minutes and after 30 days',
  },
  seat: 'hub',
  async run(stage) {
    const [office, city] = stage.accounts;
    await clear(stage, [city]);
    const sent = letter(stage, 'later', office.agencies[0], [city.agencies[0]]);
    stage.step('first', { document: sent.documentId });
    await send(stage, office, sent.packet);
    const waits = stage.clock.advance === undefined ? [minute / 60] : [11 * minute, 30 * 24 * 60 * minute];
    for (const ms of waits) {
      stage.step(`after-${ms / 1_000}-s`, { document: sent.documentId });
      await pass(stage, ms);
      await send(stage, office, sent.packet);
    }
    stage.step('received');
    await look(stage, city);
  },
};

/** DUP-07: what was taken is there after a restart, once, and is known to have been taken. */
export const hubRestart: Scenario = {
  id: 'hub-restart',
  title: { vi: 'Khởi động lại: không mất, không lặp', en: 'A restart: nothing lost, nothing doubled' },
  seat: 'hub',
  async run(stage) {
    if (stage.restart === undefined) return;
    const [office, city] = stage.accounts;
    await clear(stage, [city]);
    const letters = [1, 2, 3].map((count) =>
      letter(stage, `kept-${count}`, office.agencies[0], [city.agencies[0]]),
    );
    for (const [index, sent] of letters.entries()) {
      stage.step(`sent-${index + 1}`, { document: sent.documentId });
      await send(stage, office, sent.packet);
    }
    await stage.restart();
    for (const [index, sent] of letters.entries()) {
      stage.step(`resent-${index + 1}`, { document: sent.documentId });
      await send(stage, office, sent.packet);
    }
    stage.step('received');
    await look(stage, city);
  },
};

export const duplicateScenarios = [hubDuplicates, hubDuplicatesLater, hubRestart] as const;
