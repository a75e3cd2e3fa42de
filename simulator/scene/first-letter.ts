import { draftOfLetter } from '../../fixtures/documents/letter-draft.ts';
import { officialLetter } from '../../fixtures/documents/official-letter.ts';
import { renderLocalDateOf, renderLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import type { DocumentDraft } from '../../protocol/edxml/draft.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import type { Bilingual } from '../../protocol/problems/entry.ts';
import type { SentDocument } from '../agency/node-records.ts';
import type { DocumentSigner } from '../signing/document-signer.ts';
import type { RunningWorld } from '../world.ts';
import { checkAgreement } from './agreement.ts';
import { compareAttachments, describeAttachments } from './attachments.ts';
import { BrokenStory } from './broken-story.ts';
import type { StoryEvent } from './story-event.ts';

/** The cast: the Office of the Government writes to a ministry and to a city. */
const sender = 'G22';
const receivers = ['G06', 'H17'] as const;

/** No letter of this house takes longer; one that does has got stuck. */
const patience = 120_000;
const roundLength = 100;

/**
 * An official letter travels: sent, fetched, acknowledged, registered, finished, its statuses back with the
 * sender. Ends when what sender, hub and receivers hold is the same, to the byte and to the second.
 * @throws {BrokenStory} when it is not, or when the letter got stuck.
 */
export async function runFirstLetter(
  world: RunningWorld,
  tell: (event: StoryEvent) => void,
  signal?: AbortSignal,
): Promise<SentDocument> {
  const { clock } = world.ports;
  const draft = await draftLetter(world);
  tell(drafted(draft, clock.now()));
  const documentId = await send(world, draft);
  const sent = await exchangeUntilFinished(world, documentId, signal);
  if (signal?.aborted === true) return sent;
  for (const to of receivers) {
    const attachments = await compareAttachments(
      ...([world.nodeOf(to).store, documentId, to, draft] as const),
      world.cipherOf(to),
    );
    tell({ name: 'attachments-compared', at: clock.now(), by: to, documentId, attachments });
  }
  tell(await agree(world, sent));
  return sent;
}

/** The letter that the seed draws; in a world that lived before, one that it has not sent yet. */
async function draftLetter({ seed, ports, nodeOf, signer }: RunningWorld): Promise<DocumentDraft> {
  const now = ports.clock.now();
  const date = renderLocalDateOf(now);
  const { store } = nodeOf(sender);
  for (let next = seed; ; next += 1) {
    const person = signer?.personOf(sender);
    const named = person === undefined ? {} : { signer: person };
    const letter = await officialLetter({ seed: next, from: sender, to: receivers, date, ...named });
    if (store.findSent(letter.metadata.documentId) === undefined) {
      return signFiles(draftOfLetter(letter, renderLocalTimestamp(now)), signer);
    }
  }
}

/** Signed before it is told of: what arrives is held against what was signed. */
async function signFiles(draft: DocumentDraft, signer: DocumentSigner | undefined): Promise<DocumentDraft> {
  const signed = await signer?.signFiles(draft);
  if (signed === undefined) return draft;
  if (signed.ok) return signed.value;
  const codes = signed.problems.map((each) => each.code).join(', ');
  throw new BrokenStory([
    { vi: `không ký được công văn: ${codes}`, en: `the letter cannot be signed: ${codes}` },
  ]);
}

function drafted(draft: DocumentDraft, at: Instant): StoryEvent {
  return {
    name: 'letter-drafted',
    at,
    documentId: draft.documentId ?? '',
    from: draft.from.organId,
    to: draft.to.map((party) => party.organId),
    code: `${draft.code.codeNumber}/${draft.code.codeNotation}`,
    subject: draft.subject ?? '',
    attachments: describeAttachments(draft),
  };
}

async function send(world: RunningWorld, draft: DocumentDraft): Promise<string> {
  const sent = await world.nodeOf(sender).send(draft);
  if (sent.ok) return sent.value.documentId;
  const codes = sent.problems.map((each) => each.code).join(', ');
  throw new BrokenStory([
    { vi: `không đóng gói được công văn: ${codes}`, en: `the letter cannot be packed: ${codes}` },
  ]);
}

async function exchangeUntilFinished(
  world: RunningWorld,
  documentId: string,
  signal: AbortSignal | undefined,
): Promise<SentDocument> {
  const { clock } = world.ports;
  const started = clock.now();
  for (;;) {
    for (const node of world.nodes) await node.pollOnce(signal);
    const sent = world.nodeOf(sender).store.findSent(documentId);
    if (sent === undefined) throw new Error('the register lost a document');
    if (signal?.aborted === true || isFinished(sent)) return sent;
    const reasons = whyStuck(world, sent, clock.now() - started);
    if (reasons.length > 0) throw new BrokenStory(reasons);
    await clock.sleep(roundLength, signal);
  }
}

function isFinished(sent: SentDocument): boolean {
  return sent.histories.every((history) => history.state === 'completed');
}

/** Why waiting longer would not help; empty while it may. */
function whyStuck(world: RunningWorld, sent: SentDocument, waited: number): readonly Bilingual[] {
  const refused = world.nodes.flatMap(({ store }) =>
    store.outgoing().flatMap(({ from, documentId, dispatching }) => {
      if (documentId !== sent.documentId || dispatching.state !== 'refused') return [];
      const { errorCode, errorDesc } = dispatching;
      return [
        {
          vi: `Trục từ chối gói tin của ${from}: ${errorCode} ${errorDesc}`,
          en: `the hub refused a packet of ${from}: ${errorCode} ${errorDesc}`,
        },
      ];
    }),
  );
  const unreadable = world.nodes.flatMap(({ systemId, store }) =>
    store.unreadable().map(({ problems }) => {
      const codes = problems.map((each) => each.code).join(', ');
      return {
        vi: `${systemId} không đọc được gói tin: ${codes}`,
        en: `${systemId} cannot read a packet: ${codes}`,
      };
    }),
  );
  if (refused.length + unreadable.length > 0) return [...refused, ...unreadable];
  if (waited <= patience) return [];
  const states = sent.histories.map(({ organId, state }) => `${organId} ${state}`).join(', ');
  return [
    {
      vi: `sau ${waited / 1000} giây văn bản vẫn chưa xử lý xong: ${states}`,
      en: `after ${waited / 1000} s the letter is not finished: ${states}`,
    },
  ];
}

async function agree(world: RunningWorld, sent: SentDocument): Promise<StoryEvent> {
  const all = await checkAgreement(world);
  const differences = all.filter(({ documentId }) => documentId === sent.documentId);
  if (differences.length > 0) throw new BrokenStory(differences);
  const hub = await world.hubRecord();
  const accepted = hub.find(
    (event) => event.name === 'packet-accepted' && event.documentId === sent.documentId,
  );
  if (accepted?.name !== 'packet-accepted') throw new Error('agreed without an acceptance');
  const at = world.ports.clock.now();
  return { name: 'histories-agree', at, document: sent, docId: accepted.docId, acceptedAt: accepted.at };
}
