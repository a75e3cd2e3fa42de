import { open } from 'node:fs/promises';

/** What has happened so far, for who watches. */
export interface Progress {
  readonly sent: number;
  readonly fetched: number;
  readonly statuses: number;
  readonly wrong: number;
}

/** Follows a journal while it is written; each `read` takes what is new. */
export interface JournalTail {
  read(): Promise<Progress>;
}

/** Counts lines by what they say, without reading them as JSON: one of many a second must cost next to nothing. */
export function createJournalTail(path: string): JournalTail {
  const counts = { sent: 0, fetched: 0, statuses: 0, wrong: 0 };
  let at = 0;
  let rest = '';
  const take = (line: string): void => {
    if (line.includes('"op":"sent"')) counts[line.includes('"kind":"status"') ? 'statuses' : 'sent'] += 1;
    else if (line.includes('"op":"fetched"')) counts.fetched += 1;
    if (line.includes('"answered":"') && !line.includes('"answered":"OK"')) counts.wrong += 1;
  };
  return {
    async read() {
      const text = await textFrom(path, at);
      at += text.length;
      const lines = (rest + text.toString('utf8')).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) take(line);
      return { ...counts };
    },
  };
}

async function textFrom(path: string, at: number): Promise<Buffer> {
  const file = await open(path).catch(() => undefined);
  if (file === undefined) return Buffer.alloc(0);
  try {
    const { size } = await file.stat();
    if (size <= at) return Buffer.alloc(0);
    const buffer = Buffer.alloc(size - at);
    const { bytesRead } = await file.read(buffer, 0, buffer.length, at);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
