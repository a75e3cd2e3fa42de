import { readdirSync, readFileSync } from 'node:fs';
import type { Bilingual } from '../../protocol/problems/entry.ts';
import { fateOf } from './fates.ts';
import type { InstrumentRequirements, ProfileName, Requirement } from './requirement.ts';

/** One file of `instruments/`: duties that are read from one instrument first, without what this suite does with them. */
interface InstrumentFile {
  readonly instrument: { readonly key: string; readonly name: Bilingual };
  readonly requirements: readonly Omit<Requirement, 'fate' | 'group'>[];
}

const folder = new URL('instruments/', import.meta.url);

let instruments: readonly InstrumentRequirements[] | undefined;
let byId: ReadonlyMap<string, Requirement> | undefined;

/** Every duty, instrument by instrument; read at the first call. */
export function ledgerByInstrument(): readonly InstrumentRequirements[] {
  instruments ??= readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map(readInstrument);
  return instruments;
}

function readInstrument(name: string): InstrumentRequirements {
  const file = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as InstrumentFile;
  const requirements = file.requirements.map((each) => ({
    ...each,
    group: each.id.slice(0, each.id.indexOf('-')),
    fate: fateOf(each),
  }));
  return { instrument: file.instrument, requirements };
}

/** Every duty once, by id. */
export function ledger(): readonly Requirement[] {
  return [...index().values()];
}

/** One duty. */
export function requirementOf(id: string): Requirement | undefined {
  return index().get(id);
}

function index(): ReadonlyMap<string, Requirement> {
  byId ??= new Map(
    ledgerByInstrument()
      .flatMap(({ requirements }) => requirements)
      .sort((one, other) => (one.id < other.id ? -1 : 1))
      .map((each) => [each.id, each]),
  );
  return byId;
}

/** True when a duty holds on a day, `yyyy-mm-dd`: the first and the last day count. */
export function inForce({ inForce: dates }: Requirement, asOf: string): boolean {
  return (dates?.from ?? '') <= asOf && asOf <= (dates?.until ?? '9999-12-31');
}

/** Duties of a profile that hold on a day. */
export function ledgerFor(profile: ProfileName, asOf: string): readonly Requirement[] {
  return ledger().filter((each) => each.profiles.includes(profile) && inForce(each, asOf));
}
