import type { Dialect } from '../../protocol/edxml/dialects.ts';
import { type CliContext, say } from '../context.ts';
import { createPaint } from '../paint.ts';

/** Where a hub is, and how a system may come in. */
export interface HubPlace {
  readonly url: string;
  readonly managementUrl: string;
  /** The port for TLS, and the file with the root to trust where the certificate is a test's. */
  readonly tls?: { readonly url: string; readonly root?: string };
  /** Trust services beside the hub. */
  readonly pki?: { readonly url: string; readonly managementUrl: string };
  /** The e-mail fallback: the hub's own address. */
  readonly mail?: { readonly from: string };
  readonly dialect: Dialect;
  readonly store: string;
  readonly systems: readonly {
    readonly systemId: string;
    readonly name: string;
    readonly secret: string;
    /** Codes that it may send from. */
    readonly agencies: readonly string[];
  }[];
}

/** The place for people: what to put into the settings of one's own system. */
export function renderPlace(context: CliContext, place: HubPlace): string {
  const paint = createPaint(context);
  const text = (vi: string, en: string) => say(context, { vi, en });
  const label = (name: string) => name.padEnd(12);
  const systems = place.systems.map(
    ({ systemId, name, secret, agencies }) =>
      `  ${paint.bold(systemId)}  ${name}\n    secret   ${secret}\n    from     ${agencies.join(', ')}\n`,
  );
  const head = [
    `${label(text('Trục', 'Hub'))}${paint.bold(place.url)}`,
    ...(place.tls === undefined ? [] : [`${label('TLS')}${paint.bold(place.tls.url)}`]),
    ...(place.tls?.root === undefined ? [] : [`${label(text('CA gốc', 'Root'))}${place.tls.root}`]),
    `${label(text('Quản lý', 'Management'))}${place.managementUrl}  ${paint.dim(text('mở bằng trình duyệt: từng yêu cầu, kèm giải thích', 'open it in a browser: every request, explained'))}`,
    ...(place.pki === undefined
      ? []
      : [
          `${label('PKI')}${paint.bold(place.pki.url)}  ${text('quản lý', 'management')} ${place.pki.managementUrl}`,
        ]),
    ...(place.mail === undefined ? [] : [`${label(text('Thư', 'Mail'))}${place.mail.from}`]),
    `${label(text('Biến thể', 'Dialect'))}${place.dialect}`,
    `${label(text('Lưu tại', 'Store'))}${place.store}`,
  ];
  const end = text('Bấm Ctrl-C để dừng.', 'Press Ctrl-C to stop.');
  return `${head.join('\n')}\n\n${text('Hệ thống kết nối', 'Connected systems')}\n${systems.join('')}\n${paint.dim(end)}\n`;
}
