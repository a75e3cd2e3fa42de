import { describe, expect, it } from 'vitest';
import { secretFor } from '../../fixtures/worlds/secrets.ts';
import { createHubClient } from '../../simulator/agency/hub-client.ts';
import { createTransport } from '../../simulator/agency/transport.ts';
import { letter } from '../../simulator/hub/hub-under-test.ts';
import { createVirtualTime } from '../../simulator/scene/virtual-time.ts';
import type { CliContext } from '../context.ts';
import { runRecorded } from '../recorded-context.ts';
import { runAgency } from './run-agency.ts';
import { runStory, type StartOptions } from './run-story.ts';

const friday = Date.UTC(2026, 10, 20, 2, 30);
const once: StartOptions = { once: true, seed: 2026 };

interface Settings {
  readonly language?: 'vi' | 'en';
  readonly colour?: boolean;
}

/** A terminal that keeps what it is shown, and tells when a text has come. */
function createTerminal({ language = 'vi', colour = false }: Settings = {}) {
  const controller = new AbortController();
  const waiting: { readonly text: string; readonly seen: () => void }[] = [];
  let shown = '';
  const context: CliContext = {
    stdout: {
      write: (text) => {
        shown += Buffer.from(text).toString();
        for (const each of waiting) if (shown.includes(each.text)) each.seen();
      },
    },
    stderr: { write: () => undefined },
    stdin: (async function* () {})(),
    env: {},
    cwd: process.cwd(),
    language,
    colour,
    interactive: false,
    signal: controller.signal,
    setExitCode: () => undefined,
  };
  const until = (text: string) =>
    new Promise<void>((seen) => {
      waiting.push({ text, seen });
      if (shown.includes(text)) seen();
    });
  return { context, until, shown: () => shown, interrupt: () => controller.abort() };
}

/** Plays the story in virtual time. */
function play(context: CliContext, options: StartOptions) {
  const { clock, hurry } = createVirtualTime(friday);
  return hurry(runStory(context, options, clock));
}

async function playOnce(settings: Settings, options: Partial<StartOptions> = {}): Promise<string> {
  const { context, shown } = createTerminal(settings);
  await play(context, { ...once, ...options });
  return shown();
}

describe('lienthong start', () => {
  it('tells the story in Vietnamese, without colour where nobody sees it', async () => {
    const text = await playOnce({});
    expect(text).toContain('Công văn');
    expect(text).toContain('báo 06 Hoàn thành');
    expect(text).toContain('2 tệp đến nơi nguyên vẹn từng byte');
    expect(text).toContain('(giờ Việt Nam, +07:00)');
    expect(text).toContain('khớp nhau: 10 trạng thái');
    expect(text).not.toContain('\u001b[');
  });

  it('tells it in English, in colour', async () => {
    const text = await playOnce({ language: 'en', colour: true });
    expect(text).toContain('Official letter');
    expect(text).toContain('agree: 10 statuses');
    expect(text).toContain('\u001b[');
  });

  it('shows the times of Vietnam', async () => {
    expect(await playOnce({})).toMatch(/^09:30:0\d {2}Văn phòng Chính phủ {6}▲ gửi văn bản/m);
  });

  it('gives machines one JSON object a line and nothing else', async () => {
    const lines = (await playOnce({}, { json: true })).trimEnd().split('\n');
    const names = lines.map((line) => /^\{"name":"([a-z-]+)".*\}$/.exec(line)?.[1]);
    for (const line of lines) expect(() => void JSON.parse(line)).not.toThrow();
    expect(names.slice(0, 2)).toEqual(['world-ready', 'letter-drafted']);
    expect(names.at(-1)).toBe('histories-agree');
    expect(names.filter((name) => name === 'request')).toEqual([]);
  });

  it('names a port that is taken, and the option that chooses another', async () => {
    const first = createTerminal();
    const running = play(first.context, { seed: 2026 });
    await first.until('Ctrl-C');
    const port = Number(/http:\/\/127\.0\.0\.1:(\d+)/.exec(first.shown())?.[1]);
    await expect(play(createTerminal().context, { ...once, port })).rejects.toMatchObject({
      text: { en: `port ${port} is in use; choose another with --port` },
    });
    first.interrupt();
    await running;
  });

  it.each([
    ['start', '--port', '65536'],
    ['start', '--seed', 'x'],
    ['start', '--once', 'now'],
    ['agency', '--hub', 'http://127.0.0.1:1'],
    ['agency', '--hub', 'nowhere', '--system', 's', '--code', 'c', '--secret', 'x'],
    [
      'agency',
      '--hub',
      'http://127.0.0.1:1',
      '--system',
      's',
      '--code',
      'c',
      '--secret',
      'x',
      '--clerk',
      'sleeps',
    ],
  ])('calls %s %s %s the wrong way of asking', async (...argv) => {
    const { exitCode, stderr } = await runRecorded(argv);
    expect(exitCode).toBe(64);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('lienthong start, while it stays up', () => {
  const seat = '0100100079';

  /** A system of somebody else, at the address that the terminal shows. */
  function connect(text: string, secret: string) {
    const endpoint = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0] ?? '';
    const { clock } = createVirtualTime(friday + 1);
    const transport = createTransport({ clock });
    const client = createHubClient({ endpoint, systemId: seat, secret, fetch: transport.fetch, clock });
    return { endpoint, client, close: () => transport.close() };
  }

  it('shows a refused request with place, reason, remedy and the answer to the letter, and ends well', async () => {
    const { context, until, shown, interrupt } = createTerminal();
    const running = play(context, { seed: 2026 });
    await until('Ctrl-C');
    const { client, close } = connect(shown(), 'wrong');
    const answer = await client.getReceivedEdocList({ messageType: 'edoc' });
    await until('wire.signature-wrong]');
    await close();
    interrupt();
    await running;
    if (answer.kind !== 'refused') throw new Error(answer.kind);
    const text = shown();
    expect(text).toContain(`✗ getReceivedEdocList của hệ thống ${seat}: bị từ chối`);
    expect(text).toContain('XroadVnpt-hash-header');
    expect(text).toContain('→ Kiểm tra khoá bí mật');
    expect(text).toContain(`"ErrorDesc":"${answer.errorDesc}"`);
    expect(text.trimEnd().endsWith('Đã dừng.')).toBe(true);
  });

  it('asks whether another name was meant, where a refused request has one that is near', async () => {
    const { context, until, shown, interrupt } = createTerminal();
    const running = play(context, { seed: 2026 });
    await until('Ctrl-C');
    const { endpoint, close } = connect(shown(), 'wrong');
    await fetch(`${endpoint}/sendEDocs`, { method: 'POST' });
    await until('wire.operation-unknown]');
    await close();
    interrupt();
    await running;
    expect(shown()).toContain('có phải là “sendEdoc”?');
  });

  it('DUP-01: says of a packet that came again that nothing more is delivered', async () => {
    const { context, until, shown, interrupt } = createTerminal();
    const running = play(context, { seed: 2026 });
    await until('Ctrl-C');
    const { client, close } = connect(shown(), secretFor('2026', seat));
    const packet = { from: seat, messageType: 'edoc', bytes: letter(['H38'], '1', seat) } as const;
    for (let time = 0; time < 2; time += 1) await client.sendEdoc(packet);
    await until('hub.packet-repeated');
    await close();
    interrupt();
    await running;
    expect(shown()).toMatch(/cả yêu cầu +hub\.packet-repeated/);
    expect(shown()).toContain('không gửi lần hai');
  });

  it('shows a good request once, however often it is repeated', async () => {
    const { context, until, shown, interrupt } = createTerminal();
    const running = play(context, { seed: 2026 });
    await until('Ctrl-C');
    const { client, close } = connect(shown(), secretFor('2026', seat));
    for (let poll = 0; poll < 3; poll += 1) await client.getReceivedEdocList({ messageType: 'edoc' });
    await client.getAgenciesList();
    await until('✓ getAgenciesList');
    await close();
    interrupt();
    await running;
    expect(shown().match(/✓ getReceivedEdocList/g)).toHaveLength(1);
  });

  it('shows that a refused request came again, in one line, and anew what is wrong when that is something else', async () => {
    const { context, until, shown, interrupt } = createTerminal();
    const running = play(context, { seed: 2026 });
    await until('Ctrl-C');
    const wrong = connect(shown(), 'wrong');
    const other = connect(shown(), 'another');
    await wrong.client.getReceivedEdocList({ messageType: 'edoc' });
    await other.client.getReceivedEdocList({ messageType: 'edoc' });
    for (const name of ['Authorization', 'XRoad-systemid']) {
      await fetch(`${wrong.endpoint}/getReceivedEdocList`, { method: 'POST', headers: { [name]: 'a' } });
    }
    await until('có phải là “XroadVnpt-systemid”?');
    await wrong.close();
    await other.close();
    interrupt();
    await running;
    expect(shown()).toContain('bị từ chối (wire.signature-wrong, như lần trước)');
    expect(shown().match(/→ Kiểm tra khoá bí mật/g)).toHaveLength(1);
  });

  it('lets an agency of somebody else take the free seat', async () => {
    const { context, until, shown, interrupt } = createTerminal();
    const running = play(context, { seed: 2026 });
    await until('Ctrl-C');
    const { endpoint, close } = connect(shown(), '');
    const guest = createTerminal();
    const options = {
      hub: endpoint,
      system: seat,
      code: seat,
      clerk: 'finishes',
      interval: 1,
      once: true,
    } as const;
    await runAgency(
      guest.context,
      { ...options, secret: secretFor('2026', seat) },
      createVirtualTime(friday + 2).clock,
    );
    expect(guest.shown()).toContain('Tập đoàn Điện lực Việt Nam (0100100079) đã nối vào Trục');
    const refused = runAgency(
      guest.context,
      { ...options, secret: 'wrong' },
      createVirtualTime(friday + 3).clock,
    );
    await expect(refused).rejects.toMatchObject({
      text: { en: expect.stringContaining('the hub refused it, ErrorCode 15') },
    });
    const unknown = runAgency(
      guest.context,
      { ...options, code: 'H98', secret: secretFor('2026', seat) },
      createVirtualTime(friday + 4).clock,
    );
    await expect(unknown).rejects.toMatchObject({
      text: { en: 'the directory of the hub has no agency “H98”' },
    });
    await close();
    interrupt();
    await running;
  });
});
