import type { Command } from 'commander';
import { choiceOption } from '../command.ts';
import { type CliContext, say } from '../context.ts';
import { countOption } from '../count-option.ts';
import { portOption } from '../port-option.ts';

/** Adds who may reach a hub, and over which link: what `readTlsOptions` reads, and the count of failed attempts. */
export function addLinkOptions(command: Command, context: CliContext): void {
  const text = (vi: string, en: string) => say(context, { vi, en });
  command
    .option(
      '--tls-port <n>',
      text('cổng TLS bên cạnh cổng thường', 'a port for TLS beside the plain one'),
      portOption(context),
    )
    .option(
      '--tls-cert <file>',
      text(
        'chứng thư máy chủ và các chứng thư trung gian, PEM; mặc định: một chứng thư thử nghiệm mới',
        'server certificate and intermediates, PEM; default: a fresh test certificate',
      ),
    )
    .option('--tls-key <file>', text('khoá của chứng thư đó, PEM', 'the key of that certificate, PEM'))
    .addOption(
      choiceOption(
        '--tls-suites <profile>',
        text(
          'bộ mật mã: modern chỉ có AEAD với ECDHE, compatible thêm AES-CBC cho Java, .NET cũ (mặc định)',
          'suites: modern has AEAD with forward secrecy only, compatible takes AES-CBC of older Java and .NET too (default)',
        ),
        ['modern', 'compatible'],
        'compatible',
      ),
    )
    .option(
      '--client-ca <file>',
      text(
        'đòi chứng thư của bên kết nối do các CA này cấp, PEM',
        'ask for a client certificate of these authorities, PEM',
      ),
    )
    .option(
      '--sources <ranges>',
      text(
        'chỉ nhận kết nối từ các dải địa chỉ này, ví dụ 10.0.0.0/8,127.0.0.1',
        'take connections from these ranges only, such as 10.0.0.0/8,127.0.0.1',
      ),
    )
    .option(
      '--failed-attempts <n>',
      text(
        'sau chừng này lần xác thực sai trong 15 phút thì bên gọi phải chờ 5 phút; mặc định: không đếm',
        'after so many failed attempts within 15 minutes a caller waits for 5; default: they are not counted',
      ),
      countOption(context),
    );
}

/** Adds whether a hub verifies signatures, and by which roots. */
export function addSignatureOptions(command: Command, context: CliContext): void {
  const text = (vi: string, en: string) => say(context, { vi, en });
  command
    .addOption(
      choiceOption(
        '--signatures <profile>',
        text(
          'kiểm tra chữ ký số: law từ chối văn bản không đạt, field vẫn chuyển và đánh dấu',
          'verify signatures: law refuses what does not hold, field delivers and marks it',
        ),
        ['law', 'field'],
      ),
    )
    .option(
      '--trust <file>',
      text(
        'gốc tin cậy để kiểm tra chữ ký và bên nhận thư (PEM hoặc JSON); mặc định: của dịch vụ chạy kèm --pki',
        'roots to verify signatures and mail receivers by (PEM or JSON); default: those of the services of --pki',
      ),
    );
}

/** Adds the mail by which packets go where a receiver failed: what `openFallbackMail` reads. */
export function addMailOptions(command: Command, context: CliContext): void {
  const text = (vi: string, en: string) => say(context, { vi, en });
  command
    .option(
      '--mail <server>',
      text(
        'chuyển gói tin bằng thư mã hoá khi hệ thống nhận hỏng: smtp://máy:cổng hoặc smtps://người-dùng@máy (mật khẩu: LIENTHONG_MAIL_PASSWORD)',
        'send packets by encrypted mail where a receiver’s system failed: smtp://host:port or smtps://user@host (password: LIENTHONG_MAIL_PASSWORD)',
      ),
    )
    .option('--mail-from <address>', text('địa chỉ thư của Trục', 'the hub’s own mail address'))
    .option(
      '--mail-key <file>',
      text(
        'khoá S/MIME của Trục, PKCS#12 (mật khẩu: LIENTHONG_KEY_PASSWORD); mặc định: do --pki cấp',
        'the hub’s S/MIME key, PKCS#12 (password: LIENTHONG_KEY_PASSWORD); default: issued by --pki',
      ),
    )
    .option(
      '--mail-for <folder>',
      text(
        'thư mục chứng thư mã hoá của bên nhận, tên tệp là mã (H17.pem); mặc định: danh bạ của --pki',
        'folder of the receivers’ encryption certificates, named by code (H17.pem); default: the directory of --pki',
      ),
    )
    .addOption(
      choiceOption(
        '--mail-profile <name>',
        text('smime-3.2 (AES-CBC) hoặc smime-4.0 (AES-GCM)', 'smime-3.2 (AES-CBC) or smime-4.0 (AES-GCM)'),
        ['smime-3.2', 'smime-4.0'],
        'smime-3.2',
      ),
    );
}

/** Adds where traces and figures go: what `readTelemetry` reads. */
export function addTelemetryOptions(command: Command, context: CliContext): void {
  const text = (vi: string, en: string) => say(context, { vi, en });
  command
    .option(
      '--otlp <url>',
      text(
        'gửi dấu vết và số đo thời gian tới bộ thu OpenTelemetry này, ví dụ http://127.0.0.1:4318; mặc định: OTEL_EXPORTER_OTLP_ENDPOINT',
        'send traces and timings to this OpenTelemetry receiver, such as http://127.0.0.1:4318; default: OTEL_EXPORTER_OTLP_ENDPOINT',
      ),
    )
    .option(
      '--trace-ratio <share>',
      text(
        'phần các lời gọi được ghi dấu vết, từ 0 đến 1 (mặc định 0.1)',
        'share of calls that are traced, from 0 to 1 (default 0.1)',
      ),
    );
}
