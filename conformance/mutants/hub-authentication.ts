import { createHash } from 'node:crypto';
import type { RawAnswer, RawRequest } from '../engine/stage.ts';
import {
  answering,
  blindTo,
  hubMutant,
  isAccepted,
  objectOf,
  operationOf,
  parameterOf,
  refusing,
  type Wrap,
  withBody,
  withObject,
} from './hub-bench.ts';
import { ghostsOf, haunted } from './hub-ghosts.ts';
import type { HubMutant } from './mutant.ts';

const isList = (request: RawRequest) => operationOf(request) === 'getReceivedEdocList';
const hashOf = (request: RawRequest) => parameterOf(request, 'hash-header');
const sent = (request: RawRequest, name: string) =>
  request.headers.some(([each]) => each.toLowerCase() === `xroadvnpt-${name}`);

/** Overlooks a fault of the signature in the list call, and in no other. */
const lax = (problem: string, only: (request: RawRequest) => boolean) =>
  blindTo(problem, (request) => isList(request) && only(request));

/** Names of the signed string in its own order, as it came. */
function signedNames(request: RawRequest): string {
  return Object.keys(JSON.parse(parameterOf(request, 'sign-header')) as object)
    .map((name) => name.replace('XroadVnpt-', ''))
    .join(';');
}

const wasReordered = (request: RawRequest) =>
  hashOf(request).length === 64 && signedNames(request) !== parameterOf(request, 'sign-header-key');
const wasAltered = (request: RawRequest) =>
  !wasReordered(request) && /messagetype":"status"/.test(parameterOf(request, 'sign-header'));

const isOld = (request: RawRequest) => parameterOf(request, 'timestamp').startsWith('3010');

/** The SDK's usual order of the list call; a hub that rebuilds the string knows no other. */
const isUsualOrder = (request: RawRequest) => !signedNames(request).endsWith('systemid') || !isList(request);

/** When an answer was made, by its own header. */
export function dateOf({ headers }: RawAnswer): number {
  return Date.parse(headers.find(([name]) => name === 'Date')?.[1] ?? '');
}

/** Remembers packets for so long only, and takes them anew afterwards: phase4 does so for ten minutes. */
export function forgetsAfter(ms: number): Wrap {
  return (orderly) => {
    const first = new Map<string, number>();
    return haunted((ghosts, request, answer) => {
      if (operationOf(request) !== 'sendEdoc' || !isAccepted(answer)) return answer;
      const key = createHash('sha256').update(request.body).digest('hex');
      const at = dateOf(answer);
      const since = first.get(key) ?? at;
      first.set(key, since);
      if (at - since <= ms) return answer;
      for (const ghost of ghostsOf(request)) ghosts.haunt(ghost);
      return withObject(answer, { ...objectOf(answer), DocId: key.slice(0, 24) });
    })(orderly);
  };
}

/** After so many failures in the name of a system, refuses calls: of others too, or that name's for ever. */
function lockingOut(hits: (systemId: string, locked: ReadonlySet<string>) => boolean): Wrap {
  return (orderly) => {
    const failures = new Map<string, number>();
    const locked = new Set<string>();
    return async (request) => {
      const systemId = parameterOf(request, 'systemid');
      if (hits(systemId, locked)) return refusing(() => true, 'Tam khoa')(orderly)(request);
      const answer = await orderly(request);
      if (
        isAccepted(answer) ||
        !/signature-wrong|attempts-paused/.test(String(objectOf(answer)['ErrorDesc']))
      )
        return answer;
      const count = (failures.get(systemId) ?? 0) + 1;
      failures.set(systemId, count);
      if (count >= 6) locked.add(systemId);
      return answer;
    };
  };
}

const wrongSecret = 'wire.signature-wrong';

export const hubAuthenticationMutants: readonly HubMutant[] = [
  hubMutant(
    'hub.serves-unsigned-list',
    'hub.auth-no-signature',
    'AUT-01',
    ['đưa danh sách cho yêu cầu không ký', 'lists for a request without a signature'],
    lax('wire.signing-header-missing', (request) => !sent(request, 'sign-header')),
    ['hub.auth-every-operation'],
  ),
  hubMutant(
    'hub.serves-without-hash',
    'hub.auth-no-hash',
    'AUT-01',
    ['không đòi hash-header', 'asks for no hash-header'],
    lax(
      'wire.signing-header-missing',
      (request) => sent(request, 'sign-header') && !sent(request, 'hash-header'),
    ),
  ),
  hubMutant(
    'hub.serves-empty-hash',
    'hub.auth-empty-hash',
    'AUT-01',
    ['coi hash-header rỗng là đúng', 'takes an empty hash-header for a right one'],
    lax('wire.signing-header-missing', (request) => sent(request, 'hash-header') && hashOf(request) === ''),
  ),
  hubMutant(
    'hub.compares-hash-prefix',
    'hub.auth-short-hash',
    'AUT-01',
    ['chỉ so phần đầu của hash-header', 'compares the beginning of the hash-header only'],
    lax('wire.signature-malformed', () => true),
  ),
  hubMutant(
    'hub.any-secret-will-do',
    'hub.auth-wrong-secret',
    'AUT-01',
    ['chấp nhận chữ ký bằng khóa của hệ thống khác', 'takes a signature with any system’s secret'],
    lax(wrongSecret, (request) => !wasReordered(request) && !wasAltered(request)),
  ),
  hubMutant(
    'hub.serves-strangers',
    'hub.auth-unknown-system',
    'AUT-01',
    ['phục vụ mã hệ thống không tồn tại', 'serves a system id that nobody has'],
    lax('wire.system-unknown', () => true),
  ),
  hubMutant(
    'hub.overlooks-altered-string',
    'hub.auth-altered-string',
    'AUT-01',
    ['không nhận ra chuỗi đã ký bị sửa', 'does not notice an altered signed string'],
    lax(wrongSecret, wasAltered),
  ),
  hubMutant(
    'hub.rebuilds-sorted-string',
    'hub.auth-reordered-string',
    'AUT-01',
    ['dựng lại chuỗi đã ký theo thứ tự tiêu đề', 'rebuilds the signed string from the headers'],
    lax(wrongSecret, wasReordered),
  ),
  hubMutant(
    'hub.trusts-headers',
    'hub.auth-altered-header',
    'AUT-02',
    ['không so tiêu đề với chuỗi đã ký', 'does not compare headers with the signed string'],
    lax('wire.signed-header-altered', () => true),
  ),
  hubMutant(
    'hub.trusts-from',
    'hub.auth-altered-from',
    'AUT-02',
    ['không so from với chuỗi đã ký', 'does not compare from with the signed string'],
    blindTo('wire.signed-header-altered', (request) => operationOf(request) === 'sendEdoc'),
  ),
  hubMutant(
    'hub.reads-unsigned-parameters',
    'hub.auth-unsigned-parameter',
    'AUT-02',
    ['đọc cả tham số không được ký', 'reads parameters that nobody signed'],
    blindTo('wire.parameter-unsigned', (request) => operationOf(request) === 'updateStatus'),
  ),
  hubMutant(
    'hub.open-directory',
    'hub.auth-every-operation',
    'AUT-01',
    ['danh bạ mở cho mọi yêu cầu', 'the directory is open to everybody'],
    blindTo('wire.signing-header-missing', (request) => operationOf(request) === 'getAgenciesList'),
  ),
  hubMutant(
    'hub.open-registration',
    'hub.auth-every-operation',
    'AUT-01',
    ['ai cũng đăng ký được đơn vị', 'anybody registers agencies'],
    blindTo('wire.signing-header-missing', (request) => operationOf(request) === 'deleteAgency'),
  ),
  hubMutant(
    'hub.decodes-secret',
    'hub.auth-sound',
    'AUT-01',
    ['giải mã Base64 của khóa nên từ chối mọi chữ ký', 'decodes the secret and refuses every signature'],
    refusing(
      (request) =>
        isList(request) && sent(request, 'hash-header') && !isOld(request) && isUsualOrder(request),
    ),
  ),
  hubMutant(
    'hub.wants-its-own-order',
    'hub.auth-any-order',
    'AUT-01',
    ['chỉ nhận một thứ tự của chuỗi đã ký', 'takes one order of the signed string only'],
    refusing((request) => isList(request) && sent(request, 'sign-header') && !isUsualOrder(request)),
  ),
  hubMutant(
    'hub.window-for-timestamps',
    'hub.auth-old-timestamp',
    'AUT-01',
    ['đặt cửa sổ thời gian cho timestamp', 'keeps a window of time for timestamps'],
    refusing(isOld),
  ),
  hubMutant(
    'hub.forgets-after-ten-minutes',
    'hub.replay-delivers-once',
    'AUT-03',
    ['chỉ nhớ gói tin đã nhận trong mười phút', 'remembers what it took for ten minutes'],
    forgetsAfter(10 * 60_000),
    ['hub.duplicate-later'],
  ),
  hubMutant(
    'hub.forgets-after-a-week',
    'hub.replay-delivers-once',
    'AUT-03',
    ['chỉ nhớ gói tin đã nhận trong bảy ngày', 'remembers what it took for seven days'],
    forgetsAfter(7 * 86_400_000),
    ['hub.duplicate-later'],
  ),
  hubMutant(
    'hub.locks-everybody-out',
    'hub.failures-harm-no-other',
    'AUT-04',
    ['khóa mọi hệ thống sau sáu lần sai', 'locks everybody out after six failures'],
    lockingOut((systemId, locked) => locked.size > 0 && !locked.has(systemId)),
  ),
  hubMutant(
    'hub.locks-for-ever',
    'hub.failures-harm-no-other',
    'AUT-04',
    ['khóa vĩnh viễn mã hệ thống bị giả mạo', 'locks a system id for ever that somebody else used'],
    lockingOut((systemId, locked) => locked.has(systemId)),
  ),
  hubMutant(
    'hub.bears-any-failures',
    'hub.failures-slow-down',
    'AUT-04',
    ['không đếm lần xác thực sai', 'counts no failures'],
    blindTo('hub.attempts-paused', isList),
  ),
  hubMutant(
    'hub.notes-no-failures',
    'hub.failures-are-noted',
    'AUT-04',
    ['không báo khi có người dò khoá', 'tells nobody of repeated failures'],
    answering(['trace'], (answer) =>
      withBody(answer, Buffer.from(Buffer.from(answer.body).toString('utf8').replaceAll('AUT-04', '–'))),
    ),
  ),
];
