import { createHash, createHmac } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { JournalEntry } from './journal.ts';
import { parseLine } from './truth/parse-line.ts';

/** What stands in for k6 and for the hub that it calls: a clock that calls and sleep move, and answers by operation. */
const stage = vi.hoisted(() => ({
  lines: [] as string[],
  now: 1_790_000_000_000,
  callMs: 10,
  slept: 0,
  serve: (_operation: string, _headers: Readonly<Record<string, string>>): unknown => ({}),
}));

vi.mock('k6', () => ({
  sleep: (seconds: number) => {
    stage.slept += 1;
    stage.now += seconds * 1000;
  },
}));
vi.mock('k6/crypto', () => ({
  default: {
    sha256: (data: string | ArrayBuffer) =>
      createHash('sha256')
        .update(typeof data === 'string' ? data : new Uint8Array(data))
        .digest('hex'),
    hmac: (_: string, key: string, text: string) => createHmac('sha256', key).update(text).digest('hex'),
  },
}));
vi.mock('k6/encoding', () => ({
  default: {
    /** As Go's standard encoding has it: line ends are passed over, anything else that is wrong is an error. */
    b64decode: (base64: string, _: string, form?: 's') => {
      const text = base64.replace(/[\r\n]/g, '');
      if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) {
        throw new Error('illegal base64 data');
      }
      const bytes = Buffer.from(text, 'base64');
      return form === 's' ? bytes.toString('utf8') : new Uint8Array(bytes).buffer;
    },
  },
}));
vi.mock('k6/http', () => {
  const request = (_: string, url: string, __: unknown, { headers }: { headers: Record<string, string> }) => {
    stage.now += stage.callMs;
    const said = stage.serve(url.slice(url.lastIndexOf('/') + 1), headers);
    const body = typeof said === 'string' ? said : JSON.stringify(said);
    return { status: 200, timings: { duration: stage.callMs }, body };
  };
  interface Batched {
    readonly url: string;
    readonly params: { readonly headers: Record<string, string> };
  }
  const batch = (calls: readonly Batched[]) => calls.map(({ url, params }) => request('', url, '', params));
  return { default: { request, batch } };
});
vi.mock('k6/metrics', () => {
  class Metric {
    add(): void {}
  }
  return { Trend: Metric, Rate: Metric, Counter: Metric };
});
vi.mock('k6/execution', () => ({
  default: { vu: { idInTest: 1 }, scenario: { iterationInTest: 0 }, instance: { currentTestRunDuration: 0 } },
}));
vi.mock('k6/data', () => {
  function SharedArray(_: string, rows: () => object): object {
    return rows();
  }
  return { SharedArray };
});
vi.mock('k6/experimental/fs', () => ({ SeekMode: { Start: 0 }, open: () => Promise.resolve({}) }));

const status = { texts: ['<status/>'], places: [] };
const files: Readonly<Record<string, unknown>> = {
  'manifest.json': { attachments: [], polled: 2, sets: {} },
  'cast.json': [
    ['H10', 'H10'],
    ['H11', 'H11'],
  ],
  'agencies.json': ['H10', 'H11'].map((code) => ({ code, system: code, status })),
  'documents.json': [],
  'secrets.json': { H10: 'a', H11: 'b' },
  'profile.json': {
    acts: [
      { act: 'receive', everySeconds: 5, workers: 1, statuses: ['01', '03'], withoutBody: false },
      { act: 'big', at: 1, parallel: 1 },
      { act: 'herd', nodes: 3400, everySeconds: 300 },
    ],
    thresholds: [],
    seconds: 20,
    drainSeconds: 30,
  },
};
const environment: Record<string, string> = {
  ...{ LIENTHONG_TARGET: 'http://truc', LIENTHONG_PAYLOADS: 'goi', LIENTHONG_PROFILE: 'goi/profile.json' },
  ...{ LIENTHONG_SECRETS: 'goi/secrets.json' },
};
vi.stubGlobal('__ENV', environment);
vi.stubGlobal('open', (path: string) => JSON.stringify(files[path.slice('goi/'.length)]));
vi.spyOn(console, 'log').mockImplementation((line: string) => stage.lines.push(line));
vi.spyOn(Date, 'now').mockImplementation(() => stage.now);

const { readPacket } = await import('./scripts/read-packet.ts');
const { big, herd, receive } = await import('./scripts/main.ts');

/** What was noted; a line that is no line of a journal is an error. */
function noted(): readonly JournalEntry[] {
  return stage.lines.map((line) => {
    const reading = parseLine(line);
    if (!reading.ok) throw new Error(`${reading.why}: ${line}`);
    return reading.entry;
  });
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const header =
  '<edXML:MessageHeader><edXML:From><edXML:OrganId>H11</edXML:OrganId></edXML:From><edXML:To><edXML:OrganId>H10</edXML:OrganId></edXML:To><edXML:DocumentId>H11,2026/11/20,1/A</edXML:DocumentId></edXML:MessageHeader>';
const content = '<edXML:ContentTransferEncoded>QUJD</edXML:ContentTransferEncoded>';
const packet = `<e>${header}${content}</e>`;
const base64 = (text: string) => Buffer.from(text).toString('base64');
const ok = (data: unknown) => ({ status: 'OK', ErrorCode: '0', data });
const refusal = { status: 'FAIL', ErrorCode: '-1', ErrorDesc: 'no' };

beforeEach(() => {
  stage.lines.length = 0;
  stage.slept = 0;
  stage.callMs = 10;
  environment['ACT'] = '0';
});

describe('a delivered packet', () => {
  it.each([
    ['whole', packet, sha256('QUJD')],
    ['with much behind its attachment', `${packet}<x>${'y'.repeat(9000)}</x>`, sha256('QUJD')],
    ['without its attachment', `<e>${header}</e>`, sha256('')],
    ['cut off within its attachment', packet.slice(0, -40), sha256('')],
  ])('%s has the hash of the attachment that is in it, if none of nothing', (_, text, hash) => {
    expect(readPacket(base64(text))).toMatchObject({ sha256: hash, bytes: Buffer.byteLength(text) });
  });

  it('that is a status has none', () => {
    const text = packet.replace('</edXML:MessageHeader>', '<x:StatusCode>01</x:StatusCode>$&');
    expect(readPacket(base64(text)).sha256).toBeUndefined();
  });
});

describe('a receiver', () => {
  /** A hub that has one packet for H10 and answers its `getEdoc` so. */
  const hubThatAnswers = (fetched: unknown) => {
    let ended = false;
    return (operation: string, headers: Readonly<Record<string, string>>) => {
      const { 'XroadVnpt-systemid': by, 'XroadVnpt-messagetype': type } = headers;
      if (operation === 'getEdoc') return fetched;
      if (operation === 'updateStatus') ended = true;
      const isHere = operation === 'getReceivedEdocList' && by === 'H10' && type === 'edoc' && !ended;
      return ok(isHere ? [{ docId: 'd1', to: 'H10' }] : []);
    };
  };

  it('takes what is on its list once, acknowledges it and reports', async () => {
    stage.serve = hubThatAnswers(ok(base64(packet)));
    await receive();
    const entries = noted().filter(({ op }) => op !== 'listed');
    expect(entries.map(({ op }) => op)).toEqual(['fetched', 'acknowledged', 'sent', 'sent']);
    expect(entries[0]).toMatchObject({ doc: 'H11,2026/11/20,1/A', from: 'H11', sha256: sha256('QUJD') });
  });

  it('asks again for what it is refused, once a second at most', async () => {
    stage.serve = hubThatAnswers(refusal);
    const began = stage.now;
    await receive();
    const asked = noted().filter(({ op }) => op === 'fetched');
    expect(stage.now - began).toBeGreaterThanOrEqual(50_000);
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.length).toBeLessThan(50);
  });
});

describe('an iteration that ends in an error', () => {
  it.each([
    ['large letters were not prepared', '1', big, 'only 0 letters of “big” were prepared'],
    ['there are no nodes', '2', herd, 'only 0 nodes were prepared, of 3400'],
  ] as const)('leaves a line in the journal: %s', async (_, act, play, why) => {
    environment['ACT'] = act;
    await expect(play()).rejects.toThrow(why);
    expect(noted()).toMatchObject([{ op: 'thrown', why: `Error: ${why}` }]);
  });
});
