import { resolve } from 'node:path';
import { type CliContext, CommandFailure, usageFailure } from '../context.ts';
import { readWholeArgument } from '../file-argument.ts';
import { writePrivately } from '../private-file.ts';
import { callServices, type ServiceAnswer, tellAnswer } from './call-services.ts';
import { findServices } from './services-file.ts';

/** Every option of the acts, as the parser hands them over; each act has some of them. */
export interface PkiActOptions {
  readonly services?: string;
  readonly folder: string;
  readonly by?: string;
  readonly authority?: string;
  readonly profile?: string;
  readonly code?: string;
  readonly organization?: string;
  readonly title?: string;
  readonly name?: string;
  readonly hosts?: string;
  readonly request?: string;
  readonly output?: string;
  readonly password?: string;
  readonly reason?: string;
  readonly standing?: string;
  readonly json?: true;
}

export type ActName =
  | 'issue'
  | 'collect'
  | 'renew'
  | 'change'
  | 'revoke'
  | 'suspend'
  | 'resume'
  | 'list'
  | 'show';

/**
 * One act against trust services that run; `subject` is a serial, or the number of a request.
 * @throws {CommandFailure} when there are none, or they refuse.
 */
export async function actOnServices(
  context: CliContext,
  name: ActName,
  subject: string | undefined,
  options: PkiActOptions,
): Promise<void> {
  const base = await findServices(context, options);
  const certificate = `/certificates/${encodeURIComponent(subject ?? '')}`;
  switch (name) {
    case 'list':
      return list(context, base, options);
    case 'show': {
      const found = await callServices(context, base, certificate);
      return tellAnswer(context, options.json, found, String(found['pem']), String(found['pem']));
    }
    case 'collect':
      return takeIssued(context, base, options, await findRequest(context, base, subject));
    case 'issue':
    case 'renew':
    case 'change': {
      const path = name === 'issue' ? '/requests' : `${certificate}/${name}`;
      const body = { ...(await keyFields(context, options)), ...orderFields(name, options) };
      const answer = await callServices(context, base, path, body);
      return takeIssued(context, base, options, answer);
    }
    case 'revoke':
    case 'suspend':
    case 'resume': {
      const reason = name === 'revoke' ? { reason: options.reason } : {};
      const answer = await callServices(context, base, `${certificate}/${name}`, {
        by: options.by,
        ...reason,
      });
      const line = `${String(answer['serial'])}  ${String(answer['standing'])}`;
      return tellAnswer(context, options.json, answer, line, line);
    }
  }
}

async function keyFields(context: CliContext, { request, output, password }: PkiActOptions) {
  if (request !== undefined) {
    const bytes = await readWholeArgument(context, request, 20_000);
    return { request: Buffer.from(bytes).toString('utf8') };
  }
  if (output !== undefined && password !== undefined) return { make: 'rsa-2048' };
  throw usageFailure({
    vi: 'cho --request <tệp PKCS#10>, hoặc --output <tệp .p12> cùng --password để tạo khoá tại dịch vụ',
    en: 'give --request <PKCS#10 file>, or --output <.p12 file> with --password to have a key made',
  });
}

function orderFields(name: 'issue' | 'renew' | 'change', options: PkiActOptions) {
  const { by, authority, profile, code, organization, title, name: commonName, hosts } = options;
  const subject = JSON.parse(JSON.stringify({ code, organization, title, commonName })) as object;
  if (name === 'renew') return { by };
  if (name === 'change') return { by, subject };
  return { by, authority, profile, subject, ...(hosts === undefined ? {} : { hosts: hosts.split(',') }) };
}

/** A request that was entered before. */
async function findRequest(
  context: CliContext,
  base: string,
  number: string | undefined,
): Promise<ServiceAnswer> {
  const { requests } = await callServices(context, base, '/requests');
  const found = (requests as readonly ServiceAnswer[]).find((each) => String(each['number']) === number);
  if (found !== undefined) return found;
  throw new CommandFailure({
    vi: `không có yêu cầu số ${number ?? ''}`,
    en: `there is no request ${number ?? ''}`,
  });
}

/** Writes what was issued: the certificate, or the file with the key. */
async function takeIssued(
  context: CliContext,
  base: string,
  { output, password, request, json }: PkiActOptions,
  answer: ServiceAnswer,
): Promise<void> {
  const number = String(answer['number']);
  if (answer['state'] !== 'issued') {
    const ready = String(answer['readyAt']);
    return tellAnswer(
      context,
      json,
      answer,
      `Yêu cầu ${number} chờ đến ${ready}.`,
      `Request ${number} waits until ${ready}.`,
    );
  }
  const serial = String(answer['serial']);
  if (output !== undefined) {
    const bytes =
      request === undefined && password !== undefined
        ? Buffer.from(
            String(
              (await callServices(context, base, `/requests/${number}/key-file`, { password }))['pkcs12'],
            ),
            'base64',
          )
        : Buffer.from(String((await callServices(context, base, `/certificates/${serial}`))['pem']));
    await writePrivately(resolve(context.cwd, output), bytes, output);
  }
  const where = output === undefined ? '' : ` → ${output}`;
  tellAnswer(context, json, answer, `Đã cấp ${serial}${where}`, `Issued ${serial}${where}`);
}

async function list(
  context: CliContext,
  base: string,
  { code, standing, json }: PkiActOptions,
): Promise<void> {
  const query = new URLSearchParams(JSON.parse(JSON.stringify({ code, standing })) as Record<string, string>);
  const answer = await callServices(context, base, `/certificates?${query.toString()}`);
  const rows = answer['certificates'] as readonly (Readonly<Record<string, string>> & {
    readonly subject: Readonly<Record<string, string>>;
  })[];
  const lines = rows.map(
    ({ serial = '', standing: now = '', authority = '', profile = '', notAfter = '', subject }) =>
      [
        serial,
        now.padEnd(9),
        authority.padEnd(13),
        profile.padEnd(11),
        notAfter.slice(0, 10),
        subject['commonName'],
      ].join('  '),
  );
  tellAnswer(context, json, answer, lines.join('\n'), lines.join('\n'));
}
