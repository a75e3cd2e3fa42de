import type { Command } from 'commander';
import { addCommand, type CommandWords, choiceOption } from '../command.ts';
import { type CliContext, say } from '../context.ts';
import { countOption } from '../count-option.ts';
import { faultsWords } from '../faults-words.ts';
import type { HubCommandOptions } from '../hub/run-hub.ts';
import { portOption } from '../port-option.ts';

const words: CommandWords = {
  summary: {
    vi: 'Chạy riêng một Trục để hệ thống của bạn kết nối; in địa chỉ và khoá bí mật.',
    en: 'Run a hub by itself for a system of yours; prints addresses and credentials.',
  },
  examples: [
    {
      line: 'lienthong hub --port 8080 --management-port 8081 --store truc',
      does: {
        vi: 'cổng cố định, giữ dữ liệu trong thư mục “truc”',
        en: 'fixed ports, data kept in the folder “truc”',
      },
    },
    {
      line: 'lienthong hub --port 8080 --store postgres://truc@db.example/truc',
      does: {
        vi: 'một trong nhiều tiến trình Trục dùng chung PostgreSQL',
        en: 'one of several hub processes on one PostgreSQL',
      },
    },
    {
      line: 'lienthong hub --world co-quan.yaml',
      does: {
        vi: 'với các cơ quan của bạn',
        en: 'with agencies of your own',
      },
    },
    {
      line: 'lienthong hub --pki --mail smtp://127.0.0.1:2525 --mail-from truc@truc.example',
      does: {
        vi: 'thư dự phòng S/MIME, khoá và chứng thư của dịch vụ chạy kèm',
        en: 'S/MIME mail as a fallback, keys and certificates of the services beside it',
      },
    },
    {
      line: 'lienthong hub --json',
      does: {
        vi: 'một dòng JSON khi sẵn sàng, cho kịch bản tự động',
        en: 'one line of JSON when ready, for scripts',
      },
    },
  ],
};

/** `lienthong hub`. */
export function registerHub(program: Command, context: CliContext): void {
  const text = (vi: string, en: string) => say(context, { vi, en });
  addCommand(program, context, 'hub', words)
    .option(
      '--port <n>',
      text('cổng của Trục; mặc định một cổng trống', 'port; default: a free one'),
      portOption(context),
    )
    .option(
      '--management-port <n>',
      text('cổng quản lý; mặc định một cổng trống', 'management port; default: a free one'),
      portOption(context),
    )
    .option('--host <address>', text('địa chỉ lắng nghe', 'address to listen on'), '127.0.0.1')
    .option(
      '--store <place>',
      text(
        'nơi lưu: một thư mục (SQLite), memory, hoặc postgres://người-dùng:mật-khẩu@máy:cổng/csdl',
        'where data are kept: a folder (SQLite), memory, or postgres://user:password@host:port/database',
      ),
      '.lienthong/hub',
    )
    .option(
      '--world <name or file>',
      text(
        'danh mục cơ quan: 2026, hoặc tệp YAML/JSON của bạn (docs/world.example.yaml)',
        'cast of agencies: 2026, or a YAML/JSON file of yours (docs/world.example.yaml)',
      ),
      '2026',
    )
    .addOption(
      choiceOption(
        '--dialect <name>',
        text('strict hoặc observed (mặc định)', 'strict or observed (default)'),
        ['strict', 'observed'],
        'observed',
      ),
    )
    .addOption(
      choiceOption(
        '--delivery <style>',
        text(
          'cách chuyển gói tin: faithful giữ từng byte (mặc định), field viết lại như Trục thật',
          'how packets are delivered: faithful keeps every byte (default), field writes anew as the live hub does',
        ),
        ['faithful', 'field'],
        'faithful',
      ),
    )
    .addOption(
      choiceOption(
        '--field-year <year>',
        text(
          'dấu vết của Trục thật năm 2019 hoặc 2025 (mặc định)',
          'the live hub’s trace entry of 2019 or 2025 (default)',
        ),
        ['2019', '2025'],
        '2025',
      ),
    )
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
    )
    .option(
      '--pki',
      text(
        'chạy kèm dịch vụ chứng thực thử nghiệm',
        'test trust services beside it: CA, CRL, OCSP, time-stamps',
      ),
    )
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
    )
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
    )
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
    )
    .option('--faults <plan>', text(faultsWords.vi, faultsWords.en))
    .option(
      '--secret-seed <text>',
      text(
        'hạt giống của các khoá bí mật: cùng hạt giống thì cùng khoá',
        'seed of the secrets: the same seed, the same secrets',
      ),
    )
    .action(async (options: HubCommandOptions) => {
      const { runHub } = await import('../hub/run-hub.ts');
      await runHub(context, options);
    });
}
