import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{protocol,fixtures,simulator,conformance,cli,loadtests}/**/*.test.ts', 'architecture.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
