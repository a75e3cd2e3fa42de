import type { MailServer } from '../../simulator/mail/send-mail.ts';
import { type CliContext, usageFailure } from '../context.ts';

/** RFC 5321 and RFC 8314. */
const usualPorts = { 'smtp:': 25, 'smtps:': 465 } as const;

/**
 * Where mail is handed in: `smtp://host:port` (STARTTLS where the server offers it), or `smtps://user@host` (TLS from
 * the first byte). The password stands in the address or, better, in LIENTHONG_MAIL_PASSWORD.
 * @throws {CommandFailure} when it is no such address.
 */
export function mailServerOf({ env }: Pick<CliContext, 'env'>, argument: string): MailServer {
  const url = URL.canParse(argument) ? new URL(argument) : undefined;
  const scheme = url?.protocol;
  if (url === undefined || url.hostname === '' || (scheme !== 'smtp:' && scheme !== 'smtps:')) {
    throw usageFailure({
      vi: `“${argument}” không phải địa chỉ máy chủ thư smtp:// hoặc smtps://`,
      en: `“${argument}” is no smtp:// or smtps:// address of a mail server`,
    });
  }
  const password = url.password === '' ? env['LIENTHONG_MAIL_PASSWORD'] : decoded(url.password);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? usualPorts[scheme] : Number(url.port),
    secure: scheme === 'smtps:',
    ...(url.username === '' ? {} : { user: decoded(url.username) }),
    ...(password === undefined ? {} : { password }),
  };
}

/** The address itself is not repeated: a password may stand in it. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw usageFailure({
      vi: 'tên hoặc mật khẩu trong địa chỉ máy chủ thư có “%” không mở đầu một mã UTF-8 (%XX); ký tự “%” phải viết là “%25”, hoặc để mật khẩu trong LIENTHONG_MAIL_PASSWORD',
      en: 'the name or password in the address of the mail server has a “%” that begins no code of UTF-8 (%XX); write “%25” for “%”, or put the password into LIENTHONG_MAIL_PASSWORD',
    });
  }
}
