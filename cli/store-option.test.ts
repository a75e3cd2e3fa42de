import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openKeeping } from '../simulator/hub/store/keeping.ts';
import { renderStorePlace } from '../simulator/hub/store/place.ts';
import { CommandFailure } from './context.ts';
import { explainStore, resolveStore, storesOf } from './store-option.ts';

describe('--store', () => {
  const url = 'postgres://truc:geheim@db.example:5433/truc?sslmode=require';
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'store-option-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('takes memory, a folder below the working directory, or the URL of a database', () => {
    expect(resolveStore('/a', 'memory')).toBe('memory');
    expect(resolveStore('/a', 'truc')).toBe(resolve('/a', 'truc'));
    expect(resolveStore('/a', url)).toBe(url);
  });

  it('is shown without the password and the settings of a URL', () => {
    expect(renderStorePlace(url)).toBe('postgres://truc@db.example:5433/truc');
    expect(renderStorePlace('postgres://[')).toBe('postgres://…');
    expect(renderStorePlace('truc')).toBe('truc');
  });

  it('keeps the registers of the nodes in a folder when the hub’s store is a database', () => {
    expect(storesOf('/a', 'truc')).toEqual({ store: resolve('/a', 'truc') });
    const { registers } = storesOf('/a', url);
    expect(registers).toBe(resolve('/a', '.lienthong', 'postgres-truc-db.example-5433-truc'));
  });

  it('is refused in one line of either language when another process has the folder', async () => {
    const keeping = await openKeeping(folder);
    const failure = explainStore(await openKeeping(folder).catch((error: unknown) => error));
    await keeping.close();
    if (!(failure instanceof CommandFailure)) throw new Error('It was not explained.');
    expect(failure.text.vi).toBe(
      `${folder} đang được một tiến trình khác dùng. Hãy kết thúc tiến trình đó, hoặc dùng PostgreSQL để chạy nhiều Trục.`,
    );
    expect(failure.text.en).toContain('is in use by another process');
  });

  it('leaves other errors as they are', () => {
    const bug = new Error('bug');
    expect(explainStore(bug)).toBe(bug);
  });
});
