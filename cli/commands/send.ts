import type { Command } from 'commander';
import { addCommand, type CommandWords } from '../command.ts';
import { type CliContext, say } from '../context.ts';
import { usualDuration } from '../duration-option.ts';
import type { SendOptions } from '../send/send-file.ts';
import { addSystemOptions } from '../system-options.ts';

const words: CommandWords = {
  summary: {
    vi: 'Gửi một gói tin .edxml lên Trục, nguyên từng byte, và in trả lời.',
    en: 'Send an .edxml packet to a hub, byte for byte, and print its answer.',
  },
  examples: [
    {
      line: 'lienthong send goi-tin.edxml --hub http://127.0.0.1:8080 --system 000.00.00.G22 --secret …',
      does: {
        vi: 'bên gửi và loại gói tin lấy từ chính gói tin',
        en: 'sender and message type come from the packet',
      },
    },
  ],
};

/** `lienthong send <file>`. */
export function registerSend(program: Command, context: CliContext): void {
  const text = (vi: string, en: string) => say(context, { vi, en });
  const command = addCommand(program, context, 'send <file>', words).requiredOption(
    '--hub <url>',
    text('địa chỉ của Trục', 'address of the hub'),
  );
  addSystemOptions(command, context)
    .option(
      '--from <code>',
      text('mã bên gửi, thay cho mã trong gói tin', 'code of the sender, instead of the packet’s own'),
    )
    .addOption(
      usualDuration(
        context,
        '--timeout <time>',
        text('chờ trả lời tối đa bao lâu', 'how long to wait for the answer'),
        '2m',
      ),
    )
    .action(async (file: string, options: SendOptions) => {
      const { sendFile } = await import('../send/send-file.ts');
      await sendFile(context, file, options);
    });
}
