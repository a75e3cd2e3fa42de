import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { collectTests } from './collect-tests.ts';
import { renderProof } from './render-proof.ts';

/** Writes `docs/proof.md`: `npm run docs`. */
const root = fileURLToPath(new URL('../..', import.meta.url));
writeFileSync(`${root}docs/proof.md`, renderProof(collectTests(root)));
