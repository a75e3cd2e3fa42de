import type { FindingPlace } from '../finding.ts';

/** A place for people and logs alike: `#12 request /Header/From line 4:7 byte 310`. */
export function placeText({ entry, part, path, line, column, offset }: FindingPlace): string {
  const at = line === undefined ? '' : column === undefined ? `line ${line}` : `line ${line}:${column}`;
  const byte = offset === undefined ? '' : `byte ${offset}`;
  return [`#${entry}`, part, path ?? '', at, byte].filter((each) => each !== '').join(' ');
}
