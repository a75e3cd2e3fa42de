import type { Command } from 'commander';
import type { Standing } from '../../simulator/pki/register.ts';
import { addFaults } from '../add-faults.ts';
import { addCommand, type CommandWords, choiceOption } from '../command.ts';
import { type CliContext, say } from '../context.ts';
import { type ActWords, actWords } from '../pki/act-words.ts';
import type { PkiActOptions } from '../pki/pki-acts.ts';
import type { PkiOptions } from '../pki/run-pki.ts';
import { portOption } from '../port-option.ts';

const words: CommandWords = {
  summary: {
    vi: 'Chạy dịch vụ chứng thực thử nghiệm: cấp chứng thư số, CRL, OCSP, dấu thời gian; in địa chỉ và nơi đặt khoá thử.',
    en: 'Run test trust services: certificates, CRL, OCSP, time-stamps; prints addresses and where the test keys are.',
  },
  examples: [
    {
      line: 'lienthong pki --port 8090 --management-port 8091',
      does: {
        vi: 'cổng cố định; tệp tin cậy và khoá PKCS#12 đặt trong .lienthong/pki',
        en: 'fixed ports; trust file and PKCS#12 keys lie in .lienthong/pki',
      },
    },
    {
      line: 'lienthong pki issue --code G22 --organization "Văn phòng Chính phủ" --name "Trần Văn Mẫu" --output mau.p12 --password thu-nghiem',
      does: { vi: 'cấp cho một người, khoá tạo tại đây', en: 'for a person, with a key made here' },
    },
    {
      line: 'lienthong pki revoke 5A07… --reason keyCompromise',
      does: {
        vi: 'thu hồi: hiện trên OCSP ngay, trên CRL trong 5 phút',
        en: 'revoke: OCSP at once, CRL within 5 minutes',
      },
    },
    {
      line: 'lienthong pki --faults dich-vu-hong.json',
      does: {
        vi: 'dịch vụ chậm, ngừng, cũ, lệch giờ hoặc ký sai, theo kế hoạch',
        en: 'services slow, down, stale, skewed or wrongly signed, by a plan',
      },
    },
  ],
};

/** `lienthong pki`, alone and against services that run. */
export function registerPki(program: Command, context: CliContext): void {
  const text = (vi: string, en: string) => say(context, { vi, en });
  const pki = addCommand(program, context, 'pki', words)
    .option('--port <n>', text('cổng công khai', 'public port; default: a free one'), portOption(context))
    .option(
      '--management-port <n>',
      text('cổng quản lý', 'management port; default: a free one'),
      portOption(context),
    )
    .option('--host <address>', text('địa chỉ lắng nghe', 'address to listen on'), '127.0.0.1')
    .option(
      '--folder <path>',
      text('nơi đặt tệp tin cậy và khoá thử', 'where trust file and test keys go'),
      '.lienthong/pki',
    )
    .option(
      '--password <text>',
      text('mật khẩu của các tệp PKCS#12 (mặc định: tạo ngẫu nhiên)', 'of the PKCS#12 files; default: drawn'),
    )
    .option(
      '--seed <text>',
      text('khoá và chứng thư số giống nhau mỗi lần chạy', 'the same keys and certificates each time'),
    )
    .option(
      '--desk-minutes <n>',
      text(
        'số phút làm việc để cấp một yêu cầu; mặc định cấp ngay',
        'working minutes that a request takes; default: none',
      ),
      Number,
    )
    .option(
      '--list-minutes <n>',
      text(
        'thu hồi hiện trên danh sách trong bấy nhiêu phút, từ 1 đến 720',
        'a revocation is on the lists within so many minutes, 1 to 720',
      ),
      Number,
      5,
    );
  addFaults(pki, context).action(async (options: PkiOptions) => {
    const { runPki } = await import('../pki/run-pki.ts');
    await runPki(context, options);
  });
  for (const each of actWords) registerAct(pki, context, each);
}

const standings: readonly Standing[] = ['active', 'suspended', 'revoked'];

const reasons = [
  'keyCompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'privilegeWithdrawn',
];

function registerAct(pki: Command, context: CliContext, { usage, name, ...its }: ActWords): void {
  const text = (inVietnamese: string, inEnglish: string) => say(context, { vi: inVietnamese, en: inEnglish });
  const command = addCommand(pki, context, usage, its)
    .option(
      '--services <url>',
      text('địa chỉ quản lý của dịch vụ đang chạy', 'management address of the running services'),
    )
    .option(
      '--folder <path>',
      text('thư mục của dịch vụ đang chạy', 'folder of the running services'),
      '.lienthong/pki',
    );
  if (name !== 'list' && name !== 'show' && name !== 'collect') {
    command.option('--by <id>', text('người quản lý thuê bao', 'subscriber manager'), 'provider');
  }
  if (name === 'issue') addSubscriber(command, text);
  if (name === 'issue' || name === 'change') {
    command
      .option('--organization <name>', text('tên cơ quan', 'name of the body'))
      .option('--title <text>', text('chức vụ', 'post'))
      .option(
        name === 'issue' ? '--name <name>' : '--name <new name>',
        text('tên người hoặc con dấu', 'name of person or seal'),
      );
  }
  if (name === 'issue' || name === 'renew' || name === 'change') {
    command
      .option(
        '--request <file>',
        text(
          'yêu cầu PKCS#10; không có thì tạo khoá tại dịch vụ',
          'PKCS#10 request; without it a key is made',
        ),
      )
      .option(
        '-o, --output <file>',
        text('ghi chứng thư số (PEM) hoặc khoá (.p12)', 'write the certificate (PEM) or the key (.p12)'),
      )
      .option('--password <text>', text('mật khẩu của tệp .p12', 'password of the .p12 file'));
  }
  if (name === 'collect') {
    command
      .requiredOption(
        '-o, --output <file>',
        text('ghi khoá (.p12), hoặc chứng thư số (PEM)', 'write the key (.p12), or the certificate (PEM)'),
      )
      .option(
        '--password <text>',
        text('mật khẩu của tệp .p12; không có thì ghi PEM', 'of the .p12 file; PEM without it'),
      );
  }
  if (name === 'revoke') {
    command.addOption(
      choiceOption('--reason <reason>', text('lý do', 'reason'), reasons, 'cessationOfOperation'),
    );
  }
  if (name === 'list') {
    command.option('--code <code>', text('mã cơ quan', 'code of the body'));
    command.addOption(choiceOption('--standing <standing>', text('tình trạng', 'standing'), standings));
  }
  command.action(async (...values: readonly unknown[]) => {
    const { actOnServices } = await import('../pki/pki-acts.ts');
    const subject = typeof values[0] === 'string' ? values[0] : undefined;
    await actOnServices(context, name, subject, command.optsWithGlobals<PkiActOptions>());
  });
}

function addSubscriber(command: Command, text: (vi: string, en: string) => string): void {
  const profiles = ['person', 'seal', 'encryption', 'tls-server', 'tls-client'];
  command
    .addOption(
      choiceOption(
        '--authority <name>',
        text('tổ chức cấp', 'who issues'),
        ['agency', 'device', 'public'],
        'agency',
      ),
    )
    .addOption(
      choiceOption('--profile <name>', text('loại chứng thư số', 'kind of certificate'), profiles, 'person'),
    )
    .requiredOption('--code <code>', text('mã cơ quan', 'code of the body'))
    .option('--hosts <names>', text('tên máy chủ, cách nhau dấu phẩy', 'host names, with commas'));
}
