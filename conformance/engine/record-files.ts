import type { Instant } from '../../protocol/ports/ports.ts';
import type { Problem } from '../../protocol/problems/problem.ts';
import { parseRawRequest } from '../../protocol/wire/raw-request.ts';
import type { Recorder } from '../evidence/recorder.ts';
import { readHar } from './read-har.ts';

/** A file that somebody gave for checking. */
export interface GivenFile {
  /** As the person named it, with slashes. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Names of files that are looked at in a folder. */
export const packetFile = /\.(edxml|xml)$/i;
const requestFile = /\.http$/i;
const archiveFile = /\.har$/i;

/** True for a file that is taken out of a folder; one that a person names is taken whatever its name. */
export function isForChecking(name: string): boolean {
  return packetFile.test(name) || requestFile.test(name) || archiveFile.test(name);
}

/**
 * Writes a file down as evidence: a packet as it is, a captured request or a HAR as the calls that they hold.
 * Gives back why a capture could not be read.
 */
export function recordFile(recorder: Recorder, { name, bytes }: GivenFile, at: Instant): readonly Problem[] {
  if (archiveFile.test(name)) return recordHar(recorder, bytes);
  if (!requestFile.test(name)) {
    recorder.add({ kind: 'packet', at, name, by: { kind: 'system' }, body: recorder.keep(bytes) });
    return [];
  }
  const reading = parseRawRequest(bytes);
  if (!reading.ok) return reading.problems;
  const { method, path, headers, body } = reading.value;
  recorder.add({
    ...{
      kind: 'call',
      at,
      from: { kind: 'system' },
      to: { kind: 'peer', name },
      operation: operationOf(path),
    },
    ...{ request: { method, target: path, headers, body: recorder.keep(body) }, took: 0 },
  });
  return [];
}

function recordHar(recorder: Recorder, bytes: Uint8Array): readonly Problem[] {
  const reading = readHar(bytes);
  if (!reading.ok) return reading.problems;
  for (const { at, took, to, request, answer } of reading.value) {
    const { method, target, headers, body } = request;
    recorder.add({
      ...{ kind: 'call', at, took, from: { kind: 'system' }, to: { kind: 'peer', name: to } },
      operation: operationOf(target),
      request: { method, target, headers, body: recorder.keep(body) },
      ...(answer === undefined ? {} : { answer: { ...answer, body: recorder.keep(answer.body) } }),
    });
  }
  return [];
}

/** The last part of a path. */
function operationOf(target: string): string {
  return (
    target
      .replace(/[?#].*$/, '')
      .split('/')
      .at(-1) ?? target
  );
}
