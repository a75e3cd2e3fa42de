import { names } from '../../protocol/edxml/names.ts';
import type { HubAccount, HubStage, Scenario } from '../engine/stage.ts';
import { clear, listSent, look, pass, send, sendStatus, sentIdOf } from './hub-acts.ts';
import { edited, type Letter, letter, status } from './hub-letters.ts';

/** STA-10..14, STA-17: what is said of a document, to whom it goes, and what may not be said. */
export const hubStatuses: Scenario = {
  id: 'hub-statuses',
  title: { vi: 'Gói tin trạng thái', en: 'Status packets' },
  seat: 'hub',
  async run(stage) {
    const [office, city] = stage.accounts;
    await clear(stage, stage.accounts);
    const sent = await sentLetter(stage, 'reported', city);
    for (const code of ['01', '03', '04', '05', '06'] as const) {
      stage.step(`status-${code}`, { document: sent.letter.documentId, code });
      await sendStatus(
        stage,
        city,
        status(stage, city.agencies[0], sent.letter, code, { description: `Mốc ${code}` }),
      );
    }
    stage.step('sent-list', { document: sent.letter.documentId });
    await listSent(stage, office, sent.docId);
    stage.step('late-status', { document: sent.letter.documentId, code: '04' });
    await sendStatus(
      stage,
      city,
      status(stage, city.agencies[0], sent.letter, '04', { description: 'Mốc muộn' }),
    );
    stage.step('sent-list-after-late', { document: sent.letter.documentId });
    await listSent(stage, office, sent.docId);
    await refused(stage, city, sent.letter);
    await strangerReports(stage, sent.letter);
    stage.step('received');
    for (const account of stage.accounts) await look(stage, account, 'status');
  },
};

interface Sent {
  readonly letter: Letter;
  readonly docId: string;
}

async function sentLetter(stage: HubStage, name: string, to: HubAccount): Promise<Sent> {
  const [office] = stage.accounts;
  const sent = letter(stage, name, office.agencies[0], [to.agencies[0]]);
  stage.step(`sent-${name}`, { document: sent.documentId });
  const docId = sentIdOf(await send(stage, office, sent.packet));
  await look(stage, to);
  return { letter: sent, docId };
}

const code = new RegExp(`(<edXML:${names.statusCode}>)06`);

/** STA-11, STA-14: codes that there are none of, and a status without what it lives by. */
async function refused(stage: HubStage, from: HubAccount, about: Letter): Promise<void> {
  const sound = status(stage, from.agencies[0], about, '06');
  const wrongs: readonly (readonly [name: string, packet: Uint8Array])[] = [
    ['code-1', edited(sound, code, '$11')],
    ['code-7', edited(sound, code, '$17')],
    ['code-103', edited(sound, code, '$1103')],
    ['code-empty', edited(sound, code, '$1')],
    [
      'no-document-id',
      edited(sound, new RegExp(`<edXML:${names.documentId}>[^<]*</edXML:${names.documentId}>`), ''),
    ],
    [
      'no-response-for',
      edited(sound, new RegExp(`<edXML:${names.responseFor}>[\\s\\S]*</edXML:${names.responseFor}>`), ''),
    ],
  ];
  for (const [name, packet] of wrongs) {
    stage.step(name, { document: about.documentId });
    await sendStatus(stage, from, packet, { broken: name });
  }
}

/** A third system reports on a document that it never had. */
async function strangerReports(stage: HubStage, about: Letter): Promise<void> {
  const [, , stranger] = stage.accounts;
  stage.step('stranger', { document: about.documentId });
  const packet = status(stage, stranger.agencies[0], about, '02', { description: 'Không phải việc của tôi' });
  await sendStatus(stage, stranger, packet, { broken: 'a stranger reports' });
}

/** STA-15: nobody accepts; the hub warns both sides, by mail and SMS, and not twice. */
export const hubOverdue: Scenario = {
  id: 'hub-overdue',
  title: { vi: 'Quá hạn tiếp nhận', en: 'Not accepted in time' },
  seat: 'hub',
  async run(stage) {
    const { manage, clock } = stage;
    if (manage === undefined || clock.advance === undefined) return;
    const [office, city, ministry] = stage.accounts;
    await clear(stage, stage.accounts);
    const late = await sentLetter(stage, 'overdue', city);
    const inTime = await sentLetter(stage, 'accepted', ministry);
    await sendStatus(stage, ministry, status(stage, ministry.agencies[0], inTime.letter, '03'));
    const facts = { document: late.letter.documentId, accepted: inTime.letter.documentId };
    const look = async (name: string) => {
      stage.step(name, { ...facts, sender: office.agencies[0], receiver: city.agencies[0] });
      await manage({ method: 'POST', path: '/sweep' });
      await manage({ method: 'GET', path: '/notices?limit=10000' });
    };
    await pass(stage, 60_000);
    await look('at-once');
    await pass(stage, 60 * 24 * 3_600_000);
    await look('overdue');
    await pass(stage, 24 * 3_600_000);
    await look('a-day-later');
  },
};

export const statusScenarios = [hubStatuses, hubOverdue] as const;
