import { readFileSync } from 'node:fs';
import process from 'node:process';

/** Linux counts in hundredths of a second, whatever the machine (`USER_HZ`). */
const tick = 10;

/** CPU time that a process has used so far, with all its threads and in the kernel; undefined off Linux. */
export function cpuMilliseconds(pid: number): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [user = '0', system = '0'] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13);
  return (Number(user) + Number(system)) * tick;
}

/** A process's resident set now, and the largest that it has had, in megabytes of 1,000,000 bytes; undefined off Linux. */
export function residentMegabytes(pid: number): { readonly now: number; readonly peak: number } | undefined {
  if (process.platform !== 'linux') return undefined;
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name: string) =>
    (Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) * 1024) / 1e6;
  return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') };
}
