import { secretFor } from '../../fixtures/worlds/secrets.ts';
import type { World, WorldAgency, WorldSystem } from '../../fixtures/worlds/world.ts';
import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import { localDate } from '../../protocol/calendar/local-time.ts';
import { findLevelOne, levelOneCodes } from '../../protocol/identity/level-one.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import type { Scenario, WrittenAgency, WrittenWorld } from './scenario.ts';

/** The world that a scenario names or describes. */
export function castOf({ scenario, world = 2026 }: Scenario, start: Instant): World {
  if (typeof world !== 'object') return world2026;
  return worldFrom(scenario, world, start);
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
