import { resolve } from 'node:path';
import { pemOf } from '../../fixtures/keys/signing-keys.ts';
import { hasError } from '../../protocol/problems/problem.ts';
import { type FalseHubResult, falseHubNames } from '../../protocol/tls/false-hubs.ts';
import { createLinkAuthority } from '../../simulator/link/link-authority.ts';
import { type LinkTrial, startLinkTrial } from '../../simulator/link/link-trial.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';
import { type CliContext, say } from '../context.ts';
import { problemsAsJson, renderProblems } from '../explain/problem-lines.ts';
import { keepTestRoot } from '../hub/test-root-file.ts';
import { explainPlace } from '../listening.ts';
import { createPaint } from '../paint.ts';
import { untilAborted } from '../until-aborted.ts';
import { runAgainst } from './run-against.ts';

/** The options of `lienthong link-trial`, as the parser hands them over. */
export interface LinkTrialOptions {
  readonly run?: string;
  readonly host: string;
  readonly listen: string;
  readonly port?: number;
  readonly rootFile: string;
  readonly json?: true;
}

/**
 * Puts up the hubs of a trial and judges what the system under test did at each: driven by a command, or by a
 * person until Ctrl-C. Exit code 1 when it did wrong anywhere, or came to no hub at all.
 */
export async function runLinkTrial(context: CliContext, options: LinkTrialOptions): Promise<void> {
  const clock = createSystemClock();
  const now = clock.now();
  const authority = createLinkAuthority(now);
  const root = resolve(context.cwd, options.rootFile);
  const trial = await startLinkTrial({
    ...{ clock, issue: { authority, hosts: [options.host], now }, host: options.listen },
    ...(options.port === undefined ? {} : { port: options.port }),
  }).catch((error: unknown) => {
    throw explainPlace(error, { address: '--listen' });
  });
  const play = async () => {
    await keepTestRoot(context, root, pemOf('CERTIFICATE', authority.root.certificate));
    const addresses = trial.hubs.map(({ kind, port }) => ({ kind, url: `https://${options.host}:${port}` }));
    if (options.json !== true) context.stdout.write(renderAddresses(context, root, addresses));
    if (options.run === undefined) await untilAborted(context.signal);
    else await runAgainst(context, options.run, root, addresses);
    return trial.results();
  };
  const results = await play().finally(() => trial.close());
  if (options.json === true) context.stdout.write(`${JSON.stringify(asJson(context, trial, results))}\n`);
  else context.stdout.write(renderResults(context, results));
  const failed = results.some(({ problems }) => hasError(problems));
  const unseen = results.every(({ outcome }) => outcome === 'not-seen');
  context.setExitCode(failed || unseen ? 1 : 0);
}

type Addresses = readonly { readonly kind: FalseHubResult['kind']; readonly url: string }[];

function renderAddresses(context: CliContext, root: string, addresses: Addresses): string {
  const lines = addresses.map(({ kind, url }) => `  ${url.padEnd(32)}${say(context, falseHubNames[kind])}`);
  const head = say(context, {
    vi: `Đưa chứng thư gốc này vào kho tin cậy của hệ thống cần thử (chỉ trong lúc thử):\n  ${root}`,
    en: `Put this root into the trust store of the system under test, for the time of the trial:\n  ${root}`,
  });
  const call = say(context, {
    vi: 'Cho hệ thống gọi lần lượt các địa chỉ sau; chỉ địa chỉ đầu được phép thành công. Bấm Ctrl-C để xem kết luận.',
    en: 'Let the system call these in turn; only the first may succeed. Press Ctrl-C for the verdict.',
  });
  return `${head}\n\n${call}\n${lines.join('\n')}\n\n`;
}

function renderResults(context: CliContext, results: readonly FalseHubResult[]): string {
  const paint = createPaint(context);
  const words = {
    'not-seen': paint.dim(say(context, { vi: 'chưa được gọi', en: 'never called' })),
    refused: say(context, { vi: 'hệ thống đã từ chối', en: 'the system refused' }),
    sent: say(context, { vi: 'hệ thống đã gửi yêu cầu', en: 'the system sent a request' }),
  };
  return results
    .map(({ kind, outcome, problems }) => {
      const mark = outcome === 'not-seen' ? '·' : hasError(problems) ? paint.red('✗') : paint.green('✓');
      const line = `${mark} ${say(context, falseHubNames[kind])}: ${words[outcome]}\n`;
      return line + renderProblems(context, problems);
    })
    .join('');
}

function asJson(context: CliContext, trial: LinkTrial, results: readonly FalseHubResult[]) {
  return results.map((result) => ({
    ...result,
    problems: problemsAsJson(result.problems, context.language),
    links: trial.links(result.kind),
  }));
}
