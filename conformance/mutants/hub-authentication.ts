import { createHash } from 'node:crypto';
import type { RawRequest } from '../engine/stage.ts';
import {
  answering,
  blindTo,
  forgedSuccess,
  hubMutant,
  objectOf,
  operationOf,
  parameterOf,
  refusalOf,
  refusing,
  type Wrap,
  withObject,
} from './hub-bench.ts';
import { createGhosts } from './hub-ghosts.ts';
import type { HubMutant } from './mutant.ts';

const has = (name: string) => (request: RawRequest) => parameterOf(request, name) !== '';
const isList = (request: RawRequest) => operationOf(request) === 'getReceivedEdocList';
const membersOf = (request: RawRequest) =>
  Object.keys(JSON.parse(parameterOf(request, 'sign-header') || '{}'));

/** Overlooks a fault of the signature in the list call, and in no other. */
const lax = (problem: string, only: (request: RawRequest) => boolean) =>
  blindTo(problem, (request) => isList(request) && only(request));

const hashLength = (request: RawRequest) => parameterOf(request, 'hash-header').length;

/** True when the order of the signed string is that of its twin's names reversed. */
function wasReordered(request: RawRequest): boolean {
  return (
    membersOf(request).join(';').replaceAll('XroadVnpt-', '') !== parameterOf(request, 'sign-header-key')
  );
}

const isOldTimestamp = (request: RawRequest) => parameterOf(request, 'timestamp').startsWith('3010');

/** Remembers a packet for some time only, and takes it again afterwards: one gateway does so for ten minutes. */
export function forgetsAfter(ms: number, now: (request: RawRequest) => number): Wrap {
  const first = new Map<string, number>();
  const ghosts = createGhosts();
  return ghosts.wrap((request, answer, ghost) => {
    if (operationOf(request) !== 'sendEdoc' || objectOf(answer)['status'] !== 'OK') return answer;
    const key = createHash('sha256').update(request.body).digest('hex');
    const since = first.get(key);
    const at = now(request);
    if (since === undefined) first.set(key, at);
    if (since === undefined || at - since <= ms) return answer;
    ghost(request);
    return withObject(answer, { ...objectOf(answer), DocId: key.slice(0, 24) });
  });
}

export const hubAuthenticationMutants: readonly HubMutant[] = [
  hubMutant(
    'hub.takes-unsigned',
    'hub.auth-no-signature',
    'AUT-01',
    ['phục vụ yêu cầu không ký', 'serves a request without a signature'],
    lax('wire.signing-header-missing', (request) => !has('sign-header')(request)),
  ),
];
void answering;
void forgedSuccess;
void refusalOf;
void refusing;
void hashLength;
void wasReordered;
void isOldTimestamp;
