import { createTreeReader } from '../../xml/read.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { locate } from '../../xml/walk.ts';
import type { HashName } from '../algorithm.ts';
import { type CarvedContents, createCarvedContents } from './carved-contents.ts';
import { refusing } from './fault.ts';
import type { Source } from './standalone.ts';

/** A small text as a tree, with what was carved out of it. */
export interface OpenText {
  readonly packet: Uint8Array;
  readonly root: XmlElement;
  readonly source: Source;
  readonly contents: CarvedContents;
}

export function openText(text: string, hashes: readonly HashName[] = ['sha256']): OpenText {
  const packet = Buffer.from(text);
  const contents = createCarvedContents(hashes);
  const reader = createTreeReader(undefined, contents.sink);
  reader.write(packet);
  const tree = reader.end();
  if (!tree.ok) throw new Error(tree.problems.map(({ code }) => code).join());
  return { packet, root: tree.value.root, source: reader.source, contents };
}

/** The element at a path that has to be there. */
export function elementAt(root: XmlElement, path: string): XmlElement {
  const found = locate(root, path);
  if (found === undefined) throw new Error(`nothing at ${path}`);
  return found;
}

/** Every element from the root down to the parent of what stands at a path. */
export function above(root: XmlElement, path: string): readonly XmlElement[] {
  const steps = path.split('/');
  return steps.map((_, index) => elementAt(root, steps.slice(0, index).join('/')));
}

/** Base64 that is long enough to be carved out of a tree; each letter makes another. */
export function longBase64(letter = 'A'): string {
  return letter.repeat(4_400);
}

/** Why a judge refuses: verdict, code, place and what was seen of the first reason; nothing when it does not. */
export function refusalOf(judge: () => unknown): readonly (string | undefined)[] {
  const answer = refusing(judge);
  if (answer.ok) return [];
  const { verdict, reasons } = answer.refusal;
  const [reason] = reasons;
  return [verdict, reason?.code, reason?.place.path, reason?.seen];
}
