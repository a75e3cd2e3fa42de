import { decodePacket } from '../../protocol/edxml/decode.ts';
import type { Packet } from '../../protocol/edxml/packet.ts';
import type { Answer } from '../../simulator/agency/answer.ts';
import { createHubClient } from '../../simulator/agency/hub-client.ts';
import { createTransport } from '../../simulator/agency/transport.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';
import { type CliContext, CommandFailure, say, usageFailure } from '../context.ts';
import { readWholeArgument } from '../file-argument.ts';
import { callFailure } from '../hub-answer.ts';
import { safeText } from '../inspect/safe-text.ts';
import { secretOf } from '../requests/verify.ts';

/** The options of `lienthong send`, as the parser hands them over. */
export interface SendOptions {
  readonly hub: string;
  readonly system: string;
  readonly secret?: string;
  readonly from?: string;
  /** Milliseconds after which the answer is waited for no more. */
  readonly timeout: number;
  readonly json?: true;
}

const largestPacket = 200_000_000;

/**
 * Sends one packet as it is, byte for byte, and prints the hub's answer. Sender and message type come from the
 * packet itself; `--from` overrides the sender, to see what a hub makes of it.
 * @throws {CommandFailure} when the hub refuses it or is not there, or nothing in the file says who sends it.
 */
export async function sendFile(context: CliContext, argument: string, options: SendOptions): Promise<void> {
  const secret = secretOf(context, options.secret);
  const endpoint = endpointOf(options.hub);
  const bytes = await readWholeArgument(context, argument, largestPacket);
  const { packet } = decodePacket(bytes, { dialect: 'observed' });
  const from = options.from ?? packet?.from.organId;
  if (packet === undefined || from === undefined) throw unreadablePacket(argument);
  const clock = createSystemClock();
  const transport = createTransport({ clock });
  try {
    const client = createHubClient({
      endpoint,
      systemId: options.system,
      secret,
      fetch: transport.fetch,
      clock,
    });
    const messageType = packet.kind === 'document' ? 'edoc' : 'status';
    const signal = AbortSignal.any([context.signal, AbortSignal.timeout(options.timeout)]);
    const answer = await client.sendEdoc({ messageType, from, bytes }, signal);
    report(context, packet, answer, options.json);
  } finally {
    await transport.close();
  }
}

function endpointOf(text: string): string {
  if (URL.canParse(text) && /^https?:/.test(text)) return text;
  throw usageFailure({
    vi: `“${text}” không phải địa chỉ http:// hoặc https://`,
    en: `“${text}” is no http:// or https:// address`,
  });
}

function unreadablePacket(argument: string): CommandFailure {
  return new CommandFailure({
    vi: `“${argument}” không đọc được như một gói tin; xem: lienthong inspect ${argument}`,
    en: `“${argument}” cannot be read as a packet; see: lienthong inspect ${argument}`,
  });
}

function report(context: CliContext, packet: Packet, answer: Answer<string>, json: true | undefined): void {
  if (json) {
    context.stdout.write(`${JSON.stringify({ ok: answer.kind === 'ok', ...answer })}\n`);
    if (answer.kind !== 'ok') context.setExitCode(1);
    return;
  }
  if (answer.kind !== 'ok') throw callFailure(answer, 'sending');
  const taken = say(context, { vi: 'Trục đã nhận, DocId', en: 'The hub took it, DocId' });
  context.stdout.write(`${taken} ${answer.value}\n${receiversOf(packet, context)}`);
}

function receiversOf(packet: Packet, context: CliContext): string {
  const codes =
    packet.kind === 'document' ? packet.to.map((each) => each.organId) : [packet.responseFor.organId];
  return `${say(context, { vi: 'Bên nhận', en: 'Receivers' })}: ${codes.map((each) => safeText(each, 40)).join(', ')}\n`;
}
