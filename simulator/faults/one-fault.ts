import { agencyOf } from '../../fixtures/worlds/world.ts';
import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import { callRaw } from '../hub/http/raw-caller.ts';
import { asDocument, call, jsonOf, letter, rawCall } from '../hub/hub-under-test.ts';
import type { Fault } from './fault.ts';
import { type FaultyHub, startFaultyHub } from './faulty-hub.ts';
import type { FaultRule } from './plan.ts';

const { systemId } = agencyOf(world2026, 'G22');

/** A hub on which the first request of the Office meets a fault, and no other request does; for tests. */
export function startHubWithOne(fault: Fault, more: Partial<FaultRule> = {}): Promise<FaultyHub> {
  return startFaultyHub({
    rules: [{ id: 'tested', system: systemId, count: 1, ...more, ...fault } as FaultRule],
  });
}

/** The Office sends a letter to Đà Nẵng. */
export const sending = rawCall('G22', 'sendEdoc', asDocument('G22'), letter(['H17']));
/** The Office asks for the directory. */
export const asking = rawCall('G22', 'getAgenciesList');

/** How many documents wait for Đà Nẵng. */
export async function waiting(hub: FaultyHub): Promise<unknown> {
  return (await call(hub, 'H17', 'countReceiveEdoc')).json['count'];
}

/** Sends again what a fault had its way with: what was there before, the answer, what is there now, the trace. */
export async function sendAgain(hub: FaultyHub): Promise<readonly unknown[]> {
  const before = await waiting(hub);
  const { status } = jsonOf(await callRaw(hub.url, sending)).json;
  const fired = (await hub.fired()).map((each) => [each.rule, each.systemId, each.attempt]);
  return [before, status, await waiting(hub), fired];
}

/** What `sendAgain` finds when the fault took `taken` letters in, and did no harm. */
export const noHarm = (taken: number): readonly unknown[] => [taken, 'OK', 1, [['tested', systemId, 1]]];

/** Both moments of a fault, with how many letters the hub has then. */
export const moments = [
  ['before', 0],
  ['after', 1],
] as const;
