import type { MemorySample } from './memory.ts';

/**
 * Reads what a hub’s process said of its memory: a JSON array, or one object a line. Each has `at` (milliseconds
 * since 1970) and either `heapBytes` (and `externalBytes`), as a load run keeps them, or `memory.heapUsedBytes`
 * (and `memory.externalBytes`), as `GET /process` answers.
 * @returns the samples that say anything of memory, or undefined when the text is neither.
 */
export function parseSamples(text: string): readonly MemorySample[] | undefined {
  const rows = parseArray(text) ?? parseLines(text);
  return rows?.flatMap((row) => sampleOf(row) ?? []);
}

function parseArray(text: string): readonly unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function parseLines(text: string): readonly unknown[] | undefined {
  try {
    return text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line): unknown => JSON.parse(line));
  } catch {
    return undefined;
  }
}

function sampleOf(row: unknown): MemorySample | undefined {
  const at = fieldOf(row, 'at');
  const memory = fieldOf(row, 'memory');
  const heap = fieldOf(row, 'heapBytes') ?? fieldOf(memory, 'heapUsedBytes');
  const external = fieldOf(row, 'externalBytes') ?? fieldOf(memory, 'externalBytes') ?? 0;
  if (typeof at !== 'number' || typeof heap !== 'number' || typeof external !== 'number') return undefined;
  return { at, bytes: heap + external };
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return new Map<string, unknown>(Object.entries(value)).get(name);
}
