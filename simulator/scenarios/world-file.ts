import type { World, WorldAgency, WorldSystem } from '../../fixtures/worlds/world.ts';
import { parseOrganId } from '../../protocol/identity/organ-id.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import { type Problem, problem } from '../../protocol/problems/problem.ts';
import { type Reading, read } from '../../protocol/result.ts';
import { nearest } from '../../protocol/settings/nearest.ts';
import { createSchemaReader, type JsonSchema } from '../../protocol/settings/schema-reader.ts';
import type { AcceptanceLimits } from '../hub/transfers/acceptance.ts';
import {
  checkLimits,
  limitsFrom,
  limitsSchema,
  type WrittenLimits,
} from '../hub/transfers/written-limits.ts';
import { text } from './act-schemas.ts';
import { worldFrom } from './cast.ts';
import type { WrittenAgency, WrittenWorld } from './scenario.ts';
import { agencyProperties, count, strict } from './scenario-schema.ts';
import { readYamlSettings } from './yaml-settings.ts';

/** A world as a person writes it: the cast of a scenario, with what a hub that stands by itself needs beside. */
export interface WorldFile extends WrittenWorld {
  readonly $schema?: string;
  readonly world: string;
  readonly agencies?: readonly FileAgency[];
  /** Names and secrets of systems; a system that is not listed has a secret made from the hub's seed. */
  readonly systems?: readonly FileSystem[];
  /** How long receivers may take to accept (STA-15). */
  readonly acceptance?: WrittenLimits;
}

export interface FileAgency extends WrittenAgency {
  readonly mail?: string;
  readonly address?: string;
  readonly telephone?: string;
}

export interface FileSystem {
  readonly id: string;
  readonly name?: string;
  readonly secret?: string;
}

/** A world to start a hub with. */
export interface ReadWorld {
  readonly world: World;
  /** By system, of those that have one of their own. */
  readonly secrets: ReadonlyMap<string, string>;
  /** Absent where the file says nothing of it. */
  readonly acceptance?: AcceptanceLimits;
}

const agency = strict({ ...agencyProperties, mail: text, address: text, telephone: text }, ['code', 'name']);
const system = strict({ id: text, name: text, secret: { ...text, description: 'the key of its requests' } }, [
  'id',
]);

/** The published schema of a world: `docs/world.schema.json` is this, written out. */
export const worldSchema: JsonSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'A world of the lienthong simulator',
  ...strict(
    {
      $schema: { type: 'string' },
      world: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]*$', description: 'its name' },
      generated: count(100, 'agencies of the first level'),
      agencies: { type: 'array', items: agency, minItems: 1 },
      systems: { type: 'array', items: system },
      acceptance: limitsSchema,
    },
    ['world', 'agencies'],
  ),
};

const readValue = createSchemaReader<WorldFile>(worldSchema);

/** Reads a world from the text of a file, YAML or JSON, as it is on a day. Problems: `settings.*`, with places. */
export function readWorldFile(source: string, at: Instant): Reading<ReadWorld> {
  const file = readYamlSettings(source, readValue, (value) => checkWorld(value, worldOf(value, at)));
  if (!file.ok) return file;
  const { acceptance } = file.value;
  const limits = acceptance === undefined ? {} : { acceptance: limitsFrom(acceptance) };
  return read({ world: worldOf(file.value, at), secrets: secretsOf(file.value), ...limits });
}

function worldOf(file: WorldFile, at: Instant): World {
  const world = worldFrom(file.world, file, at);
  const contacts = new Map((file.agencies ?? []).map((each) => [each.code, each]));
  const names = new Map((file.systems ?? []).map(({ id, name }) => [id, name]));
  return {
    ...world,
    agencies: world.agencies.map((each) => withContacts(each, contacts.get(each.code))),
    systems: world.systems.map(
      (each): WorldSystem => ({ ...each, name: names.get(each.systemId) ?? each.name }),
    ),
  };
}

function withContacts(agency: WorldAgency, written: FileAgency | undefined): WorldAgency {
  const { mail = agency.mail, address = agency.address, telephone = agency.telephone } = written ?? {};
  return { ...agency, mail, address, telephone };
}

function secretsOf({ systems = [] }: WorldFile): ReadonlyMap<string, string> {
  return new Map(systems.flatMap(({ id, secret }) => (secret === undefined ? [] : [[id, secret] as const])));
}

/** What a schema cannot say: codes are codes, each of one body; bodies come after those above them. */
function checkWorld(
  { agencies = [], systems = [], acceptance = {} }: WorldFile,
  world: World,
): readonly Problem[] {
  const before = world.agencies.slice(0, world.agencies.length - agencies.length);
  const used = new Set(before.map(({ code }) => code));
  const serving = new Set(world.systems.map(({ systemId }) => systemId));
  return [
    ...agencies.flatMap((each, index) => checkAgency(each, `agencies/${index}`, used)),
    ...systems.flatMap(({ id }, index) => checkKnown(id, `systems/${index}/id`, serving)),
    ...repeated(systems.map(({ id }) => id)).map((seen) =>
      problem('settings.id-repeated', 'systems', { seen }),
    ),
    ...checkLimits(acceptance, 'acceptance/rows'),
  ];
}

/** `used` are the codes of all before it, and gets this one's. */
function checkAgency(
  { code, code102, parent = '' }: FileAgency,
  path: string,
  used: Set<string>,
): readonly Problem[] {
  const parentProblems = parent === '' ? [] : checkKnown(parent, `${path}/parent`, used);
  const codes = [
    ['code', code],
    ['code102', code102],
  ] as const;
  const codeProblems = codes.flatMap(([key, value]) => {
    if (value === undefined) return [];
    const parsed = parseOrganId(value, `${path}/${key}`, 'observed');
    const taken = used.has(value) ? [problem('settings.id-repeated', `${path}/${key}`, { seen: value })] : [];
    used.add(value);
    return parsed.ok ? taken : parsed.problems;
  });
  return [...codeProblems, ...parentProblems];
}

function checkKnown(seen: string, path: string, known: ReadonlySet<string>): readonly Problem[] {
  if (known.has(seen)) return [];
  const all = [...known];
  if (all.length === 0) return [problem('settings.reference-to-nothing', path, { seen })];
  const expected = nearest(seen, all) ?? all.slice(0, 20).join(', ');
  return [problem('settings.reference-unknown', path, { seen, expected })];
}

function repeated(ids: readonly string[]): readonly string[] {
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}
