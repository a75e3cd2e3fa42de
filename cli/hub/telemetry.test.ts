import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { commands } from '../commands/all.ts';
import { createProgram, runProgram } from '../program.ts';
import { runRecorded } from '../recorded-context.ts';
import type { HubPlace } from './render-place.ts';
import { readTelemetry } from './telemetry-options.ts';

describe('where a hub’s telemetry goes', () => {
  it('is nowhere unless somebody says so', () => {
    expect(readTelemetry({ env: {} }, {})).toBeUndefined();
    expect(readTelemetry({ env: { OTEL_EXPORTER_OTLP_ENDPOINT: '' } }, {})).toBeUndefined();
  });

  it('is said by the environment, and by the option before it', () => {
    const env = {
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://one.example:4318',
      OTEL_SERVICE_NAME: 'truc-thu',
      OTEL_EXPORTER_OTLP_HEADERS: 'x-key=a%20b, other=c',
    };
    expect(readTelemetry({ env }, {})).toMatchObject({
      ...{ endpoint: 'http://one.example:4318', serviceName: 'truc-thu', ratio: 0.1 },
      headers: { 'x-key': 'a b', other: 'c' },
    });
    expect(readTelemetry({ env }, { otlp: 'https://two.example', traceRatio: '1' })).toMatchObject({
      ...{ endpoint: 'https://two.example', ratio: 1 },
    });
  });

  it.each([
    [['--otlp', 'collector:4318']],
    [['--otlp', 'ftp://collector']],
    [['--otlp', '']],
    [['--otlp', 'http://collector:4318', '--trace-ratio', '1.5']],
    [['--trace-ratio', 'all']],
  ])('is refused as %j in one line', async (more) => {
    const { exitCode, stderr } = await runRecorded(['hub', '--store', 'memory', '--json', ...more]);
    expect(exitCode).toBe(64);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

it('a hub that ends sends what it has, under the name that it was given', async () => {
  const received: string[] = [];
  const receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      received.push(`${request.url} ${body}`);
      response.end('{}');
    });
  });
  await new Promise<void>((ready) => {
    receiver.listen(0, '127.0.0.1', ready);
  });
  const address = receiver.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const stop = new AbortController();
  let ended: Promise<void> = Promise.resolve();
  const place = await new Promise<HubPlace>((ready) => {
    const context = {
      stdout: { write: (content: string | Uint8Array) => ready(JSON.parse(String(content))) },
      stderr: { write: () => undefined },
      stdin: (async function* () {})(),
      env: { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`, OTEL_SERVICE_NAME: 'truc-thu' },
      ...{ cwd: '.', language: 'en' as const, colour: false, interactive: false, signal: stop.signal },
      setExitCode: () => undefined,
    };
    const argv = ['hub', '--json', '--store', 'memory', '--trace-ratio', '1'];
    ended = runProgram(createProgram(context, '0', commands), context, argv);
  });
  await fetch(`${place.url}/nothing`);
  stop.abort();
  await ended;
  receiver.close();
  expect(received.map((each) => each.split(' ')[0]).toSorted()).toEqual(['/v1/metrics', '/v1/traces']);
  for (const each of received) expect(each).toContain('truc-thu');
});
