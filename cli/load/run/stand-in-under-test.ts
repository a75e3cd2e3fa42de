import { chmod, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import process from 'node:process';

/** What a stand-in for k6 does when it is run. */
export interface StandInManner {
  /** Lines of its journal. */
  readonly journal: string;
  /** Its summary; none is written without it. */
  readonly summary?: object;
  readonly exitCode: number;
  /** True: it waits until it is interrupted, and then ends with 105. */
  readonly waits?: boolean;
}

/** Writes a program that behaves towards `lienthong load run` as k6 does. */
export async function writeStandIn(folder: string, manner: StandInManner): Promise<string> {
  const path = join(folder, 'k6');
  const { journal, summary, exitCode, waits } = manner;
  const program = `#!${process.execPath}
const { existsSync, writeFileSync } = require('node:fs');
const { argv, env } = process;
if (argv[2] === 'version') { console.log('k6 v2.2.0 (stand-in)'); process.exit(0); }
if (!existsSync(env.LIENTHONG_PROFILE) || !existsSync(env.LIENTHONG_PAYLOADS + '/cast.json')) process.exit(107);
if (Object.keys(JSON.parse(require('node:fs').readFileSync(env.LIENTHONG_SECRETS, 'utf8'))).length === 0) process.exit(107);
const end = (code) => {
  writeFileSync(argv[argv.indexOf('--console-output') + 1], ${JSON.stringify(journal)});
  ${summary === undefined ? '' : `writeFileSync(env.LIENTHONG_SUMMARY, ${JSON.stringify(JSON.stringify(summary))});`}
  process.exit(code);
};
${waits === true ? "process.on('SIGINT', () => end(105)); setInterval(() => undefined, 1000); writeFileSync(env.LIENTHONG_PROFILE + '.ready', '');" : `end(${exitCode});`}
`;
  // Whatever package lies above the folder says nothing of it.
  await writeFile(join(folder, 'package.json'), '{ "type": "commonjs" }\n');
  await writeFile(path, program);
  await chmod(path, 0o755);
  return path;
}

/** A hub that has nothing for anybody, and says so; or that holds one packet for everybody. */
export async function startEmptyHub(
  waiting: readonly string[] = [],
): Promise<{ readonly url: string; close(): void }> {
  const server: Server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    const data = waiting.map((docId) => ({ docId }));
    response.end(JSON.stringify({ status: 'OK', ErrorCode: '0', ErrorDesc: '', data }));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', () => ready()));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return { url: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}
