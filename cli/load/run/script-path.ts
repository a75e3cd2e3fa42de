import { fileURLToPath } from 'node:url';

/** What k6 runs, as TypeScript wherever this runs from: a build takes the scripts along as they are. */
export const scriptPath = fileURLToPath(new URL('../../../loadtests/scripts/main.ts', import.meta.url));
