/**
 * Takes the pinned runtimes out of the manifest while the package is packed (`prepack`), and puts the
 * manifest back afterwards (`postpack`). A clone needs the runtimes, and with them any Node that npm runs on
 * will do; who installs the package needs a Node that runs it.
 */
import { copyFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import process from 'node:process';

const manifest = new URL('../package.json', import.meta.url);
const kept = new URL('../package.json.kept', import.meta.url);

switch (process.argv[2]) {
  case 'publish': {
    copyFileSync(manifest, kept);
    const content = JSON.parse(readFileSync(manifest, 'utf8'));
    const optional = Object.entries(content.optionalDependencies ?? {});
    content.optionalDependencies = Object.fromEntries(optional.filter(([name]) => !/^node-/.test(name)));
    content.engines = { node: '>=24' };
    delete content.private;
    writeFileSync(manifest, `${JSON.stringify(content, null, 2)}\n`);
    break;
  }
  case 'restore':
    renameSync(kept, manifest);
    break;
  default:
    process.stderr.write('usage: node cli/manifest.mjs publish|restore\n');
    process.exitCode = 64;
}
