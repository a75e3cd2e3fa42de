import { availableParallelism } from 'node:os';
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { Language } from '../../protocol/problems/entry.ts';
import {
  type FuzzOrders,
  type FuzzReports,
  fuzzTargets,
  runFuzz,
} from '../../simulator/hub/fuzz/fuzz-run.ts';
import type { FuzzReport } from '../../simulator/hub/fuzz/report.ts';
import { chooseLanguage } from '../language.ts';

/**
 * `npm run soak:fuzz -- --packets 200000 --requests 200000 --sockets 2000 --seed 1` throws damaged packets and
 * requests at decoder and hub; `--cms`, `--tokens`, `--certificates`, `--crls`, `--ocsp`, `--pdfs`,
 * `--xml-signatures` and `--client-hellos` throw such at what verifies or reads them. Whoever names a kind gets
 * the named kinds alone. Exit code 0 when nothing was found, 1 when something was, 64 for wrong usage. `--json`
 * prints the report as one JSON object; progress goes to the error stream.
 */
/** What is run when nothing is named. */
const usual: FuzzOrders['cases'] = {
  ...{ packets: 200_000, requests: 200_000, sockets: 2_000, cms: 25_000, tokens: 25_000 },
  ...{ certificates: 20_000, crls: 15_000, ocsp: 15_000, pdfs: 100_000 },
  ...{ 'xml-signatures': 100_000, 'client-hellos': 100_000 },
};

const language = chooseLanguage(process.argv, process.env);
const orders = readOrders(process.argv.slice(2));
if (orders === undefined) {
  process.stderr.write(`lienthong: ${usage(language)}\n`);
  process.exitCode = 64;
} else {
  const reports = await runFuzz(orders);
  process.stdout.write(orders.json ? `${JSON.stringify(reports, null, 2)}\n` : render(reports));
  process.exitCode = Object.values(reports).every(({ findings }) => findings.length === 0) ? 0 : 1;
}

function readOrders(args: readonly string[]) {
  try {
    const kinds: Readonly<Record<string, { readonly type: 'string' }>> = Object.fromEntries(
      fuzzTargets.map((target) => [target, { type: 'string' }]),
    );
    const options = { ...kinds, json: { type: 'boolean' } } as const;
    const values: Readonly<Record<string, string | boolean | undefined>> = parseArgs({
      args: [...args],
      options: { ...options, seed: { type: 'string' }, lanes: { type: 'string' }, lang: { type: 'string' } },
    }).values;
    const { seed = '1', lanes = String(availableParallelism()), json = false } = values;
    const named = fuzzTargets.flatMap((target) => {
      const count = values[target];
      return count === undefined ? [] : [[target, String(count)] as const];
    });
    const numbers = [String(seed), String(lanes), ...named.map(([, count]) => count)];
    if (!numbers.every((each) => /^\d{1,9}$/.test(each)) || lanes === '0') return undefined;
    const cases = Object.fromEntries(named.map(([target, count]) => [target, Number(count)]));
    return {
      cases: named.length === 0 ? usual : cases,
      seed: Number(seed),
      lanes: Number(lanes),
      json: json === true,
      silence: 120_000,
      onProgress: progress(),
    };
  } catch {
    return undefined;
  }
}

/** A line for every ten thousand cases of a lane. */
function progress() {
  return (target: string, done: number) => {
    if (done % 10_000 === 0) process.stderr.write(`${target}: ${done}\n`);
  };
}

function usage(into: Language): string {
  const kinds = fuzzTargets.map((target) => `[--${target} ${usual[target] ?? 0}]`).join(' ');
  const options = `${kinds} [--seed 1] [--lanes 2] [--json]`;
  return into === 'vi'
    ? `cách dùng: npm run soak:fuzz -- ${options}`
    : `usage: npm run soak:fuzz -- ${options}`;
}

function render(reports: FuzzReports): string {
  const lines = Object.entries(reports).map(([target, report]) => lineOf(target, report));
  const findings = Object.values(reports).flatMap((each: FuzzReport) => each.findings);
  const shown = findings
    .slice(0, 20)
    .map(({ rule, number, story, detail }) => `  ${rule}: ${number} (${story}) ${detail}`);
  return `${[...lines, ...shown].join('\n')}\n`;
}

function lineOf(target: string, { cases, accepted, slowest, grown, findings }: FuzzReport): string {
  const [ms, mb] = [slowest.toFixed(0), (grown / 1024 / 1024).toFixed(1)];
  return language === 'vi'
    ? `${target}: ${cases} trường hợp, ${accepted} được nhận; lâu nhất ${ms} ms; bộ nhớ tăng ${mb} MB; sai phạm: ${findings.length}`
    : `${target}: ${cases} cases, ${accepted} accepted; longest ${ms} ms; memory grown ${mb} MB; findings: ${findings.length}`;
}
