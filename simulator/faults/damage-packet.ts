import { replyPacket } from '../../protocol/wire/replies.ts';
import type { Answer } from '../hub/http/answers.ts';
import { isSuccess, lengthOf, wholeBody, withBody } from './answer-body.ts';
import type { ContentFault } from './fault.ts';
import type { FaultyCall } from './faulty-call.ts';
import { mutatePacket } from './mutate-packet.ts';

/** A longer answer is left alone: it would have to be held in memory. */
const longestAnswer = 32 * 1024 * 1024;

/** The packet reaches its receiver with a fault in it. What the hub keeps stays as it is. */
export async function damagePacket(call: FaultyCall, { mutation }: ContentFault): Promise<void> {
  const answer = await call.truth();
  if (!isSuccess(answer) || lengthOf(answer) > longestAnswer) {
    call.leave('there is no packet in the answer, or one too long');
    return call.handling.send(answer);
  }
  const { packet, put } = await openAnswer(answer, call.handling.exchange.operation?.reply === 'packet');
  const mutated = mutatePacket(packet, mutation, () => call.fired.draw('mutation'));
  if (mutated === undefined) {
    call.leave(`the packet has no place for ${mutation ?? 'any mutation'}`);
    return call.handling.send(put(packet));
  }
  await call.fire(mutated.name);
  await call.handling.send(put(mutated.bytes));
}

/** The packet in an answer, and how another is put in its place. */
async function openAnswer(answer: Answer, isBare: boolean) {
  const body = await wholeBody(answer);
  if (isBare) return { packet: body, put: (bytes: Uint8Array) => withBody(answer, bytes) };
  const { data } = JSON.parse(body.toString('latin1')) as { readonly data: string };
  const put = (bytes: Uint8Array): Answer => ({ ...answer, ...replyPacket(bytes) });
  return { packet: Buffer.from(data, 'base64'), put };
}
