import type { Command } from 'commander';
import { choiceOption } from '../command.ts';
import { type CliContext, say } from '../context.ts';
import { wrongOption } from '../option-errors.ts';
import { portOption } from '../port-option.ts';

/** The options of a seat whose system somebody else has: what drives it, and where it finds our hub. */
export function addDriverOptions(command: Command, context: CliContext): void {
  const text = (vi: string, en: string) => say(context, { vi, en });
  const kinds = ['prompt', 'command', 'webhook'];
  const does = text('ai làm cho hệ thống hành động', 'what makes the system act');
  const driver = choiceOption('--driver <kind>', does, kinds, '');
  driver.default(undefined);
  command
    .addOption(driver)
    .option('--run <command>', text('lệnh của --driver command', 'the command of --driver command'))
    .option('--url <url>', text('địa chỉ của --driver webhook', 'address of --driver webhook'))
    .option('--token <text>', text('gửi kèm dạng Authorization: Bearer', 'sent as Authorization: Bearer'))
    .option('--code <code>', text('cơ quan của hệ thống (H17)', 'agency of the system (H17)'))
    .option('--secret <text>', text('khoá đã đặt trong hệ thống', 'the secret that the system has'))
    .option('--host <address>', text('địa chỉ Trục thử lắng nghe', 'address on which the hub listens'))
    .option('--port <port>', text('cổng của Trục thử', 'port of the hub'), portOption(context))
    .option(
      '--root <file>',
      text('ghi các gốc thử vào tệp PEM này', 'write the test roots into this PEM file'),
    )
    .option(
      '--time-scale <times>',
      text('đồng hồ chạy nhanh gấp bấy nhiêu lần', 'the clock runs so many times as fast'),
      scaleOption(context),
    )
    .option('--clock-from <iso>', text('lúc bắt đầu của đồng hồ nhanh', 'where a fast clock begins'));
}

/** Who answers what only the screen shows. */
export function addAskingOptions(command: Command, context: CliContext): void {
  const text = (vi: string, en: string) => say(context, { vi, en });
  command
    .option('--ask', text('hỏi người ở cửa sổ lệnh về màn hình', 'ask the person here about the screens'))
    .option('--by <name>', text('ai trả lời: họ tên, chức vụ', 'who answers: name, post'));
}

/** @throws wrong usage when it is no number from 1 to 10000. */
function scaleOption(context: CliContext): (value: string) => number {
  return (value) => {
    const scale = /^\d+(\.\d+)?$/.test(value) ? Number(value) : 0;
    if (scale >= 1 && scale <= 10_000) return scale;
    throw wrongOption(context, { vi: 'cần một số từ 1 đến 10000', en: 'give a number, 1 to 10000' });
  };
}
