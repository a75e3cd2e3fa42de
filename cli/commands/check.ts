import type { Command } from 'commander';
import { addAskingOptions, addDriverOptions } from '../check/driver-options.ts';
import { addCheckOptions, type CheckOptions } from '../check/options.ts';
import type { LinkOptions } from '../check/run-link.ts';
import type { ScenarioOptions } from '../check/run-scenarios.ts';
import {
  checkWords,
  drivenWords,
  linkWords,
  packetWords,
  recordWords,
  resumeWords,
} from '../check/seat-words.ts';
import { addCommand } from '../command.ts';
import { type CliContext, say, usageFailure } from '../context.ts';

/** `lienthong check <seat>`: one subcommand a seat. `--json` behind a seat is the group's, so options are read with those. */
export function registerCheck(program: Command, context: CliContext): void {
  const check = addCommand(program, context, 'check', checkWords).helpCommand(false);
  check.action(() => {
    throw usageFailure({
      vi: 'cần chỉ vị trí kiểm tra: packet, link, record, hub, sender, receiver; hoặc resume',
      en: 'name what to check: packet, link, record, hub, sender, receiver; or resume',
    });
  });
  const version = () => program.version() ?? 'unknown';
  addCheckOptions(addCommand(check, context, 'packet <paths...>', packetWords), context).action(
    async (paths: readonly string[], _own: unknown, seat: Command) => {
      const options = seat.optsWithGlobals<CheckOptions>();
      const { runCheckPacket } = await import('../check/run-packet.ts');
      await runCheckPacket(context, paths, options, version());
    },
  );
  addCheckOptions(addCommand(check, context, 'link [address]', linkWords), context)
    .option(
      '--roots <file>',
      say(context, { vi: 'tệp PEM các gốc tin cậy', en: 'PEM file of the trusted roots' }),
    )
    .option(
      '--name <host>',
      say(context, { vi: 'tên máy chủ cần kiểm', en: 'host name to ask for and check' }),
    )
    .option(
      '--run <command>',
      say(context, {
        vi: 'lệnh gọi hệ thống của bạn; {url} và {root} được thay vào',
        en: 'a command that makes your system call; {url} and {root} are filled in',
      }),
    )
    .action(async (address: string | undefined, _own: unknown, seat: Command) => {
      const options = seat.optsWithGlobals<LinkOptions>();
      const { runCheckLink } = await import('../check/run-link.ts');
      await runCheckLink(context, address, options, version());
    });
  addCheckOptions(addCommand(check, context, 'record <file>', recordWords), context).action(
    async (file: string, _own: unknown, seat: Command) => {
      const options = seat.optsWithGlobals<CheckOptions>();
      const { runCheckRecord } = await import('../check/run-record.ts');
      await runCheckRecord(context, file, options, version());
    },
  );
  for (const seat of ['hub', 'sender', 'receiver'] as const) {
    const command = addCheckOptions(addCommand(check, context, seat, drivenWords[seat]), context)
      .option(
        '--keep <folder>',
        say(context, {
          vi: 'giữ phiên trong thư mục để chạy tiếp được',
          en: 'keep the run here, to go on another day',
        }),
      )
      .option('--reference', say(context, { vi: 'hệ thống mẫu có sẵn', en: 'the built-in system' }));
    if (seat === 'hub') {
      command.option(
        '--hub <file>',
        say(context, { vi: 'tệp mô tả Trục được kiểm thử', en: 'file that names the hub under test' }),
      );
    } else addDriverOptions(command, context);
    addAskingOptions(command, context);
    command.action(async () => {
      const options = command.optsWithGlobals<ScenarioOptions>();
      const { startSeat } = await import('../check/start-seat.ts');
      await startSeat(context, seat, options, version());
    });
  }
  addCommand(check, context, 'resume <folder>', resumeWords).action(async (folder: string) => {
    const { openKeptRun } = await import('../check/kept-run.ts');
    const { startSeat } = await import('../check/start-seat.ts');
    const { seat, began, options } = await openKeptRun(context, folder);
    await startSeat(context, seat, options, version(), began);
  });
}
