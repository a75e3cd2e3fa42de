import { appendFile, mkdir, readFile, rename, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Where a node keeps bytes and its journal. Paths are relative, with `/`. */
export interface NodeFiles {
  /** Puts a whole file there, or leaves what was there. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** @throws when there is no such file: nobody asks for what was not written. */
  read(path: string): Promise<Uint8Array>;
  /** Appends a value to a file of JSON lines. Nobody may change it afterwards. */
  append(path: string, value: object): Promise<void>;
  /** The complete lines of a file; none when there is no file. */
  lines(path: string): Promise<readonly string[]>;
}

/**
 * Files that end with the process. A journal is there to be read when registers are opened again: with `reopened`
 * false none is kept, which would hold every state in which a record ever was.
 */
export function createMemoryFiles({ reopened = true } = {}): NodeFiles {
  const files = new Map<string, Uint8Array>();
  // Each line as the value that it stands for.
  const journals = new Map<string, object[]>();
  const forgotten = new Set<string>();
  return {
    write: async (path, bytes) => {
      // A copy of its own: a Buffer's slice is a view, often into memory that many share.
      files.set(path, new Uint8Array(bytes));
    },
    read: async (path) => {
      const bytes = files.get(path);
      if (bytes === undefined) throw new Error(`no file ${path}`);
      return bytes;
    },
    append: async (path, value) => {
      if (!reopened) {
        forgotten.add(path);
        return;
      }
      const journal = journals.get(path) ?? [];
      if (journal.push(value) === 1) journals.set(path, journal);
    },
    lines: async (path) => {
      if (forgotten.has(path)) throw new Error(`${path} was not kept: these files are opened once`);
      return (journals.get(path) ?? []).map((value) => JSON.stringify(value));
    },
  };
}

/** Files below a folder, which is made when the first one is written. */
export function createFolderFiles(folder: string): NodeFiles {
  const inFolder = (path: string) => join(folder, ...path.split('/'));
  return {
    write: async (path, bytes) => {
      const target = inFolder(path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(`${target}.part`, bytes, { flush: true });
      await rename(`${target}.part`, target);
    },
    read: (path) => readFile(inFolder(path)),
    append: async (path, value) => {
      await mkdir(dirname(inFolder(path)), { recursive: true });
      await appendFile(inFolder(path), `${JSON.stringify(value)}\n`, { flush: true });
    },
    lines: async (path) => {
      const text = await readIfThere(inFolder(path));
      const lines = text.split('\n');
      // What follows the last line feed was cut off by a crash, and had not happened. The next line must not
      // be written behind it.
      const cutOff = lines.pop() ?? '';
      if (cutOff !== '') await truncate(inFolder(path), Buffer.byteLength(text) - Buffer.byteLength(cutOff));
      return lines;
    },
  };
}

async function readIfThere(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}
