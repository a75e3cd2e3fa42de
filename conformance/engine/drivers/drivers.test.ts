import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createManualClock } from '../reference-peers.ts';
import { createCommandDriver } from './command.ts';
import { readAnswer } from './contract.ts';
import { createPromptDriver } from './prompt.ts';
import { createWebhookDriver } from './webhook.ts';

const words = { vi: 'Gửi một văn bản', en: 'Send a document' };
const send = { action: 'send-document', to: ['G22'], subject: 'V/v thử', urgent: false, annexes: 0 } as const;
const { signal } = new AbortController();
const clock = createManualClock(0);
const asking = { signal, key: 'sender-life/1', now: 0 };

const bodyOf = (init: RequestInit | undefined) => (typeof init?.body === 'string' ? init.body : '');

const hasPython = spawnSync('python3', ['--version']).status === 0;
const python = hasPython
  ? 'the sample of docs/harness.md'
  : 'the sample of docs/harness.md (no python3 here: install it to run this)';

describe.skipIf(!hasPython)(python, () => {
  it('answers every question of the contract', async () => {
    const page = readFileSync(new URL('../../../docs/harness.md', import.meta.url), 'utf8');
    const sample = /```python\n(.*?)```/s.exec(page)?.[1] ?? '';
    const folder = await mkdtemp(join(tmpdir(), 'lienthong-driver-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, 'driver.py');
    await writeFile(file, sample);
    const driver = createCommandDriver({ command: 'python3', args: [file], clock });
    const [first, second] = [driver.perform(send, words, asking), driver.perform(send, words, asking)];
    expect(await first).toEqual({ outcome: 'done', documentId: 'H17,2026/11/20,1/UBND-VP' });
    expect(await second).toEqual({ outcome: 'done', documentId: 'H17,2026/11/20,2/UBND-VP' });
    expect(await driver.perform({ action: 'export-document', documentId: 'x' }, words, asking)).toEqual({
      outcome: 'not-offered',
    });
    const recall = { action: 'recall-document', documentId: 'x', reason: '' } as const;
    expect(await driver.perform(recall, words, asking)).toMatchObject({ outcome: 'refused' });
    await driver.close();
  });
});

describe('a command', () => {
  const node = (code: string) =>
    createCommandDriver({ command: process.execPath, args: ['-e', code], clock });

  it.each([
    ['that ends', 'process.exit(3)', /ended \(3\)/],
    ['that says no JSON', 'process.stdin.once("data", () => console.log("hello"))', /not JSON/],
    [
      'that answers another question',
      'process.stdin.once("data", () => console.log(JSON.stringify({id: 9, outcome: "done"})))',
      /id 9/,
    ],
    [
      'that says what there is not',
      'process.stdin.once("data", () => console.log(JSON.stringify({id: 1, outcome: "fine"})))',
      /outcome fine/,
    ],
  ])('%s is the harness’s trouble', async (_, code, why) => {
    const driver = node(code);
    expect(await driver.perform(send, words, asking)).toMatchObject({
      outcome: 'failed',
      why: expect.stringMatching(why),
    });
    await driver.close();
  });

  it('that cannot be started is the harness’s trouble', async () => {
    const driver = createCommandDriver({ command: 'no-such-program-here', args: [], clock });
    expect(await driver.perform(send, words, asking)).toMatchObject({
      outcome: 'failed',
      why: expect.stringContaining('started'),
    });
    expect(await driver.ended).toMatchObject({ vi: expect.stringContaining('không chạy được') });
  });

  it('tells when nothing more can come of it', async () => {
    expect(await node('process.exit(3)').ended).toEqual({
      vi: 'chương trình đã kết thúc (3)',
      en: 'the program ended (3)',
    });
  });
});

describe('a webhook', () => {
  const webhook = (answer: () => Promise<Response>) =>
    createWebhookDriver({ url: 'http://driver.example', fetch: answer, clock, token: 'secret' });

  it('is asked by POST and answers with JSON', async () => {
    const seen: RequestInit[] = [];
    const driver = createWebhookDriver({
      ...{ url: 'http://driver.example', clock, token: 'secret' },
      fetch: async (_, init = {}) => {
        seen.push(init);
        return Response.json({ id: 1, outcome: 'done', file: 'JVBERg==', shown: { entries: '1' } });
      },
    });
    const outcome = await driver.perform(send, words, asking);
    expect(outcome).toMatchObject({ outcome: 'done', shown: { entries: '1' } });
    expect(outcome.outcome === 'done' && Buffer.from(outcome.file ?? []).toString()).toBe('%PDF');
    expect([seen[0]?.method, new Headers(seen[0]?.headers).get('authorization')]).toEqual([
      'POST',
      'Bearer secret',
    ]);
    expect(JSON.parse(bodyOf(seen[0]))).toMatchObject({ id: 1, action: 'send-document', words });
  });

  it.each([
    ['answers 500', async () => new Response('', { status: 500 }), 'HTTP 500'],
    ['answers a page', async () => new Response('<html>'), 'not JSON'],
    ['is not there', () => Promise.reject(new Error('ECONNREFUSED')), 'ECONNREFUSED'],
  ])('that %s is the harness’s trouble', async (_, answer, why) => {
    expect(await webhook(answer).perform(send, words, asking)).toMatchObject({
      outcome: 'failed',
      why: expect.stringContaining(why),
    });
  });
});

describe('a question about the screen', () => {
  const inquire = async (answer: object) => {
    const driver = createWebhookDriver({
      ...{ url: 'http://driver.example', clock },
      fetch: async (_, init) => Response.json({ id: 1, asked: bodyOf(init), ...answer }),
    });
    return driver.inquire?.({ requirement: 'SIG-13', words }, asking);
  };

  it.each([
    [
      { outcome: 'done', by: 'An', text: 'shown' },
      { by: 'An', text: 'shown', holds: true },
    ],
    [
      { outcome: 'refused', by: 'An', why: 'no' },
      { by: 'An', text: 'no', holds: false },
    ],
    [{ outcome: 'done', text: 'shown' }, undefined],
    [{ outcome: 'not-offered' }, undefined],
    [{ outcome: 'done', by: 'An', id: 7 }, undefined],
  ])('answered by a service with %j', async (answer, said) => {
    expect(await inquire(answer)).toEqual(said);
  });
});

describe('a person', () => {
  const person = (language: 'vi' | 'en', ...answers: readonly (string | undefined)[]) => {
    const left = [...answers];
    const asked: string[] = [];
    const ask = async (question: string) => {
      asked.push(question);
      return left.shift();
    };
    return { asked, driver: createPromptDriver({ ask, language, by: 'Người kiểm tra' }) };
  };

  it('is asked in Vietnamese, and says what became of it', async () => {
    const { asked, driver } = person('vi', 'x', 'H17,2026/11/20,5/A');
    expect(await driver.perform(send, words, asking)).toEqual({
      outcome: 'done',
      documentId: 'H17,2026/11/20,5/A',
    });
    expect(asked[0]).toContain('Gửi một văn bản');
  });

  it.each([
    [['r', 'no key'], { outcome: 'refused', why: 'no key' }],
    [['N'], { outcome: 'not-offered' }],
    [['f', 'power cut'], { outcome: 'failed', why: 'power cut' }],
    [['?', 'what', 'n'], { outcome: 'not-offered' }],
    [[undefined], { outcome: 'failed', why: 'nobody answered' }],
  ] as const)('answers %j', async (answers, outcome) => {
    expect(await person('en', ...answers).driver.perform(send, words, asking)).toEqual(outcome);
  });

  it.each([
    [['?', 'y', 'marked'], { by: 'Người kiểm tra', text: 'marked', holds: true }],
    [['n', 'no such mark'], { by: 'Người kiểm tra', text: 'no such mark', holds: false }],
    [[''], undefined],
    [[undefined], undefined],
  ] as const)('SIG-13: says %j of what only the screen shows', async (answers, said) => {
    const { driver } = person('en', ...answers);
    expect(await driver.inquire?.({ requirement: 'SIG-13', words }, asking)).toEqual(said);
  });
});

it('an answer whose file or texts are no such things is read without them', () => {
  expect(readAnswer('{"id":1,"outcome":"done","file":5,"shown":{"a":1}}', 1)).toEqual({ outcome: 'done' });
});
