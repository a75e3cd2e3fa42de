import { expect, it } from 'vitest';
import type { Carry, RawRequest } from '../engine/stage.ts';
import { tryHub } from '../mutants/hub-trial.ts';
import { hubScenarios } from './hub-all.ts';

const lengthTold = ({ headers }: RawRequest) =>
  headers.find(([name]) => name.toLowerCase() === 'content-length')?.[1];

it('every call to a hub is as long as it says: a network waits for what never comes', async () => {
  const wrong: string[] = [];
  const watched =
    (orderly: Carry): Carry =>
    async (request) => {
      const told = lengthTold(request);
      if (told !== undefined && told !== String(request.body.length)) {
        wrong.push(`${request.target}: ${told}, and ${request.body.length} bytes`);
      }
      return orderly(request);
    };
  await tryHub(
    hubScenarios.map(({ id }) => id).filter((id) => id !== 'hub-restart'),
    {},
    watched,
  );
  expect(wrong).toEqual([]);
}, 120_000);

it('a packet at the limit is large by its file, not by its envelope (ENV-13)', async () => {
  const envelopes: number[] = [];
  const watched =
    (orderly: Carry): Carry =>
    async (request) => {
      const text = Buffer.from(request.body).toString('latin1');
      if (request.target === '/sendEdoc') envelopes.push(text.replace(/[A-Za-z0-9+/=]{1000,}/g, '').length);
      return orderly(request);
    };
  await tryHub(['hub-size'], {}, watched);
  expect(envelopes).toHaveLength(3);
  expect(Math.max(...envelopes)).toBeLessThan(40_000);
});
