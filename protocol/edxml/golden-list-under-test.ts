import type { ProblemCode } from '../problems/catalogue.ts';
import type { Severity } from '../problems/entry.ts';
import type { Problem } from '../problems/problem.ts';
import { decodePacket } from './decode.ts';

/** One finding of a golden list: what is wrong where, and how bad each dialect takes it. */
export interface GoldenFinding {
  readonly code: ProblemCode;
  readonly path: string;
  readonly line?: number;
  readonly column?: number;
  /** Absent for the notice by which a leniency names itself, which only the observed dialect gives. */
  readonly strict?: Severity;
  readonly observed: Severity;
}

/** All that reading one packet should find, as of one instant. It quotes nothing from the packet. */
export interface GoldenList {
  readonly accepted: { readonly strict: boolean; readonly observed: boolean };
  readonly leniencies: readonly string[];
  readonly findings: readonly GoldenFinding[];
}

/** Reads a packet in both dialects and lists what was found, to be compared with a list that people read. */
export function goldenListOf(bytes: Uint8Array, asOf: number): GoldenList {
  const strict = decodePacket(bytes, { dialect: 'strict', asOf });
  const observed = decodePacket(bytes, { dialect: 'observed', asOf });
  const strictly = [...strict.problems];
  return {
    accepted: { strict: strict.ok, observed: observed.ok },
    leniencies: observed.leniencies.map(({ id }) => id),
    findings: observed.problems.map((each) => {
      const isAside = each.code === 'packet.leniency-used';
      const severity = isAside ? undefined : strictly.shift()?.severity;
      return findingOf(each, severity);
    }),
  };
}

function findingOf({ code, place, severity }: Problem, strict: Severity | undefined): GoldenFinding {
  const { path, line, column } = place;
  return {
    code,
    path,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
    ...(strict === undefined ? {} : { strict }),
    observed: severity,
  };
}
