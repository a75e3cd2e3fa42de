import type { BodyRef, Evidence, EvidenceEntry } from './evidence.ts';

/** An entry before the recorder numbers it and puts it into its step. */
export type Unnumbered<T = EvidenceEntry> = T extends EvidenceEntry ? Omit<T, 'number' | 'step'> : never;

/** Writes down everything that crosses a boundary in a run. Only the engine and its stages hold one. */
export interface Recorder {
  /** Keeps bytes under their SHA-256. */
  keep(bytes: Uint8Array): BodyRef;
  /** Numbers the entry and puts it into the step that is going on. */
  add(entry: Unnumbered): number;
  /** Begins a step; what follows belongs to it until the next one. */
  begin(scenario: string, name: string, facts?: Readonly<Record<string, string>>): void;
  /** What has been recorded so far. */
  evidence(): Evidence;
}
