import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInstruments } from '../../../ports/process-gauge.ts';
import { createSystemClock } from '../../../ports/system-clock.ts';
import { asDocument, call, letter, startHubUnderTest } from '../../hub-under-test.ts';

const program = process.env['LIENTHONG_OTELCOL'] ?? 'otelcol';
const isThere = spawnSync(program, ['--version']).status === 0;
const name = isThere
  ? 'the OpenTelemetry Collector'
  : 'the OpenTelemetry Collector (skipped: no otelcol; build one with go.opentelemetry.io/collector/cmd/builder, set LIENTHONG_OTELCOL)';

describe.skipIf(!isThere)(name, () => {
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-otelcol-'));
  let collector: ChildProcess;
  let said = '';
  let endpoint = '';

  beforeAll(async () => {
    const port = await freePort();
    endpoint = `http://127.0.0.1:${port}`;
    const config = join(folder, 'config.yaml');
    writeFileSync(config, configOf(port));
    collector = spawn(program, ['--config', config], { stdio: ['ignore', 'ignore', 'pipe'] });
    if (collector.stderr === null) throw new Error('the collector has no standard error');
    const lines = createInterface({ input: collector.stderr });
    await new Promise<void>((ready) => {
      lines.on('line', (line) => {
        said += `${line}\n`;
        if (line.includes('Everything is ready')) ready();
      });
    });
  }, 30_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('reads every span and every histogram that a hub sends', async () => {
    const instruments = createInstruments();
    const telemetry = { endpoint, serviceName: 'truc-thu', ratio: 1, headers: {}, fetch };
    const hub = await startHubUnderTest({
      instruments,
      telemetry: { ...telemetry, clock: createSystemClock() },
    });
    await call(hub, 'G22', 'sendEdoc', asDocument('G22'), letter(['H17']));
    await hub.close();
    instruments.close();
    collector.kill('SIGTERM');
    await once(collector, 'close');
    for (const span of ['sendEdoc', 'authenticate', 'body', 'parse', 'store-row', 'reply']) {
      expect(said).toMatch(new RegExp(`Name +: ${span}\n`));
    }
    expect(said).toContain('service.name: Str(truc-thu)');
    expect(said).toContain('Name: lienthong.hub.span.duration');
    expect(said).not.toMatch(/\terror\t/);
  }, 30_000);
});

function configOf(port: number): string {
  const pipeline = '{ receivers: [otlp], exporters: [debug] }';
  return [
    `receivers: { otlp: { protocols: { http: { endpoint: '127.0.0.1:${port}' } } } }`,
    'exporters: { debug: { verbosity: detailed } }',
    `service: { telemetry: { metrics: { level: none } }, pipelines: { traces: ${pipeline}, metrics: ${pipeline} } }`,
  ].join('\n');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
