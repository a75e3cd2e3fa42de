import type { ShownRequest } from './shown.ts';

/** What the page knows of the requests. */
export interface Taken {
  /** Newest first. Left out are polls without findings, and those of which the same is noted as before. */
  readonly rows: readonly ShownRequest[];
  /** Looks into the mailbox that are left out, by system; those without an id under `?`. */
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
  const shown = new Set(taken.rows.map(noteOf));
  const isOnlyCounted = (each: ShownRequest) => {
    if (!isQuietPoll(each)) return false;
    if (each.problems.length === 0 || shown.has(noteOf(each))) return true;
    shown.add(noteOf(each));
    return false;
  };
  const polls = new Map(taken.polls);
  const rows: ShownRequest[] = [];
  for (const each of news) {
    const { systemId = '?' } = each;
    if (isOnlyCounted(each)) polls.set(systemId, (polls.get(systemId) ?? 0) + 1);
    else rows.unshift(each);
  }
  return { rows: [...rows, ...taken.rows].slice(0, longest), polls, last: news.at(-1) ?? taken.last };
}

/** A look into the mailbox in which nothing is wrong, though something may be noted. */
export function isQuietPoll({ operation, refused, problems }: ShownRequest): boolean {
  const isNoted = problems.every(({ severity }) => severity === 'notice');
  return operation === 'getReceivedEdocList' && !refused && isNoted;
}

/** Of whom what is noted: once shown, it is not shown again at each poll. */
export function noteOf({ systemId, operation, problems }: ShownRequest): string {
  return [systemId, operation, ...problems.map(({ code }) => code)].join('\n');
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
