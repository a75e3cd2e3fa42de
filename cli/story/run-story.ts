import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import type { Clock, Ports } from '../../protocol/ports/ports.ts';
import type { DocumentCipher } from '../../simulator/encryption/document-cipher.ts';
import type { FaultPlan } from '../../simulator/faults/plan.ts';
import type { RunningTrustServices } from '../../simulator/pki/start-trust-services.ts';
import { createMemoryLog } from '../../simulator/ports/memory-log.ts';
import { createSeededChance } from '../../simulator/ports/seeded-chance.ts';
import { BrokenStory } from '../../simulator/scene/broken-story.ts';
import { runFirstLetter } from '../../simulator/scene/first-letter.ts';
import { type RunningWorld, startWorld } from '../../simulator/world.ts';
import { type CliContext, CommandFailure } from '../context.ts';
import { readFaults } from '../faults-option.ts';
import { explainPlace } from '../listening.ts';
import { renderBeside } from '../pki/render-services.ts';
import { startBeside } from '../pki/start-beside.ts';
import { signatureRules, signerBeside } from '../pki/verify-beside.ts';
import { explainStore, storesOf } from '../store-option.ts';
import { renderInvitation } from './render-meeting.ts';
import { createJsonPrinter, createTextPrinter, type StoryPrinter } from './story-printer.ts';
import { texts } from './texts.ts';
import { createView, tell } from './view.ts';

/** The options of `lienthong start`, as the parser hands them over. */
export interface StartOptions {
  readonly once?: true;
  readonly port?: number;
  readonly managementPort?: number;
  readonly seed: number;
  /** `memory`, a folder (relative to the working directory), or `postgres://…`. */
  readonly store?: string;
  /** A preset, or a file. */
  readonly faults?: string;
  /** Trust services beside the hub. */
  readonly pki?: true;
  /** The letter is signed, and hub and receivers verify it; trust services run beside them then. */
  readonly signatures?: 'law' | 'field';
  /** `attachments`: the letter travels encrypted for its receivers; trust services run beside the hub then. */
  readonly encryption?: 'attachments';
  readonly json?: true;
}

/** The seat that is left to a system of the person who started this: a state enterprise's. */
const freeSeats = ['0100100079'];
/** The nodes look for mail this often while they wait; real ones do so every few minutes. */
const pollInterval = 500;

/**
 * Plays the story of the first letter, and then stays up with hub and agencies until the context's signal.
 * @throws {CommandFailure} when it cannot start, or the story did not come out.
 */
export async function runStory(context: CliContext, options: StartOptions, clock: Clock): Promise<void> {
  const view = createView(context, namesOf());
  const print =
    options.json === true ? createJsonPrinter(context.stdout) : createTextPrinter(view, context.stdout);
  const ports: Ports = {
    clock,
    chance: createSeededChance(String(options.seed)),
    log: createMemoryLog(),
  };
  const faults = options.faults === undefined ? undefined : await readFaults(context, options.faults);
  const { json, signatures, encryption } = options;
  const pki = signatures === undefined && encryption === undefined ? options.pki : true;
  const trust = await startBeside({ pki, ports, bodies: world2026.agencies, faults });
  const world = await open(context, options, ports, print, faults, trust).catch(async (error: unknown) => {
    await trust?.close();
    throw error;
  });
  try {
    print({ name: 'world-ready', at: ports.clock.now(), place: world.place });
    if (trust !== undefined) context.stdout.write(renderBeside(context, trust, json));
    await tellStory(world, print, context.signal);
    if (options.once === true || context.signal.aborted) return;
    if (options.json !== true) context.stdout.write(`${renderInvitation(view, world.place).join('\n')}\n`);
    await Promise.all(world.nodes.map((node) => node.run(context.signal, pollInterval)));
    if (options.json !== true) context.stdout.write(`\n${tell(view, texts.closing)}\n`);
  } finally {
    await world.close();
    await trust?.close();
  }
}

async function open(
  context: CliContext,
  options: StartOptions,
  ports: Ports,
  print: StoryPrinter,
  faults: FaultPlan | undefined,
  trust: RunningTrustServices | undefined,
): Promise<RunningWorld> {
  const { seed, port, managementPort, store } = options;
  const { signatures } = options;
  const rules = signatures === undefined ? undefined : await signatureRules(context, { signatures }, trust);
  const signer =
    rules === undefined || trust === undefined ? undefined : await signerBeside(trust, ports.clock);
  const cipherOf = await ciphersOf(options, ports.clock, trust);
  return startWorld({
    world: world2026,
    seed,
    ports,
    freeSeats,
    ...(faults === undefined ? {} : { faults }),
    ...(rules === undefined ? {} : { signatures: rules }),
    ...(signer === undefined ? {} : { signer }),
    ...(cipherOf === undefined ? {} : { cipherOf }),
    ...(port === undefined ? {} : { port }),
    ...(managementPort === undefined ? {} : { managementPort }),
    ...(store === undefined ? {} : storesOf(context.cwd, store)),
    onEvent: (event) => print({ name: 'exchange', at: event.at, event }),
    onRequest: ({ headers: _, ...record }) => print({ name: 'request', at: record.at, record }),
  }).catch((error: unknown) => {
    throw explainPlace(explainStore(error), {
      ports: { '--port': port, '--management-port': managementPort },
    });
  });
}

async function ciphersOf(
  { encryption }: StartOptions,
  clock: Clock,
  trust: RunningTrustServices | undefined,
): Promise<((systemId: string) => DocumentCipher) | undefined> {
  if (encryption === undefined || trust === undefined) return undefined;
  const { ciphersBeside } = await import('../pki/encrypt-beside.ts');
  return ciphersBeside(trust, clock);
}

async function tellStory(world: RunningWorld, print: StoryPrinter, signal: AbortSignal): Promise<void> {
  try {
    await runFirstLetter(world, print, signal);
  } catch (error) {
    if (!(error instanceof BrokenStory)) throw error;
    const why = (language: 'vi' | 'en') => error.reasons.map((each) => each[language]).join('; ');
    throw new CommandFailure({
      vi: texts.broken.vi.replace('{why}', () => why('vi')),
      en: texts.broken.en.replace('{why}', () => why('en')),
    });
  }
}

/** Every code form of the world, with its body's name. */
function namesOf(): ReadonlyMap<string, string> {
  return new Map(
    world2026.agencies.flatMap(({ code, code102, name }) => [
      [code, name] as const,
      ...(code102 === undefined ? [] : [[code102, name] as const]),
    ]),
  );
}
