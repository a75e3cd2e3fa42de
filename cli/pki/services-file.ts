import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type CliContext, CommandFailure } from '../context.ts';

/** What running services leave in their folder, so that other commands find them. */
export interface ServicesFile {
  readonly url: string;
  readonly managementUrl: string;
}

export const servicesFileName = 'services.json';

/**
 * The management address: the one that was given, or that of the services whose folder this is.
 * @throws {CommandFailure} when there is neither.
 */
export async function findServices(
  context: CliContext,
  { services, folder }: { readonly services?: string; readonly folder: string },
): Promise<string> {
  if (services !== undefined) return services.replace(/\/+$/, '');
  const path = join(resolve(context.cwd, folder), servicesFileName);
  const text = await readFile(path, 'utf8').catch(() => undefined);
  const parsed: unknown = text === undefined ? undefined : JSON.parse(text);
  if (typeof parsed === 'object' && parsed !== null && 'managementUrl' in parsed) {
    return String(parsed.managementUrl);
  }
  throw new CommandFailure({
    vi: `không thấy dịch vụ nào trong “${folder}”; chạy “lienthong pki” trước, hoặc cho --services <địa chỉ quản lý>`,
    en: `no services in “${folder}”; run “lienthong pki” first, or give --services <management address>`,
  });
}
