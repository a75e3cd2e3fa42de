import { randomBytes } from 'node:crypto';
import { hasError } from '../../protocol/problems/problem.ts';
import { checkServerLink } from '../../protocol/tls/check-server-link.ts';
import type { ServerLink } from '../../protocol/tls/link.ts';
import { gradeOf, suiteNamed } from '../../protocol/tls/suites.ts';
import { ServerAway } from '../../simulator/link/ask-server.ts';
import { scanServer } from '../../simulator/link/scan-server.ts';
import { createSeededChance } from '../../simulator/ports/seeded-chance.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';
import { type CliContext, CommandFailure, say } from '../context.ts';
import { problemsAsJson, renderProblems } from '../explain/problem-lines.ts';
import { readWholeArgument } from '../file-argument.ts';
import { parseServerAddress } from './server-address.ts';

/** Every root of an operating system is 250 KB. */
const pemBytes = 4 * 1024 * 1024;

/** Scans a server, prints what it takes and what is wrong with it. Exit code 1 when anything is an error. */
export async function runLinkScan(
  context: CliContext,
  address: string,
  options: { readonly roots?: string; readonly name?: string; readonly json?: true },
): Promise<void> {
  const place = parseServerAddress(address);
  const roots = options.roots === undefined ? undefined : await textOf(context, options.roots);
  const link = await scanServer({
    ...place,
    ...(options.name === undefined ? {} : { serverName: options.name }),
    ...(roots === undefined ? {} : { roots }),
    clock: createSystemClock(),
    chance: createSeededChance(randomBytes(16).toString('hex')),
  }).catch((reason: unknown) => {
    throw reason instanceof ServerAway ? away(address, reason) : reason;
  });
  const problems = checkServerLink(link);
  if (options.json === true) {
    const certificates = link.certificates.map((der) => Buffer.from(der).toString('base64'));
    const found = { ...link, certificates, problems: problemsAsJson(problems, context.language) };
    context.stdout.write(`${JSON.stringify(found)}\n`);
  } else context.stdout.write(renderServerLink(context, link) + renderProblems(context, problems));
  context.setExitCode(hasError(problems) || link.taken.length === 0 ? 1 : 0);
}

async function textOf(context: CliContext, file: string): Promise<string> {
  return Buffer.from(await readWholeArgument(context, file, pemBytes)).toString('utf8');
}

function away(address: string, reason: ServerAway): CommandFailure {
  return new CommandFailure({
    vi: `không kết nối được tới ${address} (${reason.message})`,
    en: `cannot connect to ${address} (${reason.message})`,
  });
}

function renderServerLink(context: CliContext, link: ServerLink): string {
  const yes = (value: boolean) => say(context, value ? { vi: 'có', en: 'yes' } : { vi: 'không', en: 'no' });
  const label = (vi: string, en: string) => `${say(context, { vi, en }).padEnd(28)}`;
  if (link.taken.length === 0) {
    return `${say(context, { vi: 'Cổng này không nhận TLS.', en: 'This port takes no TLS.' })}\n`;
  }
  const suites = link.taken.flatMap(({ version, suiteCodes }) => [
    `${version}`,
    ...suiteCodes.map((code) => `  ${suiteNamed(code).padEnd(48)}${gradeOf(code)}`),
  ]);
  const { serverKey } = link;
  return [
    ...suites,
    `${label('Khoá của máy chủ', 'Server key')}${serverKey?.kind ?? '?'} ${serverKey?.bits ?? ''} ${serverKey?.signedWith ?? ''}`,
    `${label('Xác thực hai chiều', 'Client certificate asked')}${yes(link.asksClientCertificate)}`,
    `${label('Nối lại phiên', 'Resumption')}${yes(link.resumes)}`,
    `${label('Thương lượng lại an toàn', 'Safe renegotiation')}${yes(link.safeRenegotiation)}`,
    '',
  ].join('\n');
}
