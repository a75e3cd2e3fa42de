import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packetOfSize, zippedPacketOfSize } from './payloads.ts';
import { measureRun, program, startServer } from './processes.ts';
import { medianOf, type Row } from './rows.ts';

const megabyte = 1024 * 1024;

/** What a bare Node needs to read a file once and hash it. */
const hashFile = `
  const { createReadStream } = require('node:fs');
  const hash = require('node:crypto').createHash('sha256');
  createReadStream(process.argv[1]).on('data', (chunk) => hash.update(chunk)).on('end', () => hash.digest('hex'));
`;

/** Packets of 50 MB: one attachment as it is, and one that has to be unpacked to be judged. */
const large = [
  { label: '50 MB', packet: packetOfSize },
  { label: '50 MB with a ZIP', packet: zippedPacketOfSize },
] as const;

/** `inspect` of a 50 MB packet: wall-clock and memory, against a bare Node that hashes the file. */
export async function benchInspect(rounds: number): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-bench-'));
  const file = join(folder, 'large.edxml');
  const rows: Row[] = [];
  try {
    for (const { label, packet } of large) {
      writeFileSync(file, packet(50 * megabyte));
      const runs = await alternate(rounds, ['-e', hashFile, file], [program, 'inspect', file]);
      rows.push(
        {
          name: `inspect ${label}, time`,
          unit: 'ms',
          floor: medianOf(runs.floor.map((each) => each.milliseconds)),
          measured: medianOf(runs.measured.map((each) => each.milliseconds)),
          wanted: { atMost: 2000 },
        },
        {
          name: `inspect ${label}, memory`,
          unit: 'MB',
          floor: medianOf(runs.floor.map((each) => each.residentBytes)) / megabyte,
          measured: medianOf(runs.measured.map((each) => each.residentBytes)) / megabyte,
          wanted: { atMost: 200 },
        },
      );
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How long `--help` takes from a cold start, and a hub until it answers. */
export async function benchStartUp(rounds: number): Promise<readonly Row[]> {
  const help = await alternate(rounds, ['-e', '0'], [program, '--help']);
  const ready: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const hub = await startServer([program, 'hub', '--json', '--store', 'memory']);
    ready.push(hub.readyMilliseconds);
    await hub.stop();
  }
  const floor = medianOf(help.floor.map((each) => each.milliseconds));
  const measured = medianOf(help.measured.map((each) => each.milliseconds));
  return [
    { name: 'cold --help', unit: 'ms', floor, measured, wanted: { atMost: 400 } },
    { name: 'hub ready', unit: 'ms', floor, measured: medianOf(ready), wanted: { atMost: 1500 } },
  ];
}

async function alternate(rounds: number, floorArgv: readonly string[], argv: readonly string[]) {
  const floor = [];
  const measured = [];
  for (let round = 0; round < rounds; round += 1) {
    floor.push(await measureRun(floorArgv));
    measured.push(await measureRun(argv));
  }
  return { floor, measured };
}
