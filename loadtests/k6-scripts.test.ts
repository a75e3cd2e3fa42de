import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { JournalEntry } from './journal.ts';
import { environment, files, stage } from './k6-under-test.ts';
import { parseLine } from './truth/parse-line.ts';

vi.mock('k6', async () => (await import('./k6-under-test.ts')).k6);
vi.mock('k6/crypto', () => {
  const hash = (data: string | ArrayBuffer) =>
    createHash('sha256').update(typeof data === 'string' ? data : new Uint8Array(data));
  const hmac = (_: string, key: string, text: string) => createHmac('sha256', key).update(text).digest('hex');
  return { default: { hmac, sha256: (data: string | ArrayBuffer) => hash(data).digest('hex') } };
});
vi.mock('k6/encoding', async () => ({ default: (await import('./k6-under-test.ts')).encoding }));
vi.mock('k6/http', async () => ({ default: (await import('./k6-under-test.ts')).http }));
vi.mock('k6/metrics', async () => (await import('./k6-under-test.ts')).metrics);
vi.mock('k6/execution', async () => ({ default: (await import('./k6-under-test.ts')).execution }));
vi.mock('k6/data', async () => (await import('./k6-under-test.ts')).data);
vi.mock('k6/experimental/fs', async () => (await import('./k6-under-test.ts')).fs);

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

/** H10 has one packet, which is fetched once and acknowledged; `odd` answers first wherever it has an answer. */
const hubWith = (odd: (operation: string, type: string) => unknown) => {
  let ended = false;
  return (operation: string, headers: Readonly<Record<string, string>>) => {
    const { 'XroadVnpt-systemid': by = '', 'XroadVnpt-messagetype': type = '' } = headers;
    const answer = by === 'H10' ? odd(operation, type) : undefined;
    if (answer !== undefined) return answer;
    if (operation === 'updateStatus') ended = true;
    const isHere = operation === 'getReceivedEdocList' && by === 'H10' && type === 'edoc' && !ended;
    if (operation === 'getEdoc') return ok(base64(packet));
    return ok(isHere ? [{ docId: 'd1', to: 'H10' }] : []);
  };
};

beforeEach(() => {
  stage.lines.length = 0;
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
  it('takes what is on its list once, acknowledges it and reports', async () => {
    stage.serve = hubWith(() => undefined);
    await receive();
    const [first] = noted();
    expect(noted().map(({ n = 0 }) => n - (first?.n ?? 0))).toEqual(noted().map((_, index) => index));
    const entries = noted().filter(({ op }) => op !== 'listed');
    expect(entries.map(({ op }) => op)).toEqual(['fetched', 'acknowledged', 'sent', 'sent']);
    expect(entries[0]).toMatchObject({ doc: 'H11,2026/11/20,1/A', from: 'H11', sha256: sha256('QUJD') });
  });

  it.each([
    ['that is slow', 7_000],
    ['that takes as long as a call may', 119_000],
  ])('begins no call of a hub %s when its time is over', async (_, callMs) => {
    stage.callMs = callMs;
    const [began, begun] = [stage.now, [] as number[]];
    stage.serve = (operation, { 'XroadVnpt-messagetype': type }) => {
      begun.push(stage.now - callMs);
      if (operation === 'getEdoc') return ok(base64(packet));
      const isFull = operation === 'getReceivedEdocList' && type === 'edoc';
      return ok(isFull ? Array.from({ length: 40 }, (__, at) => ({ docId: `d${at}`, to: 'H10' })) : []);
    };
    await receive();
    expect(Math.max(...begun)).toBeLessThan(began + 50_000);
    expect(noted()).toHaveLength(begun.length);
  });

  it('signs no moment that is older than a minute, however long it has been there', async () => {
    const ages: number[] = [];
    stage.serve = (_, { 'XroadVnpt-timestamp': signed = '' }) => {
      const [, day, month, year, hours, minutes, seconds, ms] =
        /^(..)(..)(....)T(..)(..)(..)\+0(...)$/.exec(signed)?.map(Number) ?? [];
      const at = Date.UTC(year ?? 0, (month ?? 0) - 1, day, (hours ?? 0) - 7, minutes, seconds, ms);
      ages.push(stage.now - stage.callMs - at);
      return ok([]);
    };
    await receive();
    stage.now += 86_400_000;
    await receive();
    expect(Math.min(...ages)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...ages)).toBeLessThan(60_000 + stage.callMs);
    expect(new Set(ages).size).toBeGreaterThan(1);
  });

  it('asks again for what it is refused, once a second at most', async () => {
    stage.serve = hubWith((operation) => (operation === 'getEdoc' ? refusal : undefined));
    const began = stage.now;
    await receive();
    const asked = noted().filter(({ op }) => op === 'fetched');
    expect(stage.now - began).toBeGreaterThanOrEqual(50_000);
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.length).toBeLessThan(50);
  });
});

describe('an odd answer', () => {
  const inLines = (text: string) => text.replace(/(.{76})/g, '$1\r\n');
  const long = packet.replace('QUJD', 'QUJD'.repeat(20_000));
  const play = async (odd: (operation: string, type: string) => unknown) => {
    stage.serve = hubWith(odd);
    await receive();
    return noted();
  };
  const fetchedAs = (answer: unknown) =>
    play((operation) => (operation === 'getEdoc' ? answer : undefined)).then((entries) =>
      entries.filter(({ op }) => op === 'fetched'),
    );

  it('with an empty ErrorCode is a refusal without a code', async () => {
    const [first] = await fetchedAs({ status: 'FAIL', ErrorCode: '' });
    expect(first).toMatchObject({ answered: '-' });
  });

  it('with a row that names nothing is a list that counts as refused, and its other rows are taken', async () => {
    const rows = [{ docId: '' }, { docId: 'd1', to: 'H10' }, { to: 'H10' }];
    const entries = await play((operation, type) =>
      operation === 'getReceivedEdocList' && type === 'edoc' ? ok(rows) : undefined,
    );
    const list = entries.find((each) => each.op === 'listed' && each.by === 'H10');
    expect(list).toMatchObject({ answered: '-', ids: ['d1'] });
    expect(entries.filter(({ op }) => op === 'acknowledged').length).toBeGreaterThan(0);
  });

  it.each([
    ['short', packet, (text: string) => ok(inLines(base64(text)))],
    ['long', long, (text: string) => ok(inLines(base64(text)))],
    [
      'long, with + and / escaped',
      long,
      (text: string) =>
        JSON.stringify(ok(base64(text)))
          .replace(/\+/g, '\\u002B')
          .replace(/\//g, '\\/'),
    ],
  ] as const)(
    'whose Base64 is written in lines or with escapes is read all the same: %s',
    async (_, text, answer) => {
      const [first] = await fetchedAs(answer(text));
      const [, attachment = ''] = />((?:QUJD)+)</.exec(text) ?? [];
      expect(first).toMatchObject({
        ...{ doc: 'H11,2026/11/20,1/A', bytes: Buffer.byteLength(text), sha256: sha256(attachment) },
      });
    },
  );

  it.each([
    ['no Base64', 'xin lỗi'],
    ['Base64 that ends in the middle', base64(packet).slice(0, -3)],
    ['nothing', null],
  ])('whose packet is %s is noted without a document, and ends no receiver', async (_, data) => {
    const entries = await fetchedAs(ok(data));
    expect(entries.length).toBeGreaterThan(1);
    expect(entries[0]).toMatchObject({ answered: 'OK', docId: 'd1' });
    expect(entries[0]).not.toHaveProperty('doc');
  });

  it('whose status is none is noted without a document', async () => {
    const strange = header.replace('</edXML:MessageHeader>', '<x:StatusCode>99</x:StatusCode>$&');
    const [first] = await fetchedAs(ok(base64(`<e>${strange}</e>`)));
    expect(first).toMatchObject({ kind: 'status', answered: 'OK' });
    expect(first).not.toHaveProperty('doc');
  });

  it('of any kind leaves lines that can be read, and no receiver ends by it', async () => {
    const odd = fc.oneof(
      fc.json(),
      fc.string(),
      fc.record(
        {
          status: fc.constantFrom('OK', 'FAIL', '', null),
          ErrorCode: fc.constantFrom('0', '', 0, '-1', null, {}),
          data: fc.oneof(
            fc.jsonValue(),
            fc.string(),
            fc.base64String(),
            fc.array(fc.record({ docId: fc.oneof(fc.string(), fc.jsonValue()), to: fc.jsonValue() })),
          ),
          DocId: fc.jsonValue(),
        },
        { requiredKeys: [] },
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(odd, { minLength: 1, maxLength: 12 }), async (answers) => {
        stage.lines.length = 0;
        let next = 0;
        stage.serve = () => {
          next += 1;
          return next <= answers.length ? answers[next - 1] : ok([]);
        };
        await receive();
        expect(noted().length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
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
