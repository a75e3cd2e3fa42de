import { type HeaderPair, parameterPrefix } from '../../protocol/wire/headers.ts';
import { operationNames } from '../../protocol/wire/operations.ts';
import type { HubCall, HubStage, RawRequest, Scenario } from '../engine/stage.ts';
import { acknowledge, idsOf, list, look, pass, send } from './hub-acts.ts';
import { letter } from './hub-letters.ts';

/** AUT-01, AUT-02: who calls, and whether what is signed is what was sent. Each case is the list call with one change. */
export const hubAuthentication: Scenario = {
  id: 'hub-authentication',
  title: {
    vi: 'Xác thực: chữ ký yêu cầu đúng, thiếu, sai, bị sửa',
    en: 'Authentication: the signature of a request sound, missing, wrong, altered',
  },
  seat: 'hub',
  async run(stage) {
    const [office, city] = stage.accounts;
    const calls = (name: string, change: HubCall) => {
      stage.step(name, { change: change.broken ?? 'none' });
      return list(stage, office, 'edoc', change);
    };
    await calls('sound', {});
    await calls('another-order', { before: (pairs) => pairs.toReversed() });
    await calls('old-timestamp', { before: (pairs) => replaced(pairs, 'timestamp', oldTimestamp) });
    for (const [name, after] of brokenSignatures) {
      await calls(name, { after, broken: name });
      await between(stage);
    }
    stage.step('wrong-secret', { change: 'the secret of another system' });
    await list(stage, { ...office, secret: city.secret }, 'edoc', { broken: 'wrong-secret' });
    stage.step('unknown-system', { change: 'a system id that nobody has' });
    await list(stage, { ...office, systemId: 'Z99.99.99' }, 'edoc', { broken: 'unknown-system' });
    await between(stage);
    await everyOperation(stage);
    await unsigned(stage);
  },
};

/** Made three weeks before: a client of the field makes its service object once, and prints its time for ever. */
const oldTimestamp = '30102026T071500+0123';

function replaced(pairs: readonly HeaderPair[], name: string, value: string): readonly HeaderPair[] {
  return pairs.map(([each, old]) => [each, each === name ? value : old]);
}

type Break = (request: RawRequest) => RawRequest;

function header(name: string, change: (value: string) => string): Break {
  const wanted = parameterPrefix + name;
  return (request) => ({
    ...request,
    headers: request.headers.map(([each, value]) => [each, each === wanted ? change(value) : value]),
  });
}

function without(...names: readonly string[]): Break {
  const wanted = names.map((name) => parameterPrefix + name);
  return (request) => ({ ...request, headers: request.headers.filter(([each]) => !wanted.includes(each)) });
}

/** One thing wrong with a signed request each. */
const brokenSignatures: readonly (readonly [name: string, change: Break])[] = [
  ['no-signature', without('sign-header-key', 'sign-header', 'hash-header')],
  ['no-hash', without('hash-header')],
  ['empty-hash', header('hash-header', () => '')],
  ['short-hash', header('hash-header', (value) => value.slice(0, 32))],
  ['altered-string', header('sign-header', (value) => value.replace('"edoc"', '"status"'))],
  ['altered-header', header('messagetype', () => 'status')],
  ['reordered-string', header('sign-header', reversedMembers)],
];

function reversedMembers(value: string): string {
  const members = Object.entries(JSON.parse(value) as Record<string, unknown>);
  return JSON.stringify(Object.fromEntries(members.toReversed()));
}

/** AUT-04: a hub may make whoever failed too often wait, so that one good call stands between two bad ones. */
async function between(stage: HubStage): Promise<void> {
  stage.step('between');
  await list(stage, stage.accounts[0]);
}

/** No operation serves a stranger. */
async function everyOperation(stage: HubStage): Promise<void> {
  const [office] = stage.accounts;
  const after = without('sign-header-key', 'sign-header', 'hash-header');
  const parameters: readonly HeaderPair[] = [
    ['docId', '00000000-0000-4000-8000-000000000000'],
    ['messagetype', 'edoc'],
    ['status', 'done'],
    ['from', office.agencies[0]],
    ['AgencyCode', `${office.agencies[0]}.99`],
  ];
  for (const operation of operationNames) {
    stage.step('every-operation', { change: 'no signature' });
    await stage.call(office, operation, { parameters, after, broken: 'no-signature' });
    await between(stage);
  }
}

/** AUT-02: a parameter that is read has to be signed; here the one that names the packet is not. */
async function unsigned(stage: HubStage): Promise<void> {
  const [office, city] = stage.accounts;
  stage.step('unsigned-parameter', { change: 'docId is not signed' });
  const sent = letter(stage, 'unsigned', office.agencies[0], [city.agencies[0]]);
  await send(stage, office, sent.packet);
  const [id] = idsOf(await list(stage, city));
  if (id === undefined) return;
  await acknowledge(stage, city, id, 'processing');
  const added: Break = (request) => ({
    ...request,
    headers: [...request.headers, [`${parameterPrefix}docId`, id]],
  });
  await stage.call(city, 'updateStatus', {
    parameters: [['status', 'processing']],
    after: added,
    broken: 'unsigned-parameter',
  });
  stage.step('signed-from', { change: 'from is altered after signing' });
  const other = letter(stage, 'from', office.agencies[0], [city.agencies[0]]);
  await send(stage, office, other.packet, {
    after: header('from', () => city.agencies[0]),
    broken: 'from altered',
  });
  await look(stage, city);
}

const hour = 3_600_000;

/** AUT-03: a captured send, sent again after a second, an hour and eight days. */
export const hubReplay: Scenario = {
  id: 'hub-replay',
  title: { vi: 'Gửi lại nguyên văn một yêu cầu bị thu giữ', en: 'A captured request is sent again' },
  seat: 'hub',
  async run(stage) {
    const [office, city] = stage.accounts;
    const sent = letter(stage, 'replay', office.agencies[0], [city.agencies[0]]);
    const captured: RawRequest[] = [];
    const capture = (request: RawRequest) => {
      captured.push(request);
      return request;
    };
    stage.step('sound', { document: sent.documentId });
    await send(stage, office, sent.packet, { after: capture });
    const waits = stage.clock.advance === undefined ? [1_000] : [1_000, hour, 8 * 24 * hour];
    for (const ms of waits) {
      stage.step(`after-${ms / 1_000}-s`, { document: sent.documentId });
      await pass(stage, ms);
      const [request] = captured;
      if (request !== undefined)
        await send(stage, office, sent.packet, { after: () => request, broken: 'replay' });
    }
    stage.step('received', { document: sent.documentId });
    await look(stage, city);
  },
};

/** AUT-04: six failures in a name harm neither others nor, for long, that name. */
export const hubFailedAttempts: Scenario = {
  id: 'hub-failed-attempts',
  title: { vi: 'Sáu lần xác thực sai liên tiếp', en: 'Six failed attempts in a row' },
  seat: 'hub',
  async run(stage) {
    const [office, city, ministry] = stage.accounts;
    stage.step('failures', { change: 'wrong secret, six times' });
    for (let count = 0; count < 6; count += 1) {
      await list(stage, { ...office, secret: city.secret }, 'edoc', { broken: 'wrong secret' });
    }
    stage.step('at-once', { change: 'right secret' });
    await list(stage, office);
    stage.step('others');
    await list(stage, city);
    await list(stage, ministry);
    stage.step('same-system', { after: '24 h' });
    await pass(stage, stage.clock.advance === undefined ? 1_000 : 24 * hour);
    await list(stage, office);
    if (stage.manage === undefined) return;
    stage.step('log');
    await stage.manage({ method: 'GET', path: '/trace?limit=10000' });
  },
};

export const authenticationScenarios = [hubAuthentication, hubReplay, hubFailedAttempts] as const;
