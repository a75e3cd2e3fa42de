import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{protocol,fixtures,simulator,conformance,cli,loadtests}/**/*.test.ts', 'architecture.test.ts'],
    // Reads what `npm run mutation` has kept.
    exclude: ['cli/mutation/kept-evidence.test.ts'],
    // Generous, because a limit is there to end what hangs; how fast a machine is decides no test.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
