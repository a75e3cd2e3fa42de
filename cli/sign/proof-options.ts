import type { Command } from 'commander';
import { choiceOption } from '../command.ts';
import { type CliContext, say } from '../context.ts';

/** By what certificates are judged: the options that signing and verifying share. */
export interface ProofOptions {
  readonly trust?: string;
  readonly proof?: string;
  readonly online?: true;
  readonly fetchIssuers?: true;
  readonly profile: 'law' | 'field';
}

export function addProofOptions(command: Command, context: CliContext): void {
  const text = (vi: string, en: string) => say(context, { vi, en });
  command
    .option(
      '--trust <file>',
      text(
        'chứng thư gốc được tin cậy: PEM, hoặc JSON của lienthong pki',
        'trusted roots: PEM, or the JSON of lienthong pki',
      ),
    )
    .option(
      '--proof <folder>',
      text(
        'thư mục có sẵn danh sách thu hồi, trả lời OCSP, chứng thư',
        'folder of lists, OCSP answers, certificates',
      ),
    )
    .option(
      '--online',
      text('hỏi các địa chỉ ghi trong chứng thư', 'ask the addresses that stand in the certificates'),
    )
    .option(
      '--fetch-issuers',
      text(
        'cùng --online: tải cả chứng thư trung gian còn thiếu theo địa chỉ ghi trong chứng thư (AIA)',
        'with --online: also fetch missing intermediates by the addresses in certificates (AIA)',
      ),
    )
    .addOption(
      choiceOption(
        '--profile <name>',
        text('law: theo văn bản; field: như thực tế', 'law: the texts; field: the practice'),
        ['law', 'field'],
        'law',
      ),
    );
}
