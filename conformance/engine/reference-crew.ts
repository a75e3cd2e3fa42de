import type { Bilingual } from '../../protocol/problems/entry.ts';
import type { BodyRef, EvidenceEntry } from '../evidence/evidence.ts';
import type { Tolerances } from '../tolerances.ts';
import { createCrew } from './crew.ts';
import type { Stages } from './run-plan.ts';

/** One scenario to be played against the built-in system of a seat. */
export interface ReferenceJob {
  readonly seat: 'hub' | 'sender' | 'receiver';
  readonly scenario: string;
  /** Of the run. */
  readonly seed: string;
  readonly tolerances: Tolerances;
}

/** What a scenario recorded that was played in another thread. */
export interface PlayedApart {
  readonly entries: readonly EvidenceEntry[];
  readonly bodies: ReadonlyMap<BodyRef, Uint8Array>;
  /** Why it broke off. */
  readonly why?: Bilingual;
}

/** Stages in workers. */
export interface StagesApart {
  readonly stages: Stages;
  /** Starts the first worker before there is a scenario to be played. */
  start(): void;
  close(): Promise<void>;
}

/** Stages whose scenarios are played in workers: each has a system, a hub and a clock of its own anyway. */
export function referenceStagesApart(
  seat: ReferenceJob['seat'],
  workers: number,
  signal: AbortSignal,
): StagesApart {
  const crew = createCrew<ReferenceJob, PlayedApart>(import.meta.url, './reference-worker', workers);
  const close = () => crew.close();
  signal.addEventListener('abort', () => void close(), { once: true });
  const stages: Stages = {
    apart: (scenario, seed, tolerances) => crew.do({ seat, scenario, seed, tolerances }),
  };
  return { stages, start: () => crew.start(), close };
}
