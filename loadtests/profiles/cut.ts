import type { Act, Profile, Stage } from './profile.ts';

/** How much of a profile to run. */
export interface Cut {
  /** Whole length, seconds; the profile’s own unless told. */
  readonly seconds?: number;
  /** Multiplies arrival rates and counts; 1 unless told. */
  readonly scale?: number;
}

/** How long the short form of a profile is. */
export const smokeSeconds = 20;

/** The short form that every change is tried with: small packets, 20 seconds, a share of the rates. */
export function smokeOf(profile: Profile): Profile {
  const cut = cutProfile(profile, { seconds: smokeSeconds, scale: profile.smokeScale });
  const { thresholds } = profile;
  return { ...cut, thresholds, drainSeconds: 30, needs: { ...cut.needs, mix: 'small' } };
}

/** A shorter run warms up all the time, and says nothing of how memory grows in an hour. Seconds. */
const leastForGrowth = 1800;

/**
 * A profile shortened or lengthened, with all its times, and made stronger or weaker. The thresholds stay, but for
 * the growth of memory in half an hour and less.
 */
export function cutProfile(profile: Profile, { seconds = profile.seconds, scale = 1 }: Cut): Profile {
  const time = seconds / profile.seconds;
  const count = (value: number) => Math.max(1, Math.round(value * Math.min(1, scale)));
  const { needs, thresholds } = profile;
  const isLong = seconds >= leastForGrowth;
  return {
    ...profile,
    seconds,
    thresholds: isLong ? thresholds : thresholds.filter(({ measure }) => measure.of !== 'memory-growth'),
    acts: profile.acts.map((act) => cutAct(act, time, scale, count)),
    needs: {
      ...needs,
      nodes: needs.nodes === 0 ? 0 : count(needs.nodes),
      rows: needs.rows === 0 ? 0 : count(needs.rows),
      big: { ...needs.big, count: needs.big.count === 0 ? 0 : count(needs.big.count) },
    },
  };
}

/** A profile whose times are measured and shown and decide nothing: for a machine that others use too. */
export function withoutTimes(profile: Profile): Profile {
  const { shape, thresholds } = profile;
  return {
    ...profile,
    shape: {
      vi: `${shape.vi}; thời gian chỉ đo, không xét`,
      en: `${shape.en}; times are measured and not judged`,
    },
    thresholds: thresholds.filter(({ measure }) => measure.of !== 'latency'),
  };
}

/** Nobody polls more often than this, however short the cut. */
const leastPoll = 2;

function cutAct(act: Act, time: number, scale: number, count: (value: number) => number): Act {
  switch (act.act) {
    case 'send':
      return { ...act, stages: act.stages.map((stage) => cutStage(stage, time, scale)) };
    case 'receive': {
      const shorter = Math.max(leastPoll, act.everySeconds * time);
      return { ...act, everySeconds: Math.min(act.everySeconds, shorter) };
    }
    case 'outage':
      return { ...act, until: act.until * time };
    case 'broadcast':
      return { ...act, at: act.at * time, receivers: count(act.receivers) };
    case 'herd':
      return { ...act, nodes: count(act.nodes), everySeconds: act.everySeconds * time };
    case 'big':
      return { ...act, at: act.at * time, parallel: count(act.parallel) };
    case 'directory':
      return { ...act, clients: count(act.clients) };
  }
}

function cutStage(stage: Stage, time: number, scale: number): Stage {
  return { ...stage, seconds: stage.seconds * time, rate: stage.rate * scale };
}

/** How many letters of a set a profile sends at most: the area under its rates, and a little more. */
export function lettersOf({ acts }: Pick<Profile, 'acts'>, set: 'letters' | 'backlog'): number {
  const sent = acts.flatMap((act) => (act.act === 'send' && act.set === set ? act.stages : []));
  let before = 0;
  let area = 0;
  for (const { seconds, rate, step } of sent) {
    area += ((step ? rate : before) + rate) * 0.5 * seconds;
    before = rate;
  }
  return sent.length === 0 ? 0 : Math.ceil(area * 1.01) + 5;
}
