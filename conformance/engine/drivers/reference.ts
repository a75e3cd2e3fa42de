import { renderLocalDateOf, renderLocalTimestamp, timeOfDay } from '../../../protocol/calendar/local-time.ts';
import type { DocumentDraft } from '../../../protocol/edxml/draft.ts';
import type { Problem } from '../../../protocol/problems/problem.ts';
import type { Reading } from '../../../protocol/result.ts';
import type { Driver, DriverAction, DriverOutcome } from '../driver.ts';
import {
  agencyOf,
  draftOfLetter,
  type LetterOrder,
  officialLetter,
  openDocument,
  partyOf,
  world2026,
} from '../reference-peers.ts';
import type { RunClock } from '../stage.ts';
import type { AgencyHabits } from './habits.ts';
import type { ReferenceAgency } from './reference-agency.ts';
import { showDocument } from './show-document.ts';

/** What the built-in driver works with. */
export interface ReferenceDriverOptions {
  readonly agency: ReferenceAgency;
  readonly code: string;
  readonly clock: RunClock;
  readonly habits: AgencyHabits;
}

/** Drives the built-in agency, on the clock of the run. */
export function createReferenceDriver(options: ReferenceDriverOptions): Driver {
  const { agency, clock, habits } = options;
  const drawer: { readonly draft: DocumentDraft; readonly dueAt: number }[] = [];
  let letters = 0;
  const nextLetter: NextLetter = (to, wish) => {
    letters += 1;
    return draftLetter(options, letters, to, wish);
  };
  let turnedAt = -Infinity;
  const turn = async (signal: AbortSignal) => {
    if (clock.now() - turnedAt < (habits.turnsEvery ?? 0)) return;
    turnedAt = clock.now();
    for (const each of drawer.filter(({ dueAt }) => dueAt <= clock.now())) {
      drawer.splice(drawer.indexOf(each), 1);
      await agency.node.send(each.draft);
    }
    await agency.turn(signal);
  };
  const post = async (draft: DocumentDraft): Promise<DriverOutcome> => {
    const { sendsLate, lateWhenUrgent, lateFrom = 0 } = habits;
    const hour = timeOfDay(clock.now()) / 3_600_000;
    const isHeld = hour >= lateFrom && (!lateWhenUrgent || (draft.otherInfo.priority ?? 0) > 0);
    if (sendsLate === undefined || !isHeld)
      return outcomeOf(await agency.node.send(draft), (sent) => sent.documentId);
    const signed = await agency.signer.signFiles(draft);
    if (!signed.ok) return refusedBy(signed.problems);
    drawer.push({ draft: signed.value, dueAt: clock.now() + sendsLate });
    return { outcome: 'done', documentId: draft.documentId ?? '' };
  };
  return {
    name: 'reference',
    followsClock: true,
    turn,
    close: async () => undefined,
    perform: async (action, _words, { signal }) => {
      if (action.action === 'fetch' || action.action === 'synchronise-directory') {
        await turn(signal);
        return { outcome: 'done' };
      }
      if (action.action === 'send-document') {
        if (action.withRevokedCertificate) agency.revokeOwn();
        const urgency = action.urgent ? { urgency: 1 as const } : {};
        return post(wished(await nextLetter(action.to, urgency), action));
      }
      return act(action, options, nextLetter);
    },
  };
}

/** What is particular about a letter: its urgency; the number and day of the document that it is another version of. */
type LetterOf = Pick<LetterOrder, 'urgency' | 'number' | 'date'>;
type NextLetter = (to: readonly string[], wish?: LetterOf) => Promise<DocumentDraft>;

/** What is done to documents that are there already. */
async function act(
  action: DriverAction,
  { agency, habits }: ReferenceDriverOptions,
  nextLetter: NextLetter,
): Promise<DriverOutcome> {
  const { node } = agency;
  switch (action.action) {
    case 'send-sets': {
      const letter = await nextLetter(['G22']);
      const sets = action.sets.map(({ to, annexes }) => ({
        to: to.map((code) => partyOf(agencyOf(world2026, code))),
        attachments: letter.attachments.slice(0, 1 + annexes),
        appendixes: (letter.otherInfo.appendixes ?? []).slice(0, annexes),
      }));
      const everybody = sets.flatMap(({ to }) => to);
      const { attachments } = letter;
      const merged = [{ to: everybody, attachments }];
      return outcomeOf(await node.sendSets({ letter, sets: habits.mergesSets ? merged : sets }), idOf);
    }
    case 'recall-document': {
      const { documentId, reason, receivers } = action;
      const order = { documents: [{ documentId, ...(receivers ? { receivers } : {}) }], reason };
      return outcomeOf(await node.recall({ ...order, letter: await nextLetter(['G22']) }), idOf);
    }
    case 'replace-document': {
      const { documentId, reason } = action;
      const letter = { ...(await nextLetter(['G22'])), to: [] };
      return outcomeOf(await node.replace({ letter, reason, documents: [{ documentId }] }), idOf);
    }
    case 'update-document': {
      const { documentId, reason, add = [], remove = [] } = action;
      const letter = await versionOf(documentId, node, await nextLetter(['G22'], numberOf(documentId)));
      const added = add.map((code) => partyOf(agencyOf(world2026, code)));
      return outcomeOf(await node.update({ documentId, reason, letter, add: added, remove }), idOf);
    }
    case 'take-back-document': {
      const { documentId, reason, receivers } = action;
      const chosen = receivers === undefined ? {} : { receivers };
      const { transaction } = await nextLetter(['G22']);
      const staff = transaction?.staff[0];
      const order = { documentId, reason, ...chosen, ...(staff === undefined ? {} : { staff }) };
      return outcomeOf(await node.takeBack(order), () => documentId);
    }
    case 'export-document':
      return exportMain(action.documentId, node, habits);
    case 'show-document':
      return showDocument(action.documentId, node, habits);
    case 'show-receiver': {
      const bodies = habits.showsOldDirectory ? world2026.agencies : (node.directory.bodies() ?? []);
      return { outcome: 'done', shown: { offered: String(bodies.some(({ code }) => code === action.code)) } };
    }
    default:
      return { outcome: 'not-offered' };
  }
}

function idOf({ documentId }: { readonly documentId: string }): string {
  return documentId;
}

function outcomeOf<T>(reading: Reading<T>, id: (value: T) => string): DriverOutcome {
  return reading.ok ? { outcome: 'done', documentId: id(reading.value) } : refusedBy(reading.problems);
}

function refusedBy(problems: readonly Problem[]): DriverOutcome {
  return { outcome: 'refused', why: problems.map(({ code }) => code).join(', ') };
}

/** The next letter of the office, signed when it leaves; numbers are its own. */
async function draftLetter(
  { code, clock, agency }: ReferenceDriverOptions,
  number: number,
  to: readonly string[],
  wish: LetterOf = {},
): Promise<DocumentDraft> {
  const now = clock.now();
  const person = agency.signer.personOf(code);
  const letter = await officialLetter({
    ...{
      seed: number,
      number: 100 + number,
      from: code,
      to,
      date: renderLocalDateOf(now),
      brief: true,
      ...wish,
    },
    ...(person === undefined ? {} : { signer: person }),
  });
  return draftOfLetter(letter, renderLocalTimestamp(now));
}

function wished(
  draft: DocumentDraft,
  { urgent, annexes, dueDate }: Extract<DriverAction, { action: 'send-document' }>,
): DocumentDraft {
  const attachments = draft.attachments.slice(0, 1 + annexes);
  const { appendixes: _, ...info } = draft.otherInfo;
  const titles = annexes === 0 ? {} : { appendixes: draft.otherInfo.appendixes ?? [] };
  return {
    ...draft,
    attachments,
    otherInfo: { ...info, ...titles, priority: urgent ? 1 : 0 },
    ...(dueDate === undefined ? {} : { dueDate }),
  };
}

/** What another version of a document has printed on it. */
function numberOf(documentId: string): LetterOf {
  const [, date, number] = /^[^,]*,([^,]*),(\d+)\//.exec(documentId) ?? [];
  return date === undefined ? {} : { date, number: Number(number) };
}

/** Another version keeps number and day of the document; only its text and files change. */
async function versionOf(
  documentId: string,
  { store }: ReferenceAgency['node'],
  letter: DocumentDraft,
): Promise<DocumentDraft> {
  const [, date = '', code = ''] = /^[^,]*,([^,]*),(.*)$/.exec(documentId) ?? [];
  const [, codeNumber = '', codeNotation = ''] = /^([^/]*)\/(.*)$/.exec(code) ?? [];
  const subject = store.findSent(documentId)?.subject ?? letter.subject ?? '';
  return {
    ...letter,
    documentId,
    code: { codeNumber, codeNotation },
    promulgation: { ...letter.promulgation, date },
    subject: `${subject} (bổ sung)`,
  };
}

async function exportMain(
  documentId: string,
  { store }: ReferenceAgency['node'],
  { exportsOther }: AgencyHabits,
): Promise<DriverOutcome> {
  const found = store.received().find((each) => each.documentId === documentId);
  if (found === undefined) return { outcome: 'refused', why: `no document ${documentId}` };
  const opened = openDocument(await store.files.read(found.file));
  if (!opened.ok) return refusedBy(opened.problems);
  const bytes = opened.value.attachments[0]?.bytes ?? new Uint8Array();
  return {
    outcome: 'done',
    documentId,
    file: exportsOther ? Buffer.concat([bytes, Buffer.from('\n')]) : bytes,
  };
}
