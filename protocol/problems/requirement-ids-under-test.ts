/**
 * How many requirements each group of the rules has, numbered from 01 without gaps. Only tests read it: it is
 * what lets them say that every requirement a problem cites exists.
 */
const groupSizes = {
  GEN: 10,
  ONB: 16,
  IDC: 15,
  ENV: 15,
  MET: 16,
  ATT: 13,
  SIG: 23,
  CRT: 11,
  TSP: 6,
  REV: 9,
  TLS: 9,
  AUT: 9,
  STA: 19,
  RCL: 19,
  ERR: 11,
  DUP: 8,
  LOG: 11,
  RET: 10,
  AVL: 14,
  INC: 11,
  REG: 10,
  ACC: 7,
  RPT: 10,
} as const;

/** The identifier of every requirement, `GEN-01` to `RPT-10`. */
export const requirementIds: ReadonlySet<string> = new Set(
  Object.entries(groupSizes).flatMap(([group, size]) =>
    Array.from({ length: size }, (_, index) => `${group}-${String(index + 1).padStart(2, '0')}`),
  ),
);
