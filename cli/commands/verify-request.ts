import type { Command } from 'commander';
import { addCommand, type CommandWords } from '../command.ts';
import { type CliContext, say } from '../context.ts';

const words: CommandWords = {
  judges: true,
  summary: {
    vi: 'Kiểm tra chữ ký của một yêu cầu HTTP đã ghi lại: chuỗi được ký, HMAC, mã băm tệp, chỗ sai đầu tiên.',
    en: 'Verify a captured HTTP request: the signed string, its HMAC, the file hash, the first difference.',
  },
  examples: [
    {
      line: 'lienthong verify-request capture.http --secret not-a-real-secret',
      does: { vi: 'kiểm tra một yêu cầu ghi trong tệp', en: 'verify the request in a file' },
    },
    {
      line: 'LIENTHONG_SECRET=… lienthong verify-request - < capture.http',
      does: { vi: 'đọc từ đầu vào chuẩn', en: 'read it from standard input' },
    },
  ],
};

/** `lienthong verify-request <capture>`. */
export function registerVerifyRequest(program: Command, context: CliContext): void {
  addCommand(program, context, 'verify-request <capture>', words)
    .option(
      '--secret <text>',
      say(context, {
        vi: 'khoá bí mật của hệ thống (hoặc biến LIENTHONG_SECRET)',
        en: 'the secret of the system (or LIENTHONG_SECRET)',
      }),
    )
    .action(async (capture: string, options: { secret?: string; json?: true }) => {
      const { verifyCapture } = await import('../requests/verify.ts');
      await verifyCapture(context, capture, options);
    });
}
