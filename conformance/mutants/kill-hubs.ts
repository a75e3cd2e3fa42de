import { hubChecks } from '../checks/hub-all.ts';
import type { ReferenceHubOptions } from '../engine/reference-peers.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { ProfileName } from '../requirements/requirement.ts';
import { hubScenarios } from '../scenarios/hub-all.ts';
import { at, type Bench, type Trace } from './bench.ts';
import { hubMutants } from './hub-all.ts';
import { contextOf, tryHub } from './hub-trial.ts';
import { hearByEach } from './kill.ts';

const everything = hubScenarios.map(({ id }) => id);

interface Style extends ReferenceHubOptions {
  /** How the rules are read of what it does. */
  readonly profiles: readonly ProfileName[];
}

/** The ways in which an orderly hub may be set; the first can do all that checks look at. */
const styles: readonly Style[] = [
  { profiles: ['law', 'DT21'], dialect: 'strict', delivery: 'faithful', durable: true },
  { profiles: ['law', 'DT21'], dialect: 'strict', delivery: 'field', fieldYear: '2019' },
  { profiles: ['field', 'legacy'], dialect: 'observed', delivery: 'faithful' },
  { profiles: ['field', 'legacy'], dialect: 'observed', delivery: 'field', fieldYear: '2025' },
];

/** Plays against every broken hub what its owner looks at, and judges it by every check of hubs. */
export const hubBench: Bench = {
  checks: hubChecks,
  mutants: hubMutants,
  async try(place) {
    const { owner, wrap } = at(hubMutants, place);
    const wanted = hubChecks.find(({ id }) => id === owner)?.scenarios ?? [];
    const durable = wanted.includes('hub-restart');
    return traceOf(await tryHub(wanted.length === 0 ? everything : wanted, { durable }, wrap));
  },
  sounds: styles.map(({ profiles, dialect, delivery }) => ['hub', ...profiles, dialect, delivery].join(', ')),
  async sound(place) {
    const { profiles, ...options } = at(styles, place);
    const evidence = await tryHub(everything, options);
    const { found, silent } = hearByEach(hubChecks, evidence, profiles.map(contextOf));
    return { found, silent: options.durable === true ? silent : [] };
  },
  example: async () => [traceOf(await tryHub(everything, { durable: true }))],
};

function traceOf(evidence: Evidence): Trace {
  return { evidence, context: contextOf('law'), checks: hubChecks };
}
