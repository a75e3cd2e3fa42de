import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, release, totalmem } from 'node:os';
import process from 'node:process';
import type { MeasuringMachine } from './results.ts';

/** Describes this machine; `folder` is where files are written. */
export function describeMeasuringMachine(folder: string, k6: string | undefined): MeasuringMachine {
  return {
    cpu: cpus()[0]?.model.trim() ?? '?',
    cores: availableParallelism(),
    memoryBytes: totalmem(),
    disk: diskOf(folder),
    os: `${distribution()} ${process.platform} ${release()} ${process.arch}`.trim(),
    node: process.version,
    ...(k6 === undefined ? {} : { k6 }),
  };
}

export function loadNow(): number {
  return loadavg()[0] ?? 0;
}

/** The commit of the sources, and whether they differ from it. */
export function commitOf(root: string): string {
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  try {
    const changed = git('status', '--porcelain', '--untracked-files=no') !== '';
    return git('rev-parse', '--short', 'HEAD') + (changed ? '+' : '');
  } catch {
    return '?';
  }
}

function distribution(): string {
  return /^PRETTY_NAME="?([^"\n]*)/m.exec(textOf('/etc/os-release'))?.[1] ?? '';
}

/** Linux tells it; elsewhere nobody does. */
function diskOf(folder: string): string {
  const mounts = textOf('/proc/self/mountinfo')
    .split('\n')
    .map((line) => line.split(' '))
    .flatMap((words) => {
      const [place = '', number = '', at = words.indexOf('-')] = [words[4], words[2]];
      const isAbove = place === '/' || folder === place || folder.startsWith(`${place}/`);
      return at > 0 && isAbove
        ? [{ place, number, type: words[at + 1] ?? '', device: words[at + 2] ?? '' }]
        : [];
    });
  const found = mounts.toSorted((one, other) => other.place.length - one.place.length)[0];
  if (found === undefined) return '?';
  return [found.type, found.device, turns(found.number)].filter(Boolean).join(', ');
}

function turns(number: string): string {
  const device = linkOf(`/sys/dev/block/${number}`);
  if (device === '') return '';
  const base = `/sys/dev/block/${number}`;
  const said = textOf(`${base}/queue/rotational`) || textOf(`${base}/../queue/rotational`);
  return said === '' ? '' : `rotational=${said.trim()}`;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}
