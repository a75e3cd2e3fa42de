import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cutProfile } from '../../loadtests/profiles/cut.ts';
import { profiles } from '../../loadtests/profiles/profiles.ts';
import { startHub } from '../../simulator/hub/start-hub.ts';
import { createMemoryLog } from '../../simulator/ports/memory-log.ts';
import { createSeededChance } from '../../simulator/ports/seeded-chance.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';
import { systemsWithSecrets } from '../hub/world-option.ts';
import { runRecorded } from '../recorded-context.ts';
import { findK6, servesScripts } from './k6-program.ts';
import { prepareProfile, worldOf } from './prepare-profile.ts';
import { startEmptyHub, writeStandIn } from './run/stand-in-under-test.ts';
import { readPart, segmentOf } from './run-part.ts';

const root = await mkdtemp(join(tmpdir(), 'lienthong-parts-'));
afterAll(() => rm(root, { recursive: true, force: true }));

describe('parts of a run', () => {
  it('cover the whole, one behind the other', () => {
    const segments = [1, 2, 3].map((number) => segmentOf({ number, of: 3 }));
    expect(segments.map(({ segment }) => segment)).toEqual(['0:1/3', '1/3:2/3', '2/3:1']);
    expect(new Set(segments.map(({ sequence }) => sequence))).toEqual(new Set(['0,1/3,2/3,1']));
    expect(segmentOf({ number: 1, of: 1 })).toEqual({ segment: '0:1', sequence: '0,1' });
  });

  it('end with what empties the lists', () => {
    expect(readPart('drain')).toEqual({ name: 'drain' });
  });

  it.each(['0/3', '4/3', '1', 'x', '1/1000'])('are not written %s', (text) => {
    expect(() => readPart(text)).toThrow();
  });
});

describe.skipIf(process.platform === 'win32')('a part', () => {
  let hub: Awaited<ReturnType<typeof startEmptyHub>>;
  beforeAll(async () => {
    hub = await startEmptyHub();
  });
  afterAll(() => hub.close());

  const partOf = async (folder: string, target = hub.url) => {
    const argv = ['load', 'part', '1/2', '--target', target, '--payloads', folder];
    return runRecorded([...argv, '--secrets', 'khoa.json', '--out', 'out'], {
      cwd: folder,
      env: { LIENTHONG_K6: await writeStandIn(folder, { journal: '', exitCode: 0 }) },
      language: 'vi',
    });
  };

  it('is made of no folder that was not prepared for it', async () => {
    const { exitCode, stderr } = await partOf(await mkdtemp(join(root, 'part-')));
    expect([exitCode, stderr]).toEqual([64, expect.stringContaining('không phải thư mục do lienthong load')]);
  });

  const prepare = async (keys: (systems: readonly string[]) => object) => {
    const folder = await mkdtemp(join(root, 'part-'));
    const profile = cutProfile(profiles.L2, { seconds: 1, scale: 0.1 });
    await prepareProfile(profile, { folder, seed: '7', at: 0, onProgress: () => undefined });
    await writeFile(join(folder, 'profile.json'), JSON.stringify(profile));
    const cast: readonly (readonly [string, string])[] = JSON.parse(
      await readFile(join(folder, 'cast.json'), 'utf8'),
    );
    await writeFile(join(folder, 'khoa.json'), JSON.stringify(keys(cast.map(([, system]) => system))));
    return folder;
  };
  const keysOfAll = (systems: readonly string[]) => Object.fromEntries(systems.map((each) => [each, 'a']));

  it('is not made against an address where nobody answers, or of systems without a secret', async () => {
    const nobody = await partOf(await prepare(keysOfAll), 'http://127.0.0.1:9');
    expect([nobody.exitCode, nobody.stderr]).toEqual([2, expect.stringContaining('Trục không trả lời')]);
    const few = await partOf(await prepare(() => ({ H10: 'a' })));
    expect([few.exitCode, few.stderr]).toEqual([2, expect.stringContaining('thiếu khoá bí mật')]);
  });

  it('is not made a second time into the journal of the first', async () => {
    const folder = await prepare(keysOfAll);
    const [first, second] = [await partOf(folder), await partOf(folder)];
    expect([first.exitCode, first.stderr]).toEqual([0, '']);
    expect([second.exitCode, second.stderr]).toEqual([64, expect.stringContaining('đã chạy ở đây')]);
  });
});

const around = { cwd: process.cwd(), env: process.env };
const found = await findK6(around);
const k6 = found !== undefined && servesScripts(found) ? found : undefined;
const why = k6 === undefined ? ' (skipped: there is no k6 2.x; build it by “npm run k6”)' : '';

describe.skipIf(k6 === undefined)(`three k6 processes at once${why}`, () => {
  it('make one run: their journals together show every document once (AVL-14)', {
    timeout: 180_000,
  }, async () => {
    const whole = cutProfile(profiles.L2, { seconds: 6, scale: 0.6 });
    const profile = {
      ...whole,
      drainSeconds: 20,
      needs: { ...whole.needs, mix: 'small' as const, systems: 12, senders: 6 },
    };
    const payloads = join(root, 'payloads');
    const clock = createSystemClock();
    await prepareProfile(profile, {
      folder: payloads,
      seed: 'parts',
      at: clock.now(),
      onProgress: () => undefined,
    });
    await writeFile(join(payloads, 'profile.json'), JSON.stringify(profile));
    const world = await worldOf(profile, clock.now());
    const systems = systemsWithSecrets({ world, secrets: new Map() }, 'parts');
    const hub = await startHub({
      world: { systems, agencies: world.agencies },
      ports: { clock, chance: createSeededChance('parts'), log: createMemoryLog() },
      dialect: 'observed',
      store: 'memory',
    });
    const secrets = join(root, 'secrets.json');
    await writeFile(
      secrets,
      JSON.stringify(Object.fromEntries(systems.map((each) => [each.systemId, each.secret]))),
    );
    const part = (name: string) => {
      const out = join(root, `out-${name.replace('/', '-')}`);
      const argv = [
        'load',
        'part',
        name,
        '--target',
        hub.url,
        '--payloads',
        payloads,
        '--secrets',
        secrets,
        '--out',
        out,
      ];
      return runRecorded(argv, { cwd: root, env: { LIENTHONG_K6: k6?.path ?? '' }, language: 'en' });
    };
    try {
      const parts = await Promise.all(['1/3', '2/3', '3/3'].map(part));
      const drained = await part('drain');
      expect([...parts, drained].map(({ exitCode, stderr }) => [exitCode, stderr])).toEqual(
        Array(4).fill([0, '']),
      );
    } finally {
      await hub.close();
    }
    const folders = (await readdir(root))
      .filter((name) => name.startsWith('out-'))
      .map((name) => join(root, name));
    const truth = await runRecorded(['load', 'truth', ...folders, '--json'], { cwd: root, language: 'en' });
    const { verdict, counts } = JSON.parse(truth.stdout);
    expect([truth.exitCode, verdict]).toEqual([0, 'ok']);
    expect(counts.documents).toBeGreaterThan(12);
  });
});
