import { availableParallelism, cpus, loadavg, release, totalmem } from 'node:os';
import process from 'node:process';

/** What a reader needs to weigh the figures. */
export function describeMachine(): Readonly<Record<string, string>> {
  const model = cpus()[0]?.model.trim() ?? '?';
  return {
    cpu: `${availableParallelism()} × ${model}`,
    memory: `${(totalmem() / 1024 ** 3).toFixed(1)} GiB`,
    os: `${process.platform} ${release()} ${process.arch}`,
    node: process.version,
    load: loadavg()
      .map((each) => each.toFixed(2))
      .join(' '),
  };
}
