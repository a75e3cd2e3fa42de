import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// In a clone every start strips types and compiles a thousand modules: what the last one made is kept, half a second
// of each command. Where nothing can be written all is compiled anew.
if (import.meta.url.endsWith('.ts')) {
  enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/lienthong', import.meta.url)));
}
await import('./run.ts');
