import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Generous, because a limit is there to end what hangs; how fast a machine is decides no test.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    setupFiles: ['./property-seed.ts'],
    // Every processor: by default one is left free, which on two is half of them.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        // Nothing here changes what another file could see, so modules are loaded once and not once a file.
        test: {
          name: 'rules',
          include: ['{protocol,fixtures,conformance}/**/*.test.ts'],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'machinery',
          include: ['{simulator,cli,loadtests}/**/*.test.ts', 'architecture.test.ts'],
          // Reads what `npm run mutation` has kept.
          exclude: ['cli/mutation/kept-evidence.test.ts'],
        },
      },
    ],
  },
});
