/**
 * Runs the sources through ts-node with SWC: `node --import ./cli/ts-node.mjs cli/main.ts …`, which is
 * `npm run dev`. ts-node brings its own loader (`ts-node/esm`), but through `module.register`, which Node
 * has deprecated; so its compiler is called from Node's present hooks here.
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { create } from 'ts-node';

const compiler = create({ cwd: fileURLToPath(new URL('..', import.meta.url)) });

registerHooks({
  load(url, context, nextLoad) {
    if (!url.startsWith('file:') || !url.endsWith('.ts')) return nextLoad(url, context);
    const path = fileURLToPath(url);
    return {
      format: 'module',
      source: compiler.compile(readFileSync(path, 'utf8'), path),
      shortCircuit: true,
    };
  },
});
