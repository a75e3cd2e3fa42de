import { expect, it } from 'vitest';
import type { ExchangeEvent } from '../exchange-event.ts';
import { readScenario } from './read-scenario.ts';
import { runScenario } from './run-scenario.ts';

const scenario = `scenario: entering
title: {vi: Một, en: One}
start: 2026-11-20T08:00:00+07:00
until: 2d
world: {agencies: [{code: G22, name: Một}, {code: H17, name: Hai}]}
agencies: {'*': {behaviour: registers}}
traffic: {documents: 40, over: 4h}
acts:
  - {id: entered, at: 1d, do: register, code: H17.99, name: Ba, system: H17, parent: H17}
  - {id: letter, after: entered, wait: 1h, do: send, from: G22, to: [H17, H17.99]}
expect:
  - {that: states, document: letter, are: {H17: registered, H17.99: registered}}
`;

it('a body that is registered on the way gets what is sent to it, and nothing that is drawn', async () => {
  const reading = readScenario(scenario);
  expect(reading.problems).toEqual([]);
  if (!reading.ok) return;
  const events: ExchangeEvent[] = [];
  const { differences } = await runScenario(reading.value, { onEvent: (event) => events.push(event) });
  expect(differences).toEqual([]);
  const said = events.filter((each) => each.name === 'document-processed' && each.by === 'H17.99');
  expect(new Set(said.map((each) => ('documentId' in each ? each.documentId : ''))).size).toBe(1);
});
