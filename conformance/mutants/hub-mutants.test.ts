import { expect, it } from 'vitest';
import { hubBench } from './kill-hubs.ts';

it('an orderly hub that can do everything is seen by every check and blamed by none', async () => {
  expect(await hubBench.sound(0)).toEqual({ found: [], silent: [] });
});
