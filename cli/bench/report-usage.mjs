/**
 * Loaded before a measured program: reports its largest resident set, in bytes, on descriptor 3. Linux's
 * own figure of the address space comes first: what `getrusage` says there includes the parent's, from
 * before the program was loaded.
 */
import { readFileSync, writeSync } from 'node:fs';
import process from 'node:process';

process.on('exit', () => {
  writeSync(3, String(peakKilobytes() * 1024));
});

function peakKilobytes() {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS;
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
}
