import type { Bilingual } from '../../protocol/problems/entry.ts';
import type { PacketMutant } from './mutant.ts';
import type { Edit } from './packet-edit.ts';
import type { SoundShape } from './sound-packets.ts';

/** A packet mutant that says which sound packet it is made from. */
export interface ShapedMutant extends PacketMutant {
  readonly of: SoundShape;
  /** A sound packet that stands before it: what is wrong is seen of both together. */
  readonly beside?: SoundShape;
}

interface MutantWords {
  readonly id: string;
  readonly wrong: Bilingual;
  readonly requirement: string;
  readonly owner: string;
  readonly besides?: readonly string[];
  readonly of?: SoundShape;
  readonly beside?: SoundShape;
}

/** An edit, or something that takes its time. */
export type Making = Edit | ((sound: Uint8Array) => Promise<Uint8Array>);

/** A packet mutant out of an edit, of the document unless something else is named. */
export function packetMutant(words: MutantWords, make: Making): ShapedMutant {
  return { kind: 'packet', of: 'document', ...words, make };
}

/** Words, then the edit: one row of a table of mutants. */
export type MutantRow = readonly [
  id: string,
  owner: string,
  requirement: string,
  vi: string,
  en: string,
  edit: Making,
  more?: {
    readonly of?: SoundShape;
    readonly beside?: SoundShape;
    readonly besides?: readonly string[];
  },
];

/** Mutants out of a table. */
export function mutantsOf(rows: readonly MutantRow[]): readonly ShapedMutant[] {
  return rows.map(([id, owner, requirement, vi, en, edit, more = {}]) =>
    packetMutant({ id, owner, requirement, wrong: { vi, en }, ...more }, edit),
  );
}
