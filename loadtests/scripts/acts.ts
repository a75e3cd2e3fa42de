import { sleep } from 'k6';
import exec from 'k6/execution';
import { herdVus, lastDrainSeconds } from '../profiles/k6-options.ts';
import type { Act } from '../profiles/profile.ts';
import { countSpan, makeCall, makeCalls, type ReadyCall, readyCall } from './axis-client.ts';
import { note } from './journal-writer.ts';
import {
  type ConnectedSystem,
  emptyLists,
  type Manner,
  type MessageType,
  noteList,
  polled,
  type Row,
  systems,
  takeTogether,
  type Waiting,
} from './receiving.ts';
import { documentOf, sendDocument } from './sending.ts';
import { profile } from './settings.ts';

/** The act that the scenario plays, of the kind that its function expects. */
function actOf<Kind extends Act['act']>(kind: Kind): Extract<Act, { act: Kind }> {
  const act = profile.acts[Number(__ENV['ACT'])];
  if (act === undefined || !isKind(act, kind)) throw new Error(`act ${__ENV['ACT']} is no ${kind}`);
  return act;
}

function isKind<Kind extends Act['act']>(act: Act, kind: Kind): act is Extract<Act, { act: Kind }> {
  return act.act === kind;
}

/** Milliseconds since 1970 at which everything but fetching ends. */
function endOfTest(): number {
  return Date.now() - exec.instance.currentTestRunDuration + profile.seconds * 1000;
}

/** Until when receivers may go on after that. */
function endOfDrain(): number {
  return endOfTest() + profile.drainSeconds * 1000;
}

/** One letter, the next of its set. */
export async function send(): Promise<void> {
  const { set } = actOf('send');
  await sendDocument(documentOf(set, exec.scenario.iterationInTest));
}

/** The system that an outage strikes: the first of the cast. */
const body = polled[0];

/** One worker’s share of the systems, each polled by its timetable until the test ends, and then until it is empty. */
export function receive(): void {
  const { workers, everySeconds, statuses, withoutBody } = actOf('receive');
  const worker = exec.scenario.iterationInTest;
  const [begin, end] = [Date.now(), endOfTest()];
  const own = polled.filter(
    (system, index) => index % workers === worker && !(withoutBody && system === body),
  );
  const until = endOfDrain();
  pollUntil(end, begin, own, everySeconds * 1000, { statuses, until });
  sleepUntil(end);
  for (let quiet = 0; quiet < 2 && Date.now() < until; ) {
    quiet = emptyAll(own, { statuses, until }) === 0 ? quiet + 1 : 0;
    if (quiet > 0) sleep(1);
  }
}

/**
 * Goes through the lists of these systems, once, and waits a second where none of what stood there could be taken: a
 * hub that refuses what it lists must not be asked as fast as it can say no.
 * @returns how many packets stood there.
 */
function emptyAll(all: Iterable<ConnectedSystem>, manner: Manner): number {
  const looks = Array.from(all, (system) => emptyLists(system, manner));
  const waited = looks.reduce((sum, look) => sum + look.waited, 0);
  if (waited > 0 && looks.every(({ taken }) => taken === 0)) sleep(1);
  return waited;
}

/** In turn, so that each is polled once a period; who is late goes on at once, and does not catch up. */
function pollUntil(
  end: number,
  begin: number,
  own: readonly ConnectedSystem[],
  period: number,
  manner: Manner,
): void {
  const turns = own.map((system, index) => ({ system, due: begin + (index / own.length) * period }));
  for (let turn = turns.shift(); turn !== undefined && turn.due < end; turn = turns.shift()) {
    sleepUntil(turn.due);
    emptyLists(turn.system, manner);
    turns.push({ ...turn, due: Math.max(Date.now(), turn.due + period) });
  }
}

function sleepUntil(at: number): void {
  const wait = at - Date.now();
  if (wait > 0) sleep(wait / 1000);
}

/** The body comes back after its outage and takes everything. */
export function outage(): void {
  actOf('outage');
  if (body === undefined) return;
  const begin = Date.now();
  const manner = { statuses: [], until: begin + profile.drainSeconds * 1000 };
  let waited = emptyAll([body], manner);
  while (waited > 0 && Date.now() < manner.until) waited = emptyAll([body], manner);
  const ms = Date.now() - begin;
  const answered = waited === 0 ? 'OK' : 'late';
  countSpan('drain', ms);
  note({ op: 'asked', by: body.codes[0] ?? '', operation: 'drain', answered, http: 200, ms, bytes: 0 });
}

/** One letter to many, and all of them look until each has seen it; then they take it. */
export async function broadcast(): Promise<void> {
  const { to } = actOf('broadcast');
  const document = documentOf(`broadcast-${to}`, 0);
  const operation = `visible-${to}`;
  const { answered, http } = await sendDocument(document, true);
  if (answered !== 'OK') {
    // What was not taken is seen by nobody.
    note({ op: 'asked', by: document.from, operation, answered, http, ms: 0, bytes: 0 });
    return;
  }
  const begin = Date.now();
  const limit = begin + profile.drainSeconds * 1000;
  const wanted = new Set(document.to);
  let blind = systems.filter(({ codes }) => codes.some((code) => wanted.has(code)));
  const waiting: Waiting[] = [];
  while (blind.length > 0 && Date.now() < limit) {
    const looks = lookAt(blind, 'edoc', limit);
    waiting.push(...looks.flatMap(({ system, rows = [] }) => rows.map((row) => ({ system, row }))));
    // Nodes get nothing but broadcasts, and take each before the next: any row is the letter.
    blind = looks.filter(({ rows = [] }) => rows.length === 0).map(({ system }) => system);
  }
  const ms = Date.now() - begin;
  countSpan(operation, ms);
  const end = blind.length === 0 ? 'OK' : 'late';
  note({ op: 'asked', by: document.from, operation, answered: end, http: 200, ms, bytes: 0 });
  takeTogether(waiting, { until: endOfDrain() });
}

/** What one system’s list held; without rows, nobody answered. */
interface Look {
  readonly system: ConnectedSystem;
  readonly rows: readonly Row[] | undefined;
}

/** How many lists are asked for at once where everybody looks. */
const looksAtOnce = 200;

/** Reads one list of many systems, many at once; those whose turn is not before the end see nothing. */
function lookAt(all: readonly ConnectedSystem[], messagetype: MessageType, until: number): readonly Look[] {
  const looks: Look[] = [];
  for (let at = 0; at < all.length; at += looksAtOnce) {
    const some = all.slice(at, at + looksAtOnce);
    const calls = Date.now() < until ? some.map((each) => listCall(each, messagetype)) : [];
    const answers = calls.length === 0 ? [] : makeCalls('list', calls);
    some.forEach((system, index) => {
      const answer = answers[index];
      looks.push({ system, rows: answer === undefined ? undefined : noteList(system, messagetype, answer) });
    });
  }
  return looks;
}

function listCall({ id }: ConnectedSystem, messagetype: MessageType): ReadyCall {
  return readyCall('list', id, { servicetype: 'eDoc', messagetype });
}

/** Until all virtual users are there, have signed, and wait for the same moment. */
const settleSeconds = 3;

/** Nodes that ask at the same moment, each virtual user for its share of them, all at once. */
export function herd(): void {
  const { nodes, everySeconds } = actOf('herd');
  const users = herdVus(nodes);
  const share = herdOf(nodes).filter((_, index) => index % users === exec.scenario.iterationInTest);
  const begin = Date.now() - exec.instance.currentTestRunDuration + settleSeconds * 1000;
  const times = Math.max(1, Math.floor(profile.seconds / everySeconds));
  const until = endOfDrain();
  for (let round = 0; round < times && Date.now() < until; round += 1) {
    const rounds = messageTypes.map((type) => ({ type, calls: share.map((each) => listCall(each, type)) }));
    sleepUntil(begin + round * everySeconds * 1000);
    for (const { type, calls } of rounds) {
      if (Date.now() >= until) return;
      makeCalls('list', calls).forEach((answer, index) => {
        const system = share[index];
        if (system !== undefined) noteList(system, type, answer);
      });
    }
  }
}

const messageTypes: readonly MessageType[] = ['edoc', 'status'];

/** The nodes of the world. @throws when it has fewer: those that are polled anyway make no herd. */
function herdOf(nodes: number): readonly ConnectedSystem[] {
  const own = systems.slice(polled.length);
  if (own.length < nodes) throw new Error(`only ${own.length} nodes were prepared, of ${nodes}`);
  return own.slice(0, nodes);
}

/** One letter with a large file. */
export async function big(): Promise<void> {
  actOf('big');
  await sendDocument(documentOf('big', exec.scenario.iterationInTest));
}

/** The whole directory, for the next of the connected systems. */
export function directory(): void {
  actOf('directory');
  const system = polled[exec.scenario.iterationInTest % polled.length];
  if (system === undefined) return;
  const { answered, http, ms, bytes } = makeCall('getAgenciesList', readyCall('directory', system.id));
  note({ op: 'asked', by: system.codes[0] ?? '', operation: 'getAgenciesList', answered, http, ms, bytes });
}

/** Passes over all lists in the end: after as many, what still comes is left to the check of truth. */
const mostPasses = 50;

/** When nobody sends any more: goes through all lists until a whole pass finds nothing, and says so of each. */
export function drainAll(): void {
  const statuses = profile.acts.flatMap((act) => (act.act === 'receive' ? act.statuses : []));
  const until = Date.now() + lastDrainSeconds(profile) * 1000;
  let full = stillFull(until);
  for (let pass = 1; pass < mostPasses && full.size > 0 && Date.now() < until; pass += 1) {
    emptyAll(full, { statuses, until });
    full = stillFull(until);
  }
  for (const system of systems) {
    if (full.has(system)) continue;
    for (const by of system.codes) note({ op: 'drained', by });
  }
}

/** Systems for whom something waits, or whose list was not answered, or not asked for any more. */
function stillFull(until: number): ReadonlySet<ConnectedSystem> {
  const looks = messageTypes.flatMap((type) => lookAt(systems, type, until));
  return new Set(looks.flatMap(({ system, rows }) => (rows?.length === 0 ? [] : [system])));
}
