import { createHmac } from 'node:crypto';
import { type CallKind, callForms, sdkTimestamp, signCall } from '../../../loadtests/axis/sign-call.ts';
import type { Answer as HubAnswer } from '../../../simulator/hub/http/answers.ts';
import type { HeldRequest } from '../../../simulator/hub/http/front.ts';
import type { ManualClock } from '../../../simulator/ports/manual-clock.ts';

/** What a call came to, in the words of the journal. */
export interface DriverAnswer {
  readonly answered: string;
  readonly http: number;
  readonly ms: number;
  readonly said: Readonly<Record<string, unknown>>;
}

/** Makes one call of a system, signed as the vendor SDK signs it. */
export type DriverCall = (
  kind: CallKind,
  systemId: string,
  values: Readonly<Record<string, string>>,
  body?: Uint8Array,
) => Promise<DriverAnswer>;

/** How long every call takes by the driver’s clock, milliseconds. */
const callTakes = 2;

const hmac = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('hex');

/** Calls a hub in this process: its own request code without a connection, and a clock that the calls move. */
export function createDriverClient(
  serve: (request: HeldRequest) => Promise<HubAnswer>,
  secretOf: (systemId: string) => string,
  clock: ManualClock,
): DriverCall {
  const timestamp = sdkTimestamp(clock.now());
  return async (kind, systemId, values, body = Buffer.from(callForms[kind].body)) => {
    const headers = signCall(kind, { systemId, secret: secretOf(systemId), timestamp }, values, hmac);
    const url = `/XrdAdapter/RestService/${callForms[kind].operation}`;
    const answer = await serve({ method: 'POST', url, headers: Object.entries(headers), body });
    const text = Buffer.from(await wholeOf(answer.body)).toString('latin1');
    await clock.advance(callTakes);
    return { ...readAnswer(text), http: answer.httpStatus, ms: callTakes };
  };
}

async function wholeOf(body: HubAnswer['body']): Promise<Uint8Array> {
  if (body instanceof Uint8Array) return body;
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function readAnswer(text: string): Pick<DriverAnswer, 'answered' | 'said'> {
  const said = objectOf(text);
  if (said === undefined) return { answered: 'html', said: {} };
  const { status, ErrorCode } = said;
  return { answered: status === 'OK' ? 'OK' : codeOf(ErrorCode), said };
}

function objectOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function codeOf(value: unknown): string {
  return typeof value === 'string' && value !== '' ? value : '-';
}
