import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Lets garbage be collected on demand, for what measures memory or time. */
export function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('garbage cannot be collected on demand');
  return () => {
    Reflect.apply(collect, undefined, []);
  };
}
