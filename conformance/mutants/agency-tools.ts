import type { Bilingual } from '../../protocol/problems/entry.ts';
import { javaFileHash } from '../../protocol/wire/file-hash.ts';
import { parameterPrefix } from '../../protocol/wire/headers.ts';
import { parameterText, parseParameters } from '../../protocol/wire/parameters.ts';
import { signRequest } from '../../protocol/wire/request-signing.ts';
import { referenceSecret } from '../engine/agency-stages.ts';
import type { AgencyHabits } from '../engine/drivers/habits.ts';
import type { Carry, RawAnswer, RawRequest } from '../engine/stage.ts';
import { operationOf } from '../engine/system-box.ts';
import type { AgencyMutant } from './mutant.ts';

/** What names a mutant. */
export interface Names {
  readonly id: string;
  readonly wrong: Bilingual;
  readonly requirement: string;
  readonly owner: string;
  readonly besides?: readonly string[];
}

/** Names mutants of a seat: what they do, the requirement, the owner, Vietnamese, English, who else may find them. */
export function namesFor(seat: AgencyMutant['seat']) {
  return (
    what: string,
    requirement: string,
    owner: string,
    vi: string,
    en: string,
    besides: readonly string[] = [],
  ): Names => ({
    ...{ id: `${seat}.${what}`, wrong: { vi, en }, requirement, owner: `${seat}.${owner}` },
    besides: besides.map((each) => `${seat}.${each}`),
  });
}

const straight = (orderly: Carry): Carry => orderly;

/** An agency that does something wrong by itself. */
export function habit(seat: AgencyMutant['seat'], names: Names, habits: AgencyHabits): AgencyMutant {
  return { kind: 'agency', seat, ...names, habits, wrap: straight };
}

/** An agency whose line to the hub does something wrong. */
export function onTheLine(
  seat: AgencyMutant['seat'],
  names: Names,
  wrap: (orderly: Carry) => Carry,
): AgencyMutant {
  return { kind: 'agency', seat, ...names, wrap };
}

/** Which packet of the system is meant. */
export type Meant = (packet: string, request: RawRequest) => boolean;

/** A status with one of these codes; any when none is named. */
export function status(...codes: readonly string[]): Meant {
  return (packet) => {
    const code = /StatusCode>([^<]*)</.exec(packet)?.[1];
    return code !== undefined && (codes.length === 0 || codes.includes(code));
  };
}

/** A document, not a status. */
export const document: Meant = (packet) => !packet.includes('StatusCode>');

/** Every packet that is meant is changed before it leaves, and signed anew. */
export function rewriting(meant: Meant, change: (packet: string) => string): (orderly: Carry) => Carry {
  return (orderly) => (request) => {
    if (operationOf(request) !== 'sendEdoc') return orderly(request);
    const packet = packetIn(request);
    return orderly(meant(packet, request) ? withPacket(request, change(packet)) : request);
  };
}

/** Packets that are meant never leave, and the system believes that they did. */
export function swallowing(meant: Meant): (orderly: Carry) => Carry {
  return (orderly) => async (request) => {
    if (operationOf(request) !== 'sendEdoc' || !meant(packetIn(request), request)) return orderly(request);
    return accepted();
  };
}

/** The system believes that a packet was taken. */
export function accepted(): RawAnswer {
  const text = '{"status":"OK","ErrorCode":"0","ErrorDesc":"Thanh cong","DocId":"5f0000000000000000000001"}';
  return { httpStatus: 200, headers: [['Content-Type', 'application/json']], body: Buffer.from(text) };
}

/** Calls of an operation are answered so, and never made. */
export function answering(operation: string, body: string): (orderly: Carry) => Carry {
  return (orderly) => async (request) => {
    if (operationOf(request) !== operation) return orderly(request);
    return { httpStatus: 200, headers: [['Content-Type', 'application/json']], body: Buffer.from(body) };
  };
}

/** The packet in a `sendEdoc`, without the CRLF behind it. */
export function packetIn({ body }: RawRequest): string {
  return Buffer.from(body).toString('utf8').replace(/\r\n$/, '');
}

/** The same call with another packet, as the system itself would have signed it. */
export function withPacket(request: RawRequest, packet: string): RawRequest {
  const bytes = Buffer.from(packet, 'utf8');
  return signedAnew({ ...request, body: Buffer.concat([bytes, Buffer.from('\r\n')]) }, [
    ['hash-file', javaFileHash(bytes)],
  ]);
}

/** The same call with other parameters. */
export function signedAnew(request: RawRequest, changed: readonly (readonly [string, string])[]): RawRequest {
  const parameters = parseParameters(request.headers);
  const names = (parameterText(parameters, 'sign-header-key') ?? '').split(';');
  const values = new Map(changed.map(([name, value]) => [name.toLowerCase(), value]));
  const given = (name: string) => values.get(name.toLowerCase()) ?? parameterText(parameters, name) ?? '';
  const pairs = names.map((name) => [name, given(name)] as const);
  const { signHeader, hashHeader } = signRequest(pairs, referenceSecret);
  values.set('sign-header', signHeader).set('hash-header', hashHeader);
  const headers = request.headers.map(([name, value]): readonly [string, string] => {
    const bare = name.toLowerCase().startsWith(parameterPrefix.toLowerCase())
      ? name.slice(parameterPrefix.length)
      : '';
    if (name.toLowerCase() === 'content-length') return [name, String(request.body.length)];
    return [name, values.get(bare.toLowerCase()) ?? value];
  });
  return { ...request, headers };
}
