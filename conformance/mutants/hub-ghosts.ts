import { createHash } from 'node:crypto';
import type { RawAnswer, RawRequest } from '../engine/stage.ts';
import {
  forgedSuccess,
  objectOf,
  operationOf,
  packetText,
  parameterOf,
  type Wrap,
  withObject,
} from './hub-bench.ts';

/** A delivery that the orderly hub knows nothing of. */
export interface Ghost {
  /** System that is offered it. */
  readonly systemId: string;
  readonly messageType: 'edoc' | 'status';
  readonly from: string;
  readonly to: string;
  readonly packet: string;
}

interface Kept extends Ghost {
  readonly id: string;
}

/** Adds deliveries of its own to what a hub offers: how a mutant delivers twice, or what it should not have taken. */
export interface Ghosts {
  haunt(ghost: Ghost): void;
  /** Offers what haunts; `change` may do something else with every call, and call up more. */
  wrap(change: (request: RawRequest, answer: RawAnswer) => RawAnswer): Wrap;
}

/** Ghosts forget everything with the hub that they haunt: each wrapped hub has its own. */
export function haunted(change: (ghosts: Ghosts, request: RawRequest, answer: RawAnswer) => RawAnswer): Wrap {
  return (orderly) => {
    const ghosts = createGhosts();
    return ghosts.wrap((request, answer) => change(ghosts, request, answer))(orderly);
  };
}

function createGhosts(): Ghosts {
  const kept: Kept[] = [];
  const answerFor = (request: RawRequest, answer: RawAnswer): RawAnswer => {
    const systemId = parameterOf(request, 'systemid');
    const id = parameterOf(request, 'docId').toLowerCase();
    const found = kept.findIndex((each) => each.id === id && each.systemId === systemId);
    const ghost = kept[found];
    switch (operationOf(request)) {
      case 'getReceivedEdocList':
        return withRows(
          answer,
          kept.filter((each) => isFor(each, request)),
        );
      case 'getEdoc':
        return ghost === undefined ? answer : handedOut(request, ghost);
      case 'updateStatus':
        if (ghost === undefined) return answer;
        kept.splice(found, 1);
        return forgedSuccess(request);
      default:
        return answer;
    }
  };
  return {
    haunt: (ghost) =>
      void kept.push({ ...ghost, id: uuidOf(`${kept.length} ${ghost.systemId} ${ghost.packet}`) }),
    wrap: (change) => (orderly) => async (request) => {
      const answer = await orderly(request);
      return change(request, answerFor(request, answer));
    },
  };
}

function isFor({ systemId, messageType }: Kept, request: RawRequest): boolean {
  return systemId === parameterOf(request, 'systemid') && messageType === parameterOf(request, 'messagetype');
}

function withRows(answer: RawAnswer, ghosts: readonly Kept[]): RawAnswer {
  const object = objectOf(answer);
  const { data } = object;
  if (!Array.isArray(data) || ghosts.length === 0) return answer;
  const rows = ghosts.map(({ id, messageType, from, to }) => {
    return { docId: id, serviceType: 'eDoc', messageType, from, to, status: 'initial' };
  });
  return withObject(answer, { ...object, data: [...(data as readonly unknown[]), ...rows] });
}

function handedOut(request: RawRequest, { packet }: Kept): RawAnswer {
  const answer = forgedSuccess(request);
  return withObject(answer, { ...objectOf(answer), data: Buffer.from(packet).toString('base64') });
}

function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** The packet of a send as a delivery to each system that its receivers belong to, once for each system. */
export function ghostsOf(request: RawRequest): readonly Ghost[] {
  const packet = packetText(request);
  const messageType = parameterOf(request, 'messagetype') === 'status' ? 'status' : 'edoc';
  const codes = receiversIn(packet);
  const bySystem = new Map(codes.map((code) => [systemServing(code), code]));
  return [...bySystem].map(([systemId, to]) => {
    return { systemId, messageType, from: parameterOf(request, 'from'), to, packet };
  });
}

/** Codes in `To`, or of the party that a status answers. */
export function receiversIn(packet: string): readonly string[] {
  const blocks = packet.match(/<(?:edXML:)?(To|ResponseFor)>[\s\S]*?<\/(?:edXML:)?\1>/g) ?? [];
  return blocks.flatMap((block) => /OrganId>([^<]*)</.exec(block)?.[1] ?? []);
}

/** Which system of the reference world serves a code. */
export function systemServing(code: string): string {
  if (/H17/.test(code)) return '000.00.00.H17';
  if (/G06/.test(code)) return 'G06';
  return /38/.test(code) ? '00.38.W00' : '000.00.00.G22';
}
