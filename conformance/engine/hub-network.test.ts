import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { hubChecks } from '../checks/hub-all.ts';
import { findingsOf } from '../mutants/hub-trial.ts';
import { hubScenarios } from '../scenarios/hub-all.ts';
import { usualTolerances } from '../tolerances.ts';
import { clockOfHub, createNetworkCarry } from './hub-network.ts';
import { networkHubStages } from './hub-stages.ts';
import { type ReferenceHub, startReferenceHub } from './reference-peers.ts';
import type { StageOrder } from './run-plan.ts';

const open: { close(): void | Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).toReversed()) await each.close();
});

async function hubOnTheNetwork(): Promise<ReferenceHub> {
  const hub = await startReferenceHub();
  open.push(hub);
  return hub;
}

const orderOf = (scenario: (typeof hubScenarios)[number]): StageOrder => ({
  ...{ scenario, seed: 'network', run: 'first', tolerances: usualTolerances },
  ...{ signal: new AbortController().signal, heard: () => undefined, waiting: () => undefined },
});

describe('a hub over the network', () => {
  it('is judged as the same hub without one: no finding (AUT-01, ERR-01)', async () => {
    const hub = await hubOnTheNetwork();
    const { accounts, known, address, clock } = hub;
    const openStage = networkHubStages({ ...address, accounts, known, clock });
    for (const id of ['hub-authentication', 'hub-refusals', 'hub-acknowledgement']) {
      const scenario = hubScenarios.find((each) => each.id === id);
      if (scenario === undefined) throw new Error(`no scenario ${id}`);
      const { stage, close } = await openStage(orderOf(scenario));
      await scenario.run(stage);
      await close();
      const evidence = stage.recorder.evidence();
      const found = hubChecks.flatMap((check) =>
        findingsOf(evidence, check).map((each) => [check.id, each.seen]),
      );
      expect(found).toEqual([]);
    }
  });

  it('moves on its clock when it can be moved', async () => {
    const { address, clock } = await hubOnTheNetwork();
    const network = createNetworkCarry(address);
    open.push(network);
    const moved = await clockOfHub(address, network.carry, clock);
    const before = clock.now();
    await moved.advance?.(90_000);
    expect([clock.now(), moved.now()]).toEqual([before + 90_000, before + 90_000]);
  });

  it('that is not there gives a failure, not an answer', async () => {
    const { carry, close } = createNetworkCarry({ endpoint: 'http://127.0.0.1:9', patience: 1_000 });
    open.push({ close });
    const request = { method: 'POST', target: '/sendEdoc', headers: [], body: new Uint8Array() };
    await expect(carry(request)).rejects.toThrow(/ECONNREFUSED|bad port|no byte/);
  });

  it('that never answers is given up in the first scenario', async () => {
    const told: string[] = [];
    const { accounts, clock } = await hubOnTheNetwork();
    const gone = ({ en }: { readonly en: string }) => void told.push(en);
    const openStage = networkHubStages({ endpoint: 'http://127.0.0.1:9', accounts, clock, gone });
    const scenario = hubScenarios[0];
    if (scenario === undefined) throw new Error('no scenario');
    const { stage, close } = await openStage(orderOf(scenario));
    open.push({ close });
    await scenario.run(stage);
    expect(told).toEqual([expect.stringContaining('127.0.0.1:9 gave no answer to the first 3 calls')]);
  });

  it('keeps the casing and order of headers on their way', async () => {
    const seen: string[] = [];
    const server = createServer((request, response) => {
      seen.push(...request.rawHeaders.filter((_, index) => index % 2 === 0));
      response.end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { carry, close } = createNetworkCarry({ endpoint: `http://127.0.0.1:${port}` });
    open.push({ close: () => void server.close() }, { close });
    const headers = [
      ['XroadVnpt-B', '1'],
      ['xroadvnpt-a', '2'],
    ] as const;
    await carry({ method: 'POST', target: '/x', headers, body: new Uint8Array() });
    expect(seen.slice(0, 2)).toEqual(['XroadVnpt-B', 'xroadvnpt-a']);
  });
});
