import type { ShownRequest } from './shown.ts';

/** What the page knows of the requests. */
export interface Taken {
  /** Newest first, polls without findings left out. */
  readonly rows: readonly ShownRequest[];
  /** Looks into the mailbox without findings, by system; those without an id under `?`. */
  readonly polls: ReadonlyMap<string, number>;
  /** The newest request taken. */
  readonly last: Pick<ShownRequest, 'number' | 'at'> | undefined;
}

/** Where to ask from: one before the newest, so that its absence tells of a hub that forgot or started anew. */
export function askedAfter({ last }: Taken): number {
  return last === undefined ? 0 : last.number - 1;
}

/** Whether the answer to `askedAfter` goes on from what was taken; where not, everything is asked for anew. */
export function goesOn({ last }: Taken, [first]: readonly ShownRequest[]): boolean {
  return last === undefined || (first?.number === last.number && first.at === last.at);
}

/** Takes an answer of `/requests` in; what was taken before is left out. */
export function takeRequests(taken: Taken, answered: readonly ShownRequest[]): Taken {
  const longest = 300;
  const news = answered.filter(({ number }) => number > (taken.last?.number ?? 0));
  const isPoll = ({ operation, refused, problems }: ShownRequest) =>
    operation === 'getReceivedEdocList' && !refused && problems.length === 0;
  const polls = new Map(taken.polls);
  for (const { systemId = '?' } of news.filter(isPoll)) polls.set(systemId, (polls.get(systemId) ?? 0) + 1);
  const rows = news.filter((each) => !isPoll(each)).reverse();
  return { rows: [...rows, ...taken.rows].slice(0, longest), polls, last: news.at(-1) ?? taken.last };
}

/** What a person chose to see. */
export interface Choice {
  /** Every system where empty. */
  readonly system: string;
  readonly onlyProblems: boolean;
  /** Ids of the systems that the hub knows. */
  readonly systems: readonly string[];
}

/**
 * Whether a request fits the choice. One that names no system, or one that nobody knows, may be of the very system whose
 * requests are looked for: those are the first mistakes of every connector.
 */
export function fits(each: ShownRequest, { system, onlyProblems, systems }: Choice): boolean {
  const isOf = system === '' || each.systemId === system || !systems.includes(each.systemId ?? '');
  const isWrong = each.refused || each.problems.some(({ severity }) => severity !== 'notice');
  return isOf && (!onlyProblems || isWrong);
}
