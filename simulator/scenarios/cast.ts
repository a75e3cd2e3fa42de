import { secretFor } from '../../fixtures/worlds/secrets.ts';
import { findAgency, type World, type WorldAgency, type WorldSystem } from '../../fixtures/worlds/world.ts';
import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import { localDate } from '../../protocol/calendar/local-time.ts';
import { findLevelOne, levelOneCodes } from '../../protocol/identity/level-one.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import type { Scenario, WrittenAgency, WrittenWorld } from './scenario.ts';

/** Everybody in a scenario: the world that it names or describes, and the bodies that enter the directory on the way. */
export function castOf(scenario: Scenario, start: Instant): World {
  const opening = openingCast(scenario, start);
  const entering = enteringBodies(scenario, opening);
  return entering.length === 0 ? opening : { ...opening, agencies: [...opening.agencies, ...entering] };
}

/** Who is in the directory when the scenario begins. */
export function openingCast({ scenario, world = 2026 }: Scenario, start: Instant): World {
  if (typeof world !== 'object') return world2026;
  return worldFrom(scenario, world, start);
}

/** Bodies that are registered on the way, by a system that is there; who has a taken code enters nothing. */
function enteringBodies({ acts = [] }: Scenario, opening: World): readonly WorldAgency[] {
  const served = new Set(opening.systems.map(({ systemId }) => systemId));
  const entering = new Map<string, WorldAgency>();
  for (const act of acts) {
    if (act.do !== 'register' || !served.has(act.system) || entering.has(act.code)) continue;
    if (findAgency(opening, act.code) === undefined) entering.set(act.code, agencyFrom(act));
  }
  return [...entering.values()];
}

/** The world that somebody wrote, as it is on a day. Systems are those that its agencies name. */
export function worldFrom(name: string, written: WrittenWorld, start: Instant): World {
  const agencies = [...generated(written.generated ?? 0, start), ...(written.agencies ?? []).map(agencyFrom)];
  return {
    name,
    asOf: new Date(start).toISOString().slice(0, 10),
    systems: systemsOf(agencies),
    agencies,
  };
}

/** The secrets of a world for one seed. */
export function secretsOf({ systems }: World, seed: string): ReadonlyMap<string, string> {
  return new Map(systems.map(({ systemId }) => [systemId, secretFor(seed, systemId)]));
}

function agencyFrom({
  code,
  code102,
  name,
  parent = '',
  system,
  state = 'active',
}: WrittenAgency): WorldAgency {
  return {
    code,
    ...(code102 === undefined ? {} : { code102 }),
    name,
    address: name,
    mail: `vanthu@${code.toLowerCase().replaceAll('.', '-')}.example`,
    telephone: '024 0000 0000',
    parentCode: parent,
    systemId: system ?? code,
    state,
  };
}

function systemsOf(agencies: readonly WorldAgency[]): readonly WorldSystem[] {
  return [...new Set(agencies.map(({ systemId }) => systemId))].map((systemId) => ({
    systemId,
    name: agencies.find((each) => each.systemId === systemId)?.name ?? systemId,
    kind: /\.W\d+$/.test(systemId) ? 'centre' : 'agency',
  }));
}

/** Bodies of the first level that are open on that day, then a first department of each, until there are enough. */
function generated(count: NonNullable<WrittenWorld['generated']>, start: Instant): readonly WorldAgency[] {
  const day = localDate(start);
  const bodies = levelOneCodes.flatMap((code) => {
    const body = findLevelOne(code, day);
    const isOpen = body !== undefined && body.kind !== 'peoples-council' && body.closing === undefined;
    return isOpen ? [agencyFrom({ code, name: body.name })] : [];
  });
  const offices = bodies.map(({ code, name }) =>
    agencyFrom({ code: `${code}.01`, name: `Đơn vị thứ nhất, ${name}`, parent: code, system: `${code}.01` }),
  );
  const cast = [...bodies, ...offices].slice(0, count);
  if (cast.length < count) throw new RangeError(`at most ${cast.length} agencies can be generated`);
  return cast;
}
