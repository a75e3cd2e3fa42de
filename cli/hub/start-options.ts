import type { Command } from 'commander';
import { type CliContext, say } from '../context.ts';
import { portOption } from '../port-option.ts';

/** Adds the two ports of a hub; each takes a free one unless it is named. */
export function addHubPorts(command: Command, context: CliContext): Command {
  const port = {
    vi: 'cổng của Trục; mặc định một cổng trống',
    en: 'port of the hub; default: a free one',
  };
  const management = {
    vi: 'cổng quản lý; mặc định một cổng trống',
    en: 'management port; default: a free one',
  };
  return command
    .option('--port <n>', say(context, port), portOption(context))
    .option('--management-port <n>', say(context, management), portOption(context));
}

/** Adds `--pki`: test trust services run beside the hub. */
export function addTrustServices(command: Command, context: CliContext): Command {
  const words = {
    vi: 'chạy kèm dịch vụ chứng thực thử nghiệm',
    en: 'test trust services beside it: CA, CRL, OCSP, time-stamps',
  };
  return command.option('--pki', say(context, words));
}
