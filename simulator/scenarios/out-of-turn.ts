import { agencyOf, partyOf } from '../../fixtures/worlds/world.ts';
import { renderLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import { encodeDocument, encodeStatus } from '../../protocol/edxml/encode.ts';
import { createHubClient } from '../agency/hub-client.ts';
import type { MessageType } from '../exchange-event.ts';
import type { Resend, Say } from './act.ts';
import { ActNotDone } from './act-not-done.ts';
import { secretsOf } from './cast.ts';
import { type Course, letterOf, type SentLetter } from './course.ts';
import { usualEndpoint } from './line.ts';
import { draftOfSmallLetter, type LetterFacts } from './small-letter.ts';
import { seatOf } from './stage.ts';

/** The packet that carried a document goes to the hub again, to the byte or with one byte of its text changed. */
export async function resend(course: Course, { document, content }: Resend): Promise<void> {
  const { documentId, from } = letterOf(course, document);
  const { store } = seatOf(course.stage, from).node;
  const packet = store
    .outgoing()
    .find((each) => each.documentId === documentId && each.messageType === 'edoc');
  if (packet === undefined) {
    throw new ActNotDone({
      vi: `“${document}” chưa gửi gói tin nào`,
      en: `“${document}” has left no packet`,
    });
  }
  const bytes = await store.files.read(packet.file);
  const text = Buffer.from(bytes).toString('utf8');
  const other = Buffer.from(text.replaceAll('>V/v ', '>V/v (bản khác) '));
  await hand(course, from, 'edoc', content === 'same' ? bytes : other);
}

/** A status that no clerk's script and no register stands behind. */
export async function say(course: Course, act: Say): Promise<void> {
  const { cast, ports } = course.stage;
  const letter = letterOf(course, act.document);
  const [, promulgationDate = '', code = ''] = letter.documentId.split(',');
  const encoded = encodeStatus(
    {
      kind: 'status',
      from: partyOf(agencyOf(cast, act.from)),
      responseFor: { organId: act.to, code, promulgationDate, documentId: letter.documentId },
      statusCode: act.status,
      timestamp: renderLocalTimestamp(ports.clock.now()),
      staff: { department: 'Văn thư', staff: 'Nguyễn Thị Thu Hà' },
      ...(act.reason === undefined ? {} : { description: act.reason }),
    },
    'sdk',
  );
  if (!encoded.ok) throw new Error(`a status cannot be written: ${encoded.problems[0]?.code}`);
  await hand(course, act.from, 'status', encoded.value);
}

/** A recall by somebody who issued nothing of what it recalls. */
export async function forgeRecall(
  course: Course,
  facts: LetterFacts,
  letters: readonly SentLetter[],
  reason: string,
): Promise<void> {
  const draft = draftOfSmallLetter(facts);
  const responseFor = letters.flatMap(({ documentId, to }) => {
    const [, promulgationDate = '', code = ''] = documentId.split(',');
    return to.map((organId) => ({ organId, code, promulgationDate, documentId }));
  });
  const transaction = {
    kind: 1,
    reason,
    paper: false,
    staff: draft.transaction?.staff ?? [],
    replacements: [],
  } as const;
  const encoded = encodeDocument({ ...draft, responseFor, transaction }, 'sdk');
  if (!encoded.ok) throw new Error(`a recall cannot be written: ${encoded.problems[0]?.code}`);
  await hand(course, facts.from.code, 'edoc', encoded.value);
}

/** Hands bytes to the hub beside the node's outbox. A refusal is the hub's answer, and stands in its trace. */
async function hand(
  { stage, scenario }: Course,
  from: string,
  messageType: MessageType,
  bytes: Uint8Array,
): Promise<void> {
  const { systemId } = seatOf(stage, from);
  const secret = secretsOf(stage.cast, scenario.seed).get(systemId) ?? '';
  const { fetch } = stage.line;
  const client = createHubClient({
    endpoint: usualEndpoint,
    systemId,
    secret,
    fetch,
    clock: stage.ports.clock,
  });
  await client.sendEdoc({ messageType, from: agencyOf(stage.cast, from).code, bytes });
}
