import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Check } from '../check.ts';
import { createRecorder } from '../evidence/create-recorder.ts';
import type { CallEntry, EvidenceEntry } from '../evidence/evidence.ts';
import type { Judgement } from '../finding.ts';
import { usualTolerances } from '../tolerances.ts';
import { resumedSubject, withoutGaps } from './interruption.ts';
import { type JournalLine, journaledStage } from './journal.ts';
import { openRunFolder } from './run-folder.ts';
import { runPlan, type StageOrder } from './run-plan.ts';
import type { AgencyStage, HubStage, Scenario } from './stage.ts';
import { StopReason } from './stop-reason.ts';

const root = mkdtempSync(join(tmpdir(), 'lienthong-run-'));
afterAll(() => rmSync(root, { recursive: true }));

const title = { vi: 'kịch bản', en: 'scenario' };
const bytes = (text: string) => new TextEncoder().encode(text);
const isArrival = (entry: EvidenceEntry): entry is CallEntry =>
  entry.kind === 'call' && entry.operation === 'arrival';

/** What lies outside of our process, and outlasts it. */
interface World {
  readonly called: string[];
  /** A day on which the system does answer. */
  answers: boolean;
  /** Why it is stopped on that day. */
  readonly why?: StopReason;
  readonly stop: AbortController;
}

/** A hub stage whose hub is somebody else's: calls reach the world, arrivals come when it answers. */
function stagesIn(world: World) {
  return async ({ scenario, signal, heard, before }: StageOrder) => {
    const recorder = createRecorder(() => 7, heard, before);
    const record = (operation: string, body: string) =>
      recorder.add({
        ...{ kind: 'call', at: 7, from: { kind: 'harness' }, to: { kind: 'system' }, operation, took: 0 },
        request: { method: 'POST', target: '/', headers: [], body: recorder.keep(bytes(body)) },
      });
    const stage: HubStage = {
      ...{ seat: 'hub', recorder, signal, chance: () => 0.5, known: {}, tolerances: usualTolerances },
      clock: { now: () => 7, sleep: async () => undefined },
      step: (name, facts) => recorder.begin(scenario.id, name, facts),
      accounts: [account, account, account],
      async call(_account, operation) {
        world.called.push(operation);
        return { entry: record(operation, operation), body: bytes(`answer to ${operation}`) };
      },
      async until(wanted) {
        if (world.answers) record('arrival', 'here');
        else world.stop.abort(world.why);
        return recorder.evidence().entries.find(wanted);
      },
    };
    return { stage, close: async () => undefined };
  };
}
const account = { systemId: 'a', secret: '', agencies: ['a'] as const };

const hubScenario = (id: string, run: (stage: HubStage) => Promise<void>): Scenario => {
  return { id, title, seat: 'hub', run };
};
const before = hubScenario('hub.before', async (stage) => {
  stage.step('happy');
  await stage.call(account, 'first', {});
});
const waits = hubScenario('hub.waits', async (stage) => {
  stage.step('happy');
  const { body } = await stage.call(account, 'second', {});
  const arrived = await stage.until(isArrival, 1_000, title);
  stage.step('after', { told: new TextDecoder().decode(body), arrived: String(arrived?.number) });
  await stage.call(account, 'third', {});
});

const play = (world: World, folder: string, resumes: boolean) =>
  runPlan({
    ...{
      seat: 'hub',
      scenarios: [before, waits],
      seed: 's',
      tolerances: usualTolerances,
      signal: world.stop.signal,
      parallel: 1,
      now: () => 7,
    },
    stages: { hub: stagesIn(world), ...(resumes ? { resumes } : {}) },
    store: openRunFolder(join(root, folder)),
  });
const worldOf = (answers: boolean): World => ({ called: [], answers, stop: new AbortController() });

describe('a run that is stopped', () => {
  test('goes on where it was on another day, and calls nobody twice', async () => {
    const first = worldOf(false);
    const stopped = await play(first, 'waiting', true);
    expect([stopped.ran, stopped.unfinished.map(({ scenario }) => scenario)]).toEqual([
      ['hub.before'],
      ['hub.waits'],
    ]);
    expect(readFileSync(join(root, 'waiting/scenarios/hub.before/done'), 'utf8')).toBe('');
    const second = worldOf(true);
    const resumed = await play(second, 'waiting', true);
    expect([first.called, second.called]).toEqual([['first', 'second'], ['third']]);
    expect([resumed.ran, resumed.unfinished]).toEqual([['hub.before', 'hub.waits'], []]);
  });

  test('leaves the evidence of one that never was', async () => {
    const whole = await play(worldOf(true), 'whole', true);
    await play(worldOf(false), 'parts', true);
    const resumed = await play(worldOf(true), 'parts', true);
    const { entries } = resumed.evidence;
    const stop = entries.findIndex((each) => each.kind === 'state' && each.subject === 'resumed');
    expect(stop).toBeGreaterThan(0);
    const played = entries.toSpliced(stop, 1).map((each, index) => ({ ...each, number: index + 1 }));
    expect(played).toEqual(
      whole.evidence.entries.map((each) =>
        each.kind === 'step' && each.facts['arrived'] !== undefined
          ? { ...each, facts: { ...each.facts, arrived: String(Number(each.facts['arrived']) + 1) } }
          : each,
      ),
    );
    const bodies = (run: typeof whole) =>
      run.evidence.entries.map((entry) => entry.kind === 'call' && run.evidence.body(entry.request.body));
    expect(bodies(resumed).filter(Boolean)).toEqual(bodies(whole).filter(Boolean));
  });

  test('asks anew what a hub that never answered was asked', async () => {
    const why = new StopReason(title, { asksAgain: true });
    await play({ ...worldOf(false), why }, 'silent', true);
    const second = worldOf(true);
    await play(second, 'silent', true);
    expect(second.called).toEqual(['second', 'third']);
  });

  test('keeps what it was told on an earlier day by a hub that is silent on this one', async () => {
    const why = new StopReason(title, { asksAgain: true });
    await play(worldOf(false), 'silent later', true);
    await play({ ...worldOf(false), why }, 'silent later', true);
    const third = worldOf(true);
    await play(third, 'silent later', true);
    expect(third.called).toEqual(['third']);
  });

  test('plays a scenario anew where its stage cannot remember', async () => {
    await play(worldOf(false), 'forgets', false);
    const second = worldOf(true);
    const resumed = await play(second, 'forgets', false);
    expect(second.called).toEqual(['second', 'third']);
    expect(resumed.evidence.entries.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });
});

describe('a journal', () => {
  test('refuses a scenario that takes another way than it did', async () => {
    await play(worldOf(false), 'other', true);
    const other = hubScenario('hub.waits', async (stage) => {
      await stage.call(account, 'else', {});
    });
    const world = worldOf(true);
    const { unfinished } = await runPlan({
      ...{ seat: 'hub', scenarios: [other], seed: 's', signal: world.stop.signal, parallel: 1, now: () => 7 },
      ...{ stages: { hub: stagesIn(world), resumes: true }, store: openRunFolder(join(root, 'other')) },
      tolerances: usualTolerances,
    });
    expect(unfinished[0]?.why.en).toContain('asks for call where it asked for step before');
    expect(world.called).toEqual([]);
  });
});

describe('a wait', () => {
  test('that was stopped goes on where it was, by the time that the hub was there', async () => {
    let now = 0;
    const asked: number[] = [];
    const stop = new AbortController();
    const lines: JournalLine[] = [];
    const stage = (signal: AbortSignal, waits: (ms: number) => void) =>
      ({
        ...{ seat: 'receiver', signal, clock: { now: () => now, sleep: async () => undefined } },
        pass: async (ms: number) => {
          asked.push(ms);
          waits(ms);
        },
      }) as unknown as AgencyStage;
    const journal = { past: [], write: (line: JournalLine) => void lines.push(line) };
    const first = journaledStage(
      stage(stop.signal, () => {
        now += 400;
        stop.abort();
      }),
      journal,
      [],
    );
    await expect(first.pass(1_000, title)).rejects.toThrow('stopped');
    now += 86_400_000;
    const { signal } = new AbortController();
    const second = journaledStage(
      stage(signal, (ms) => {
        now += ms;
      }),
      { ...journal, past: lines },
      [],
    );
    await second.pass(1_000, title);
    expect([asked, lines.map(({ waited }) => waited)]).toEqual([
      [1_000, 600],
      [400, undefined],
    ]);
  });
});

describe('a check that measures time', () => {
  const check: Check = {
    ...{
      id: 'sender.timed',
      title,
      requirements: ['STA-01'],
      seats: ['sender'],
      scenarios: ['sender-timing'],
    },
    timed: true,
    judge: () => ({ kind: 'judged', findings: [], looked: [1] }),
  };
  const late: Judgement = {
    kind: 'judged',
    looked: [1],
    findings: [
      {
        ...{ requirement: 'STA-01', place: { entry: 1, part: 'packet' }, expected: title, seen: 'late' },
        ...{ cause: title, blame: 'system', severity: 'fail' },
      },
    ],
  };
  const stoppedIn = (scenario: string) => {
    const recorder = createRecorder(() => 7);
    recorder.begin(scenario, 'evening');
    const facts = { stopped: '2026-11-20T10:00:00.000Z' };
    recorder.add({ kind: 'state', at: 7, of: { kind: 'harness' }, subject: resumedSubject, facts });
    return recorder.evidence();
  };

  test('blames nobody for the time of a stop, and stands by what it found elsewhere', () => {
    expect(withoutGaps(check, late, stoppedIn('sender-timing'))).toMatchObject({
      kind: 'inconclusive',
      blame: 'harness',
    });
    expect(withoutGaps(check, late, stoppedIn('sender-life'))).toBe(late);
    const { timed: _, ...untimed } = check;
    expect(withoutGaps(untimed, late, stoppedIn('sender-timing'))).toBe(late);
  });
});
