import { type HeaderPair, parameterPrefix } from '../../protocol/wire/headers.ts';
import { operationNames } from '../../protocol/wire/operations.ts';
import type { HubCall, HubStage, Scenario } from '../engine/stage.ts';
import { acknowledge, clear, get, idsOf, list, listSent, send, sentIdOf } from './hub-acts.ts';
import { letter } from './hub-letters.ts';

/** ERR-01, ERR-02, ERR-07, AVL-13: the form of every answer, good and bad, and the quirks of the SDKs' HTTP. */
export const hubRefusals: Scenario = {
  id: 'hub-refusals',
  title: {
    vi: 'Dạng của trả lời và thói quen HTTP của SDK',
    en: 'The form of answers, and the SDKs’ habits of HTTP',
  },
  seat: 'hub',
  async run(stage) {
    await clear(stage, stage.accounts);
    await everySuccess(stage);
    await everyRefusal(stage);
    await quirks(stage);
    await unknown(stage);
  },
};

/** Every operation that changes nothing for good, in order. */
async function everySuccess(stage: HubStage): Promise<void> {
  const [office, city] = stage.accounts;
  stage.step('empty-lists');
  await list(stage, city);
  await list(stage, city, 'status');
  stage.step('successes');
  const sent = letter(stage, 'form', office.agencies[0], [city.agencies[0]]);
  const docId = sentIdOf(await send(stage, office, sent.packet));
  const [id = ''] = idsOf(await list(stage, city));
  await get(stage, city, id);
  await stage.call(city, 'downloadEdoc', { parameters: [['docId', id]] });
  await listSent(stage, office, docId);
  for (const name of ['getAgenciesList', 'getAgenciesListQD20', 'getSynchronizeUnit'] as const) {
    await stage.call(city, name, {});
  }
  await stage.call(city, 'countReceiveEdoc', {});
  await stage.call(city, 'countReceiveStatus', {});
  await acknowledge(stage, city, id);
}

/** Every operation with one thing missing. */
async function everyRefusal(stage: HubStage): Promise<void> {
  const [office] = stage.accounts;
  for (const operation of operationNames) {
    stage.step(`refused-${operation}`);
    const before = (pairs: readonly HeaderPair[]) =>
      pairs.map(([name, value]): HeaderPair => [name, name === 'systemid' ? 'Z98.76' : value]);
    await stage.call(office, operation, { before, broken: 'unknown system' });
  }
}

/** What clients of the field do, each beside the plain call. */
async function quirks(stage: HubStage): Promise<void> {
  const [, city] = stage.accounts;
  const quirk = async (name: string, change: HubCall) => {
    stage.step(name);
    await list(stage, city, 'edoc', change);
  };
  const sent = letter(stage, 'quirk', stage.accounts[0].agencies[0], [city.agencies[0]]);
  stage.step('quirk-letter', { document: sent.documentId });
  await send(stage, stage.accounts[0], sent.packet);
  await quirk('plain', {});
  await quirk('leftovers', {
    parameters: [
      ['hash-file', 'abc'],
      ['from', 'X'],
      ['filePath', 'C:\\edoc\\'],
    ],
  });
  await quirk('upper-case-names', {
    before: (pairs) => pairs.map(([name, value]) => [name === 'messagetype' ? 'MessageType' : name, value]),
  });
  await quirk('long-header', { parameters: [['filePath', 'x'.repeat(40_000)]] });
  await quirk('trailing-slash', { after: (request) => ({ ...request, target: `${request.target}/` }) });
  await quirk('lower-case-headers', {
    after: (request) => ({
      ...request,
      headers: request.headers.map(([name, value]) => [
        name.startsWith(parameterPrefix) ? name.toLowerCase() : name,
        value,
      ]),
    }),
  });
  stage.step('lower-case-docid');
  const [id = ''] = idsOf(await list(stage, city));
  await stage.call(city, 'getEdoc', { parameters: [['docid', id]] });
  await acknowledge(stage, city, id);
}

/** ERR-07: what there is not. */
async function unknown(stage: HubStage): Promise<void> {
  const [office] = stage.accounts;
  stage.step('unknown-operation');
  await stage.call(office, 'sendOneStop', { broken: 'an operation that there is none of' });
  stage.step('wrong-method');
  await list(stage, office, 'edoc', {
    after: (request) => ({ ...request, method: 'PUT' }),
    broken: 'PUT',
  });
  if (stage.manage === undefined) return;
  stage.step('health');
  await stage.manage({ method: 'GET', path: '/health' });
}

export const refusalScenarios = [hubRefusals] as const;
