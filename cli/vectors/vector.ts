import type { Bilingual } from '../../protocol/problems/entry.ts';

/** What a validator has to say of a packet: nothing against it, something that should be mended, or no. */
export const vectorVerdicts = ['accept', 'warn', 'refuse'] as const;

export type VectorVerdict = (typeof vectorVerdicts)[number];

export const vectorProfiles = ['law', 'field'] as const;

export type VectorProfile = (typeof vectorProfiles)[number];

/** The sidecar of one packet: what is wrong with it, and what has to be said of it. */
export interface VectorSidecar {
  readonly schema: 'lienthong-vector/1';
  /** Name of the packet's file, without `.edxml`. */
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly kind: 'document' | 'status';
  readonly expectation: Readonly<Record<VectorProfile, VectorVerdict>>;
  /** What is broken, or what a packet at a limit is about; absent where nothing in particular is. */
  readonly requirement?: string;
  readonly bugClass: string;
  /** The day as of which it is judged, `yyyy-mm-dd`. */
  readonly asOf: string;
  readonly why: Bilingual;
}

/** A sidecar with its packet. */
export interface Vector {
  readonly sidecar: VectorSidecar;
  readonly packet: Uint8Array;
}

/** A packet before anything was said of it. */
export interface VectorDraft {
  readonly name: string;
  readonly packet: Uint8Array;
  readonly bugClass: string;
  readonly requirement?: string;
  readonly asOf: string;
  readonly why: Bilingual;
}
