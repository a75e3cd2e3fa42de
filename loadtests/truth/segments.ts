/** The parts of a run whose lines stand in the journals, by the execution segment that each line names. */
export class Segments {
  readonly #names = new Set<string>();

  add(name: string): void {
    this.#names.add(name);
  }

  /** In the order of where they begin; what is no segment, as the end of a run in parts, last. */
  get names(): readonly string[] {
    return [...this.#names].sort((one, other) => (beginOf(one) ?? 2) - (beginOf(other) ?? 2));
  }

  /** True when the parts make one whole run, none missing and none overlapping; and of no lines at all. */
  get areWhole(): boolean {
    if (this.#names.size === 0) return true;
    let reached = 0;
    for (const name of this.names) {
      const segment = segmentOf(name);
      if (segment === undefined) continue;
      if (Math.abs(segment.begin - reached) > leastPart) return false;
      reached = segment.end;
    }
    return Math.abs(reached - 1) <= leastPart;
  }
}

/** Thirds do not add up to one exactly; no part is as small as this. */
const leastPart = 1e-6;

interface Segment {
  readonly begin: number;
  readonly end: number;
}

/** `1/3:2/3`, `0:0.5` or `50%:100%`, as k6 takes them; undefined for what names no part of the load, as `drain`. */
function segmentOf(name: string): Segment | undefined {
  const [begin, end, ...more] = name.split(':').map(shareOf);
  return begin === undefined || end === undefined || more.length > 0 ? undefined : { begin, end };
}

function beginOf(name: string): number | undefined {
  return segmentOf(name)?.begin;
}

function shareOf(text: string): number | undefined {
  const [, number, of, percent] = /^(\d+(?:\.\d+)?)(?:\/(\d+)|(%))?$/.exec(text) ?? [];
  if (number === undefined) return undefined;
  const share = Number(number) / (percent === undefined ? Number(of ?? 1) : 100);
  return share >= 0 && share <= 1 ? share : undefined;
}
