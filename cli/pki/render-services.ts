import type { CliContext } from '../context.ts';
import { say } from '../context.ts';
import { createPaint } from '../paint.ts';
import type { HandedOut } from './hand-out.ts';

/** Where trust services are, and what they put down. */
export interface ServicesPlace {
  readonly url: string;
  readonly managementUrl: string;
  readonly password?: string;
  readonly files?: HandedOut;
}

/** The place for people, with command lines to try. */
export function renderServices(
  context: CliContext,
  { url, managementUrl, password, files }: ServicesPlace,
): string {
  const paint = createPaint(context);
  const text = (vi: string, en: string) => say(context, { vi, en });
  const row = (vi: string, en: string, value: string) => `${text(vi, en).padEnd(18)}${value}`;
  const addresses = [
    row('Dịch vụ', 'Services', paint.bold(url)),
    row('Quản lý', 'Management', managementUrl),
    row('CRL', 'CRL', `${url}/agency.crl, -delta.crl  (root, device, national-root, public)`),
    row('OCSP', 'OCSP', `${url}/agency/ocsp`),
    row('Dấu thời gian', 'Time-stamps', `${url}/tsp`),
  ];
  const shown = files === undefined ? [] : filesOf(files, row, password);
  const first = files?.keys[0]?.file ?? 'khoa.p12';
  const trust = files?.trust ?? 'trust.json';
  const lines = [
    `lienthong sign cong-van.pdf --key ${first} --trust ${trust} --online --tsa ${url}/tsp --level lt`,
    `lienthong verify cong-van.signed.pdf --trust ${trust} --online`,
    'lienthong pki list',
    `curl ${managementUrl}/openapi.json`,
  ];
  const examples = files === undefined ? [] : ['', ...lines.map((line) => `  $ ${line}`)];
  const worth = text(
    'Chứng thư số thử nghiệm, không có giá trị pháp lý: chỉ tin cậy gốc này để thử.',
    'Test certificates of no legal value: trust these roots for tests only.',
  );
  return `${[...addresses, ...shown, ...examples, '', paint.dim(worth)].join('\n')}\n`;
}

/** The same for services beside a hub, which put nothing down: where they are, or one line of JSON. */
export function renderBeside(
  context: CliContext,
  { url, managementUrl }: ServicesPlace,
  json: true | undefined,
): string {
  if (json !== true) return `${renderServices(context, { url, managementUrl })}\n`;
  return `${JSON.stringify({ name: 'trust-services-ready', url, managementUrl })}\n`;
}

function filesOf(
  { trust, roots, keys }: HandedOut,
  row: (vi: string, en: string, value: string) => string,
  password: string | undefined,
): readonly string[] {
  return [
    row('Tệp tin cậy', 'Trust file', `${trust}  (PEM: ${roots})`),
    ...keys.map(({ holder, file }) => row('Khoá thử', 'Test key', `${file}  ${holder}`)),
    ...(password === undefined ? [] : [row('Mật khẩu', 'Password', password)]),
  ];
}
