import { agencyOf, partyOf } from '../../fixtures/worlds/world.ts';
import { documentTypes } from '../../protocol/edxml/document-types.ts';
import type { DocumentType } from '../../protocol/edxml/packet.ts';
import type { Reading } from '../../protocol/result.ts';
import type { SentDocument } from '../agency/node-records.ts';
import type { Recall, Replace, Send, TakeBack, Update } from './act.ts';
import { refusedFor } from './act-not-done.ts';
import { type Course, letterOf, type SentLetter } from './course.ts';
import { misencrypt } from './encrypting.ts';
import { forgeRecall } from './out-of-turn.ts';
import { signedDraft } from './signed-letters.ts';
import { draftOfSmallLetter, type LetterFacts } from './small-letter.ts';
import { seatOf } from './stage.ts';

/** What authors do with their letters: each act leaves through the author's own node, and at once. */

const usualReason = 'Văn bản ban hành có sai sót';

type Named<T> = T & { readonly id: string };

export async function send(course: Course, act: Named<Send>): Promise<void> {
  const facts = newFacts(course, act.from, act.to, act);
  const { node } = seatOf(course.stage, act.from);
  const clear = act.signed === true ? await signedDraft(facts) : draftOfSmallLetter(facts);
  const draft = act.encrypted === undefined ? clear : misencrypt(clear, act.encrypted, course.stage.ports);
  keep(course, act.id, facts, await node.send(draft));
  await node.flush();
}

export async function recall(course: Course, act: Named<Recall>): Promise<void> {
  const { documents, receivers, reason = usualReason } = act;
  const letters = documents.map((each) => letterOf(course, each));
  const issuer = letters[0]?.from ?? '';
  const facts = newFacts(course, act.from ?? issuer, allReceivers(letters, receivers), {
    subject: 'V/v thu hồi văn bản',
  });
  if (act.from !== undefined && act.from !== issuer) return forgeRecall(course, facts, letters, reason);
  const { node } = seatOf(course.stage, issuer);
  const recalled = letters.map(({ documentId }) => ({
    documentId,
    ...(receivers === undefined ? {} : { receivers }),
  }));
  keep(
    course,
    act.id,
    facts,
    await node.recall({ letter: draftOfSmallLetter(facts), reason, documents: recalled }),
  );
  await node.flush();
}

export async function replace(
  course: Course,
  { id, documents, reason = usualReason }: Named<Replace>,
): Promise<void> {
  const letters = documents.map((each) => letterOf(course, each));
  const facts = newFacts(course, letters[0]?.from ?? '', allReceivers(letters), {
    subject: 'V/v thay thế văn bản',
  });
  const { node } = seatOf(course.stage, facts.from.code);
  const replaced = letters.map(({ documentId }) => ({ documentId }));
  keep(
    course,
    id,
    facts,
    await node.replace({ letter: draftOfSmallLetter(facts), reason, documents: replaced }),
  );
  await node.flush();
}

export async function takeBack(course: Course, act: TakeBack): Promise<void> {
  const { documentId, from } = letterOf(course, act.document);
  const { node } = seatOf(course.stage, from);
  const { receivers, reason = usualReason } = act;
  must(await node.takeBack({ documentId, reason, ...(receivers === undefined ? {} : { receivers }) }));
  await node.flush();
}

export async function update(course: Course, act: Update): Promise<void> {
  const { cast } = course.stage;
  const letter = letterOf(course, act.document);
  const { node } = seatOf(course.stage, letter.from);
  const { add = [], remove = [], content = true, reason = usualReason } = act;
  const draft = draftOfSmallLetter({
    ...letter.facts,
    subject: act.subject ?? `${letter.facts.subject} (bản cập nhật)`,
  });
  const changed = await node.update({
    ...{ letter: draft, documentId: letter.documentId, reason, content, remove },
    add: add.map((code) => ({ ...partyOf(agencyOf(cast, code)), organId: code })),
  });
  must(changed);
  await node.flush();
}

function newFacts(
  { stage, nextNumber }: Course,
  from: string,
  to: readonly string[],
  { subject = 'V/v phối hợp công tác', priority = 0, person, type, typeDetail }: Partial<Send>,
): LetterFacts {
  const author = agencyOf(stage.cast, from);
  return {
    from: author,
    to: to.map((code) => ({ agency: agencyOf(stage.cast, code), code })),
    number: nextNumber(author.code),
    at: stage.ports.clock.now(),
    subject,
    priority,
    ...(person === undefined ? {} : { person }),
    ...(type === undefined ? {} : { documentType: documentTypeOf(type, typeDetail) }),
  };
}

/** With the name that the list has for it; without a number in the list, the first. */
function documentTypeOf(type: 1 | 2, typeDetail = 1): DocumentType {
  return { type, typeDetail, typeName: documentTypes[type][typeDetail - 1] ?? '' };
}

function allReceivers(letters: readonly SentLetter[], only?: readonly string[]): readonly string[] {
  return only ?? [...new Set(letters.flatMap(({ to }) => to))];
}

function keep(course: Course, act: string, facts: LetterFacts, sent: Reading<SentDocument>): void {
  const { documentId } = must(sent);
  course.letters.set(act, { documentId, from: facts.from.code, to: facts.to.map(({ code }) => code), facts });
}

/** @throws {ActNotDone} when a node does not want to. */
function must<T>(reading: Reading<T>): T {
  if (reading.ok) return reading.value;
  throw refusedFor(reading.problems);
}
