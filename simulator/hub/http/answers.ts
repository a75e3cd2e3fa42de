import type { Problem } from '../../../protocol/problems/problem.ts';
import type { Reading } from '../../../protocol/result.ts';
import { errorDescOf, liveTexts } from '../../../protocol/wire/error-desc.ts';
import type { HeaderPair } from '../../../protocol/wire/headers.ts';
import type { Operation, OperationName } from '../../../protocol/wire/operations.ts';
import {
  frameListReply,
  framePacketReply,
  packetDownloadHeaders,
  type Reply,
  replyCount,
  replyDone,
  replyReceivedList,
  replyRefused,
  replySent,
  replySentList,
} from '../../../protocol/wire/replies.ts';
import { claimedSystemId } from '../../../protocol/wire/request-signing.ts';
import { deleteAgency } from '../directory/delete-agency.ts';
import { listAgencies, listAgenciesQD20, synchronizeUnits } from '../directory/list-agencies.ts';
import { registerAgency } from '../directory/register-agency.ts';
import type { RenderedRows } from '../directory/rendered-list.ts';
import type { Hub } from '../hub.ts';
import { toldProblems } from '../told-problems.ts';
import { acceptPacket } from '../use-cases/accept-packet.ts';
import { acknowledge } from '../use-cases/acknowledge.ts';
import type { Call } from '../use-cases/admission.ts';
import { countWaiting } from '../use-cases/count-waiting.ts';
import { fetchPacket } from '../use-cases/fetch-packet.ts';
import { listReceived } from '../use-cases/list-received.ts';
import { listSent } from '../use-cases/list-sent.ts';
import { framedBase64 } from './packet-stream.ts';

/** An answer on its way: a reply whose body may come in pieces, and what was found on the way to it. */
export interface Answer {
  readonly httpStatus: number;
  readonly headers: readonly HeaderPair[];
  readonly body: AnswerBody;
  /** The `ErrorDesc` of a refusal; undefined when it is none. */
  readonly refusal: string | undefined;
  readonly problems: readonly Problem[];
}

/** Each operation: its use-case, and how its success is told. */
const answers: Readonly<Record<OperationName, (call: Call, hub: Hub) => Promise<Answer>>> = {
  sendEdoc: async (call, hub) => tell(call, await acceptPacket(call, hub), ({ docId }) => replySent(docId)),
  getReceivedEdocList: async (call, hub) =>
    tell(call, await listReceived.run(call, hub), ({ rows }) => replyReceivedList(rows)),
  getSentEdocList: async (call, hub) =>
    tell(call, await listSent.run(call, hub), ({ rows }) => replySentList(rows)),
  getEdoc: async (call, hub) =>
    tell(call, await fetchPacket.run(call, hub), ({ delivered }) => {
      const { httpStatus, headers, head, tail } = framePacketReply(delivered.size);
      return { httpStatus, headers, body: framedBase64(head, delivered.bytes(), tail) };
    }),
  updateStatus: async (call, hub) => tell(call, await acknowledge.run(call, hub), replyDone),
  getAgenciesList: async (call, hub) =>
    tell(call, await listAgencies.run(call, hub), ({ rows }) => listReply(rows)),
  getAgenciesListQD20: async (call, hub) =>
    tell(call, await listAgenciesQD20.run(call, hub), ({ rows }) => listReply(rows)),
  getSynchronizeUnit: async (call, hub) =>
    tell(call, await synchronizeUnits.run(call, hub), ({ rows }) => listReply(rows)),
  registerAgency: async (call, hub) => tell(call, await registerAgency.run(call, hub), replyDone),
  deleteAgency: async (call, hub) => tell(call, await deleteAgency.run(call, hub), replyDone),
  countReceiveEdoc: async (call, hub) =>
    tell(call, await countDocuments.run(call, hub), ({ count }) => replyCount(count)),
  countReceiveStatus: async (call, hub) =>
    tell(call, await countStatuses.run(call, hub), ({ count }) => replyCount(count)),
  downloadEdoc: async (call, hub) =>
    tell(call, await fetchPacket.run(call, hub), ({ delivered }) => ({
      httpStatus: 200,
      headers: packetDownloadHeaders(delivered.size),
      body: delivered.bytes(),
    })),
};

/** The whole body, or its pieces, which can be read once and are made only as they are read. */
export type AnswerBody = Uint8Array | AsyncIterable<Uint8Array>;

/** Rendered rows in their frame; copied only by the socket. */
function listReply({ size, pieces }: RenderedRows): Telling {
  const { httpStatus, headers, head, tail } = frameListReply(size);
  return { httpStatus, headers, body: inTurn([head, ...pieces, tail]) };
}

async function* inTurn(pieces: readonly Uint8Array[]) {
  yield* pieces;
}

const countDocuments = countWaiting('edoc');
const countStatuses = countWaiting('status');

/** Runs the operation that a call asks for. */
export function answer(call: Call, hub: Hub): Promise<Answer> {
  return answers[call.operation.name](call, hub);
}

type Telling = Omit<Reply, 'body'> & { readonly body: AnswerBody };

function tell<T>(call: Call, reading: Reading<T>, success: (value: T) => Telling): Answer {
  const { problems } = reading;
  if (reading.ok) return { ...success(reading.value), refusal: undefined, problems };
  return refuse(call.operation, problems, liveTextOf(call, problems));
}

/** A refusal in the form that the operation's caller can read. */
export function refuse(
  operation: Operation | undefined,
  problems: readonly Problem[],
  liveText?: string,
): Answer {
  const told = toldProblems(problems);
  const refusal = errorDescOf(told, liveText);
  return { ...replyRefused(operation, told, liveText), refusal, problems };
}

/** The live hub's own words, where they are publicly known. */
function liveTextOf({ parameters }: Call, problems: readonly Problem[]): string | undefined {
  const first = problems.find((each) => each.severity === 'error');
  if (first?.code !== 'hub.sender-foreign') return undefined;
  return liveTexts.senderForeign(first.seen ?? '', claimedSystemId(parameters) ?? '');
}
