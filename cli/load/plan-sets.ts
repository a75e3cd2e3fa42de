import type { World, WorldAgency } from '../../fixtures/worlds/world.ts';
import type { MixName } from '../../loadtests/payloads/manifest.ts';
import type { Chance } from '../../protocol/ports/ports.ts';
import { createSeededChance } from '../../simulator/ports/seeded-chance.ts';
import { fileOfSize, type PoolFile, pickFile, poolOf } from './attachment-pool.ts';
import { drawLetters, type LetterPlan, type UrgencyShares } from './draw-letters.ts';
import type { LetterSigning } from './signed-letters.ts';

/** What to prepare. */
export interface PrepareOrder {
  readonly world: World;
  readonly seed: string;
  /** Letters of ordinary traffic. */
  readonly documents: number;
  readonly mix: MixName;
  readonly fanOut: number;
  /** How many systems send, and how many take part in ordinary traffic at all. The others are nodes. */
  readonly senders: number;
  readonly polled: number;
  readonly urgency: UrgencyShares;
  /** Letters with both signatures, of one body, for that share of them. */
  readonly signed?: { readonly share: number; readonly by: LetterSigning };
  /** Hoả tốc letters beside: one to each of these numbers of nodes. */
  readonly broadcasts: readonly { readonly name: string; readonly receivers: number }[];
  /** Letters to the first agency of the world, and as many of its own, in turn. */
  readonly backlog: number;
  /** Letters with one large file each, to one receiver. */
  readonly big: { readonly count: number; readonly bytes: number };
}

/** Who does what. */
export interface Cast {
  readonly senders: readonly WorldAgency[];
  /** Who takes part in ordinary traffic, the senders first. */
  readonly polled: readonly WorldAgency[];
  readonly nodes: readonly WorldAgency[];
}

/** One agency for each connected system, in the world’s order: each has lists of its own. */
export function castOf({ world, senders, polled }: PrepareOrder): Cast {
  const centres = new Set(
    world.systems.filter(({ kind }) => kind === 'centre').map(({ systemId }) => systemId),
  );
  const open = world.agencies.filter(({ state, code }) => state === 'active' && !centres.has(code));
  const served = new Set<string>();
  const own = open.filter(({ systemId }) => !served.has(systemId) && served.add(systemId));
  return {
    senders: own.slice(0, Math.min(senders, polled)),
    polled: own.slice(0, polled),
    nodes: own.slice(polled),
  };
}

/** The pool: files of the mix, and one large one. */
export function filesOf({ mix, seed, big }: PrepareOrder): readonly PoolFile[] {
  const large = big.count === 0 ? [] : [fileOfSize(big.bytes, `${seed} big`)];
  return [...poolOf(mix, seed), ...large];
}

/** Letters for one purpose. */
export interface PlannedSet {
  readonly name: string;
  readonly count: number;
  readonly letters: Iterator<LetterPlan>;
}

/**
 * The letters of an order, set after set; `poolSize` is how many files `filesOf` gave.
 * @throws {RangeError} when the world is too small for it.
 */
export function planSets(
  order: PrepareOrder,
  { senders, polled, nodes }: Cast,
  poolSize: number,
): readonly PlannedSet[] {
  const [body, ...others] = polled;
  if (body === undefined || others[0] === undefined) throw new RangeError('fewer than two systems');
  const letters = ordinaryLetters(order, senders, polled);
  const toNodes = order.broadcasts.map(({ name, receivers }): PlannedSet => {
    const to = nodes.slice(0, receivers);
    if (to.length < receivers) throw new RangeError(`${to.length} nodes, not ${receivers}`);
    const plan: LetterPlan = { from: body, to, urgency: 'hỏa tốc', attachment: 0 };
    return { name: `broadcast-${name}`, count: 1, letters: repeat(plan) };
  });
  return [
    { name: 'letters', count: order.documents, letters },
    ...toNodes,
    { name: 'backlog', count: 2 * order.backlog, letters: backlogOf(body, others, letters) },
    { name: 'big', count: order.big.count, letters: bigLetters(others, body, poolSize - 1) },
  ].filter(({ count }) => count > 0);
}

function ordinaryLetters(
  { seed, mix, signed, fanOut, urgency }: PrepareOrder,
  senders: readonly WorldAgency[],
  receivers: readonly WorldAgency[],
): Iterator<LetterPlan> {
  const chance = createSeededChance(`load ${seed}`);
  const pick = () => pickFile(mix, chance.draw('size'), chance.draw('file'));
  const all = drawLetters({ chance, senders, receivers, fanOut, urgency, pickFile: pick });
  return signed === undefined ? all : withSigned(all, chance, receivers, signed);
}

/** Some of the letters, drawn, are of the body that signs; it does not write to itself. */
function* withSigned(
  letters: Iterator<LetterPlan>,
  chance: Chance,
  receivers: readonly WorldAgency[],
  { share, by }: NonNullable<PrepareOrder['signed']>,
): Generator<LetterPlan> {
  const others = receivers.filter(({ code }) => code !== by.from.code);
  for (let each = letters.next(); each.done !== true; each = letters.next()) {
    const drawn = each.value.to.filter(({ code }) => code !== by.from.code);
    const to = drawn.length > 0 ? drawn : others.slice(0, 1);
    yield chance.draw('signed') < share ? { ...each.value, from: by.from, to, signs: true } : each.value;
  }
}

function* repeat(plan: LetterPlan): Generator<LetterPlan> {
  for (;;) yield plan;
}

/** In turn: a letter to the body, drawn as others are, and one of the body to somebody else. */
function* backlogOf(
  body: WorldAgency,
  others: readonly WorldAgency[],
  letters: Iterator<LetterPlan>,
): Generator<LetterPlan> {
  for (let index = 0; ; index += 1) {
    const other = others[index % others.length];
    const drawn = letters.next();
    if (other === undefined || drawn.done === true) return;
    yield { ...drawn.value, from: other, to: [body] };
    yield { ...drawn.value, from: body, to: [other] };
  }
}

function* bigLetters(
  senders: readonly WorldAgency[],
  to: WorldAgency,
  attachment: number,
): Generator<LetterPlan> {
  for (let index = 0; ; index += 1) {
    const from = senders[index % senders.length];
    if (from === undefined) return;
    yield { from, to: [to], urgency: 'thường', attachment };
  }
}
