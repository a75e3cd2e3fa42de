import type { OrganCode } from '../identity/organ-id.ts';
import type { Instant } from '../ports/ports.ts';
import type { ProblemCode } from '../problems/catalogue.ts';
import { type Place, type Problem, type ProblemDetail, problem } from '../problems/problem.ts';
import type { UnknownElement } from './packet.ts';

/** What the world around a packet knows and the packet does not say. */
export interface Surroundings {
  /** When the packet is judged; without it nothing is judged by time, and no code by its being open. */
  readonly asOf?: Instant;
  /** The directory's mapping: true when two codes name one body. Without it, codes are compared as texts. */
  readonly isSameBody?: (left: OrganCode, right: string) => boolean;
}

/** What is written down while one packet is read: its problems and the elements nobody knows. */
export interface Notes extends Surroundings {
  readonly problems: Problem[];
  readonly unknown: UnknownElement[];
  report(code: ProblemCode, place: Place | string, detail?: ProblemDetail): void;
}

/** An empty notebook for one packet. */
export function createNotes(surroundings: Surroundings = {}): Notes {
  const problems: Problem[] = [];
  return {
    ...surroundings,
    problems,
    unknown: [],
    report(code, place, detail) {
      problems.push(problem(code, place, detail));
    },
  };
}

/** The place of something that is not there: its path, and the start of the element that lacks it. */
export function placeInside(place: Place, name: string): Place {
  return { ...place, path: place.path === '' ? name : `${place.path}/${name}` };
}

/** Problems in the order of the packet; those of one place stay in the order in which they were found. */
export function inDocumentOrder(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted((one, other) => offsetOf(one) - offsetOf(other));
}

function offsetOf(each: Problem): number {
  return each.place.offset ?? -1;
}
