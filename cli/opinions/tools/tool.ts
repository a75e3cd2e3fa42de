import type { FileKind, Opinion, OpinionFile, OwnVerdict } from '../opinion-file.ts';

/** What a tool looks at. What it does not look at, it cannot refuse, and its yes says nothing about it. */
export type Layer = 'structure' | 'bytes' | 'algorithm' | 'path' | 'revocation' | 'changes';

/** Somebody who is asked. */
export interface Tool {
  readonly name: Exclude<Opinion['by'], 'maker'>;
  /** As it names itself. */
  readonly version: string;
  readonly kinds: readonly FileKind[];
  readonly layers: readonly Layer[];
  /** An opinion on each file, in their order; undefined where it has none. */
  ask(files: readonly OpinionFile[]): Promise<readonly (Opinion | undefined)[]>;
}

/** A tool that is not here, with how to get it. */
export interface MissingTool {
  readonly name: Tool['name'];
  readonly missing: string;
}

const layers: Readonly<Record<OwnVerdict['verdict'], Layer>> = {
  valid: 'bytes',
  absent: 'bytes',
  malformed: 'bytes',
  tampered: 'bytes',
  'incomplete-coverage': 'changes',
  'altered-after-signing': 'changes',
  'unsupported-algorithm': 'algorithm',
  'weak-algorithm': 'algorithm',
  'wrong-signer': 'path',
  'wrong-usage': 'path',
  untrusted: 'path',
  expired: 'path',
  'not-yet-valid': 'path',
  revoked: 'revocation',
  suspended: 'revocation',
  undetermined: 'revocation',
  opened: 'bytes',
  'not-for-this-key': 'bytes',
  'wrong-key': 'bytes',
};

/** What one has to look at to refuse for the same reason. */
export function layerOf({ verdict }: OwnVerdict): Layer {
  return layers[verdict];
}

/** One line, not too long, and the same in every run: no paths of temporary folders. */
export function firstWords(text: string): string {
  const line = text.split('\n').find((each) => each.trim() !== '') ?? '';
  return line
    .trim()
    .replaceAll(/\S*\/lienthong-opinions-\S*/g, '…')
    .slice(0, 160);
}
