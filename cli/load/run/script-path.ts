import { fileURLToPath } from 'node:url';

/** What k6 runs: the source where this runs from sources, the built script where it is built. */
export const scriptPath = fileURLToPath(
  new URL(
    import.meta.url.endsWith('.ts')
      ? '../../../loadtests/scripts/main.ts'
      : '../../../loadtests/scripts/main.js',
    import.meta.url,
  ),
);
