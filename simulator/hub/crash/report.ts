import type { LaneReport } from './lane.ts';
import type { Balance, Violation } from './ledger.ts';
import { type Kill, nameTarget } from './schedule.ts';

/** How far a run is. */
export interface KillProgress {
  readonly done: number;
  readonly of: number;
  readonly kill: string;
  readonly violations: number;
}

/** What came of a run. */
export interface KillReport {
  readonly seed: number;
  readonly kills: number;
  /** How often each point killed a hub, by operation, message type and point. */
  readonly points: Readonly<Record<string, number>>;
  /** Kills at drawn moments before and after the hub listened, and at drawn calls of the disk. */
  readonly moments: Readonly<Record<Exclude<Kill['kind'], 'point'>, number>>;
  readonly balance: Balance;
  readonly violations: readonly Violation[];
  readonly milliseconds: number;
}

/** How often a schedule kills where. */
export function countKills(schedule: readonly Kill[]): Pick<KillReport, 'points' | 'moments'> {
  const points: Record<string, number> = {};
  const moments = { starting: 0, working: 0, call: 0 };
  for (const kill of schedule) {
    if (kill.kind === 'point') {
      const name = nameTarget(kill.at);
      points[name] = (points[name] ?? 0) + 1;
    } else {
      moments[kill.kind] += 1;
    }
  }
  return { points, moments };
}

/** Lanes side by side as one. */
export function addReports(lanes: readonly LaneReport[]): LaneReport {
  return {
    balance: lanes.map((each) => each.balance).reduce(addBalances),
    violations: lanes.flatMap((each) => each.violations),
  };
}

function addBalances(a: Balance, b: Balance): Balance {
  return {
    documents: a.documents + b.documents,
    statuses: a.statuses + b.statuses,
    refused: a.refused + b.refused,
    accepted: a.accepted + b.accepted,
    delivered: a.delivered + b.delivered,
    held: a.held + b.held,
    waiting: a.waiting + b.waiting,
  };
}
