import process from 'node:process';
import { defineConfig } from 'vitest/config';

/** Which tests have to notice a mutant is said by `npm run mutation`, room by room. */
export default defineConfig({
  test: {
    include: (process.env['LIENTHONG_MUTATION_TESTS'] ?? '').split(' '),
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
