import type { Command } from 'commander';
import { addCommand, type CommandWords } from '../command.ts';
import { type CliContext, say } from '../context.ts';
import type { SignOptions } from '../requests/sign.ts';
import { addSystemOptions } from '../system-options.ts';

const words: CommandWords = {
  summary: {
    vi: 'In một yêu cầu đã ký, đúng như SDK của nhà cung cấp gửi, để so với kết nối của bạn.',
    en: 'Print one signed request as the vendor SDK sends it, to compare with your own connector.',
  },
  examples: [
    {
      line: 'lienthong sign-request getReceivedEdocList --system 00.22.W00 --secret s --param servicetype=eDoc --param messagetype=edoc',
      does: { vi: 'yêu cầu lấy danh sách văn bản đến', en: 'the request that lists received documents' },
    },
    {
      line: 'lienthong sign-request sendEdoc --system 00.22.W00 --secret s --param from=H37 --param messagetype=edoc --body packet.edxml --host 127.0.0.1:8080 | nc 127.0.0.1 8080',
      does: { vi: 'gửi một gói tin bằng tay', en: 'send a packet by hand' },
    },
  ],
};

/** `lienthong sign-request <operation>`. */
export function registerSignRequest(program: Command, context: CliContext): void {
  const text = (vi: string, en: string) => say(context, { vi, en });
  addSystemOptions(addCommand(program, context, 'sign-request <operation>', words), context)
    .option(
      '--param <name=value>',
      text('một tham số, lặp lại được', 'a parameter; may be repeated'),
      collect,
    )
    .option('--body <file>', text('gói tin hoặc JSON của cơ quan', 'the packet, or the JSON of an agency'))
    .option('--host <host>', text('tiêu đề Host', 'Host header'), '127.0.0.1')
    .option('--base-path <path>', text('đường dẫn trước tên thao tác', 'path before the operation name'))
    .option('--timestamp <text>', text('dấu thời gian, mặc định là bây giờ', 'timestamp; default: now'))
    .action(async (operation: string, options: SignOptions) => {
      const { signOne } = await import('../requests/sign.ts');
      await signOne(context, operation, options, Date.now());
    });
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
