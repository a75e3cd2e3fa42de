import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fixturePackets } from '../../fixtures/packets/fixture-packets.ts';
import { goldenListOf } from './golden-list-under-test.ts';

/** 21/11/2026 in Vietnam: codes that were closed by then are closed here. */
const asOf = Date.UTC(2026, 10, 21);

const samples = process.env['LIENTHONG_SAMPLES'];
const golden = new URL('./golden/', import.meta.url);

function listIn(folder: string, name: string): unknown {
  return JSON.parse(readFileSync(new URL(`${folder}/${name}.json`, golden), 'utf8'));
}

describe('every problem of the collected shapes is found, and nothing else', () => {
  test.each(fixturePackets.map(({ name, bytes }) => ({ name, bytes })))('$name', ({ name, bytes }) => {
    expect(goldenListOf(bytes(), asOf)).toEqual(listIn('packets', name));
  });

  test('every golden list has its packet', () => {
    const names = readdirSync(new URL('packets/', golden)).map((file) => file.replace('.json', ''));
    expect(names.toSorted()).toEqual(fixturePackets.map(({ name }) => name).toSorted());
  });
});

describe.skipIf(samples === undefined)(
  'every problem of the vendor samples (set LIENTHONG_SAMPLES to their folder to run these)',
  () => {
    const names = readdirSync(new URL('samples/', golden)).map((file) => file.replace('.json', ''));
    test.each(names)('%s', (name) => {
      const bytes = readFileSync(`${samples}/edxml/${name}.edxml`);
      expect(goldenListOf(bytes, asOf)).toEqual(listIn('samples', name));
    });

    test('what the live hub takes is taken in the observed dialect', () => {
      for (const name of names)
        expect(listIn('samples', name)).toMatchObject({ accepted: { observed: true } });
    });
  },
);
