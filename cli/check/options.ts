import type { Command } from 'commander';
import { privateKinds } from '../../conformance/evidence/private-fields.ts';
import { profileNames } from '../../conformance/requirements/requirement.ts';
import { choiceOption } from '../command.ts';
import { type CliContext, say } from '../context.ts';

/** The options that every seat of `lienthong check` has, as the parser hands them over. */
export interface CheckOptions {
  readonly profile: 'law' | 'field' | 'legacy' | 'DT21';
  readonly asOf?: string;
  readonly group?: readonly string[];
  readonly id?: readonly string[];
  readonly level?: readonly ('MUST' | 'SHOULD' | 'MAY')[];
  readonly knownFailures?: string;
  readonly statements?: string;
  readonly settings?: string;
  readonly capturedAt?: 'system' | 'intermediary';
  readonly certification?: true;
  readonly system?: string;
  readonly systemVersion?: string;
  readonly owner?: string;
  readonly seed?: string;
  readonly bundle?: string;
  readonly redact?: readonly string[];
  readonly list?: true;
  readonly dryRun?: true;
  readonly everything?: true;
  readonly json?: true;
  readonly junit?: string;
  readonly tap?: string;
  readonly html?: string;
}

/** Adds them. */
export function addCheckOptions(command: Command, context: CliContext): Command {
  const text = (vi: string, en: string) => say(context, { vi, en });
  return command
    .addOption(
      choiceOption('--profile <name>', text('hồ sơ đọc luật', 'how the rules are read'), profileNames, 'law'),
    )
    .option('--as-of <day>', text('quy định có hiệu lực tại ngày yyyy-mm-dd', 'rules in force on this day'))
    .option('--group <name...>', text('chỉ các nhóm này, ví dụ ENV', 'only these groups, such as ENV'))
    .option(
      '--id <id...>',
      text('chỉ các phép kiểm tra hoặc yêu cầu này', 'only these checks or requirements'),
    )
    .addOption(levelOption(text('chỉ các mức này', 'only these levels')))
    .option('--known-failures <file>', text('tệp lỗi đã biết', 'file of known failures'))
    .option('--statements <file>', text('tệp hồ sơ, lời xác nhận', 'file of what is declared and attested'))
    .option(
      '--settings <file>',
      text('tệp thiết lập: dung sai, danh mục kèm bản giấy', 'file of settings: tolerances, paper beside'),
    )
    .addOption(capturedAtOption(text))
    .option('--certification', text('chạy để cấp kết quả', 'run for a certificate: no waiver of a MUST'))
    .option('--system <name>', text('tên hệ thống được kiểm thử', 'name of the system under test'))
    .option('--system-version <text>', text('phiên bản của hệ thống', 'its version'))
    .option('--owner <name>', text('đơn vị chủ quản hệ thống', 'who answers for it'))
    .option('--seed <text>', text('hạt giống để lặp lại đúng phiên này', 'seed that repeats this run'))
    .option(
      '--bundle <place>',
      text(
        'ghi gói bằng chứng vào thư mục này, hoặc vào một tệp có đuôi .evidence',
        'write the evidence into this folder, or one file that ends in .evidence',
      ),
    )
    .option(
      '--redact <kind...>',
      text(`xoá các loại dữ liệu riêng: ${privateKinds.join(', ')}`, `take out ${privateKinds.join(', ')}`),
    )
    .option('--list', text('chỉ liệt kê phép kiểm tra', 'list the checks and stop'))
    .option('--dry-run', text('chỉ nêu sẽ làm gì', 'say what would be done and stop'))
    .option('--everything', text('in cả phép đạt', 'print what passed, too'))
    .option('--junit <file>', text('ghi báo cáo JUnit', 'write JUnit XML'))
    .option('--tap <file>', text('ghi báo cáo TAP', 'write TAP'))
    .option('--html <file>', text('ghi báo cáo một trang HTML', 'write one HTML page'));
}

/** ENV-14: where packets in files were taken. */
function capturedAtOption(text: (vi: string, en: string) => string) {
  const description = text(
    'nơi lấy gói tin trong tệp: system là khi rời hệ thống QLVB, intermediary khi rời bên trung gian (QCVN 102)',
    'where packets in files were taken: as they left the system, or the intermediary (QCVN 102)',
  );
  return choiceOption('--captured-at <place>', description, ['system', 'intermediary']);
}

function levelOption(description: string) {
  return choiceOption('--level <level...>', description, ['MUST', 'SHOULD', 'MAY']);
}
