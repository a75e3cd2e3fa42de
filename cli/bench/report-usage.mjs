/** Loaded before a measured program: reports its largest resident set, in bytes, on descriptor 3. */
import { writeSync } from 'node:fs';
import process from 'node:process';

process.on('exit', () => {
  writeSync(3, String(process.resourceUsage().maxRSS * 1024));
});
