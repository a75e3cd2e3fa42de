import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../ports/manual-clock.ts';
import { createMemoryLog } from '../../ports/memory-log.ts';
import { createSeededChance } from '../../ports/seeded-chance.ts';
import { startHub } from '../start-hub.ts';
import type { DirectoryAgency } from '../store/store.ts';
import { addFormerCode, lockBody, moveBody, renameBody } from './change-body.ts';
import { closeBody, settleDirectory } from './close-body.ts';
import { registerBody } from './register-body.ts';

const codes = ['G22', 'G22.01', 'G22.02', 'G06', 'G06.19', 'H17', 'H17.08', 'H17.20', '0100100079'] as const;
const former = ['000.00.01.G22', '000.00.00.G06', '000.00.08.H17'] as const;
const code = fc.constantFrom(...codes, ...former);
const soon = fc.constantFrom(undefined, '2026-11-21', '2026-11-22', '2026-11-24');

/** One change that somebody asks for, sensible or not. */
const change = fc.oneof(
  fc.record({
    kind: fc.constant('register' as const),
    code,
    code102: fc.option(fc.constantFrom(...former), { nil: undefined }),
    parent: fc.option(code, { nil: undefined }),
    validFrom: soon,
  }),
  fc.record({ kind: fc.constant('rename' as const), code, name: fc.string({ minLength: 1, maxLength: 8 }) }),
  fc.record({ kind: fc.constant('move' as const), code, parent: code }),
  fc.record({ kind: fc.constant('lock' as const), code, isLocked: fc.boolean() }),
  fc.record({ kind: fc.constant('former-code' as const), code, code102: fc.constantFrom(...former) }),
  fc.record({
    kind: fc.constant('close' as const),
    code,
    on: soon,
    successor: fc.option(code, { nil: undefined }),
    waiting: fc.constantFrom('keep' as const, 'return' as const, undefined),
  }),
  fc.record({ kind: fc.constant('a day passes' as const) }),
);

type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

async function openHub() {
  const clock = createManualClock(Date.UTC(2026, 10, 21, 1));
  const ports = { clock, chance: createSeededChance('directory'), log: createMemoryLog() };
  const system = (systemId: string) => ({ systemId, secret: 's' });
  const systems = [system('one'), system('two')];
  const { hub, close } = await startHub({ world: { systems, agencies: [] }, ports });
  return { hub, clock, close };
}

type Open = Awaited<ReturnType<typeof openHub>>;

async function make(asked: Change, { hub, clock }: Open): Promise<void> {
  switch (asked.kind) {
    case 'register': {
      const { code: text, code102, parent, validFrom } = asked;
      const body = {
        ...{ code: text, name: text, systemId: text.startsWith('G') ? 'one' : 'two' },
        ...(code102 === undefined ? {} : { code102 }),
        ...(parent === undefined ? {} : { parent }),
        ...(validFrom === undefined ? {} : { details: { validFrom } }),
      };
      await registerBody(body, 'test', hub);
      return;
    }
    case 'rename':
      await renameBody(asked.code, { name: asked.name }, 'test', hub);
      return;
    case 'move':
      await moveBody(asked.code, asked.parent, 'test', hub);
      return;
    case 'lock':
      await lockBody(asked.code, asked.isLocked, 'test', hub);
      return;
    case 'former-code':
      await addFormerCode(asked.code, asked.code102, 'test', hub);
      return;
    case 'close': {
      const { on, successor, waiting } = asked;
      const closing = {
        reason: 'thử',
        ...(on === undefined ? {} : { on }),
        ...(successor === undefined ? {} : { successor }),
        ...(waiting === undefined ? {} : { waiting }),
      };
      await closeBody(asked.code, closing, 'test', hub);
      return;
    }
    case 'a day passes':
      await clock.advance(86_400_000);
      await settleDirectory(hub, clock.now());
  }
}

const byId = (rows: readonly DirectoryAgency[]) => new Map(rows.map((each) => [each.id, each]));

/** A client that has asked for deltas now and then. */
interface Client {
  readonly rows: Map<string, DirectoryAgency>;
  version: number;
}

async function poll({ hub }: Open, client: Client): Promise<void> {
  for (const each of await hub.store.listAgenciesSince(client.version, 1_000)) {
    client.rows.set(each.id, each);
    client.version = each.version;
  }
}

describe('a directory after any changes', () => {
  it('REG-08: is the same to whoever asked for all of it and to whoever asked for deltas', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(change, fc.boolean()), { minLength: 10, maxLength: 60 }),
        async (steps) => {
          const open = await openHub();
          const client: Client = { rows: new Map(), version: 0 };
          for (const [asked, polls] of steps) {
            await make(asked, open);
            if (polls) await poll(open, client);
          }
          await poll(open, client);
          const { store, lists } = open.hub;
          const all = byId(await store.listAgencies());
          expect(client.rows).toEqual(all);
          const history = await store.listAgencyHistory({ limit: 10_000 });
          expect(byId(history)).toEqual(all);
          expect(history.map((each) => each.version)).toEqual(history.map((_, at) => at + 1));
          expect(await store.directoryVersion()).toBe(history.length);
          const { pieces } = await lists.rows('ids', ({ id, version }) => ({ id, version }));
          const shown = JSON.parse(`[${Buffer.concat(pieces).toString()}]`) as DirectoryAgency[];
          expect(new Map(shown.map((each) => [each.id, each.version]))).toEqual(
            new Map([...all.values()].map((each) => [each.id, each.version])),
          );
          await open.close();
        },
      ),
      { numRuns: 40 },
    );
  });

  it('IDC-07: gives each code to one body for ever, and each body one mailbox', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 20, maxLength: 80 }), async (steps) => {
        const open = await openHub();
        const { store } = open.hub;
        for (const asked of steps) await make(asked, open);
        const owners = new Map<string, string>();
        const ended = new Set<string>();
        for (const row of await store.listAgencyHistory({ limit: 10_000 })) {
          for (const text of [row.code, row.code102]) {
            if (text === undefined) continue;
            expect(owners.get(text) ?? row.id).toBe(row.id);
            owners.set(text, row.id);
          }
          expect(ended.has(row.id) && row.state !== 'closed').toBe(false);
          if (row.state === 'closed') ended.add(row.id);
        }
        for (const [text, id] of owners) expect((await store.findAgency(text))?.id).toBe(id);
        await expectNoCircle(await store.listAgencies());
        await open.close();
      }),
      { numRuns: 40 },
    );
  });
});

async function expectNoCircle(rows: readonly DirectoryAgency[]): Promise<void> {
  const parents = new Map(rows.map((each) => [each.code, each.parentCode]));
  for (const { code: start } of rows) {
    let next = parents.get(start) ?? '';
    for (let steps = 0; next !== ''; steps += 1) {
      expect(steps).toBeLessThan(rows.length);
      next = parents.get(next) ?? '';
    }
  }
}
