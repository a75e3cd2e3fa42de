import { expect, it } from 'vitest';
import { createMemoryFiles } from './node-files.ts';

it('keeps in memory what was written, whatever becomes of the bytes, and nothing beside it', async () => {
  const files = createMemoryFiles();
  const bytes = Buffer.from('công văn');
  await files.write('a', bytes);
  bytes.fill(0);
  const kept = await files.read('a');
  expect(Buffer.from(kept).toString()).toBe('công văn');
  expect(kept.buffer.byteLength).toBe(kept.length);
});

it('keeps no journal where registers are opened once, and says so to whoever opens them again', async () => {
  const files = createMemoryFiles({ reopened: false });
  expect(await files.lines('journal')).toEqual([]);
  await files.append('journal', { a: 1 });
  await expect(files.lines('journal')).rejects.toThrow('opened once');
});
