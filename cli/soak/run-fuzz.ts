import { type FuzzOrders, type FuzzReports, runFuzz } from '../../simulator/hub/fuzz/fuzz-run.ts';
import { type FuzzReport, type FuzzTarget, fuzzTargets } from '../../simulator/hub/fuzz/report.ts';
import { type CliContext, say } from '../context.ts';

/** The options of `npm run soak:fuzz`, as the parser hands them over. */
export type FuzzOptions = FuzzCases & {
  readonly seed: number;
  readonly lanes: number;
  readonly json?: true;
};

/** Numbers of cases, by the names that the parser gives to options. */
type FuzzCases = { readonly [T in FuzzTarget as CamelCase<T>]?: number };

type CamelCase<T extends string> = T extends `${infer Head}-${infer Tail}` ? `${Head}${Capitalize<Tail>}` : T;

/** What is run when nothing is named. */
const usual: FuzzOrders['cases'] = {
  ...{ packets: 200_000, requests: 200_000, sockets: 2_000, cms: 25_000, tokens: 25_000 },
  ...{ certificates: 20_000, crls: 15_000, ocsp: 15_000, pdfs: 100_000 },
  ...{ 'xml-signatures': 100_000, 'client-hellos': 100_000 },
};

/** Milliseconds without a word after which a lane hangs. */
const silence = 120_000;

/** Throws damaged bytes of the named kinds, or of all. Exit code 1 when something was found. */
export async function runFuzzSoak(context: CliContext, options: FuzzOptions): Promise<void> {
  const named = namedCases(options);
  const { seed, lanes, json } = options;
  const reports = await runFuzz({
    ...{ seed, lanes, silence },
    cases: Object.keys(named).length === 0 ? usual : named,
    onProgress: (target, done) => {
      if (done % 10_000 === 0) context.stderr.write(`${target}: ${done}\n`);
    },
  });
  context.stdout.write(json ? `${JSON.stringify(reports, null, 2)}\n` : render(context, reports));
  const isClean = Object.values(reports).every(({ findings }) => findings.length === 0);
  context.setExitCode(isClean ? 0 : 1);
}

function namedCases(options: FuzzOptions): FuzzOrders['cases'] {
  const byName: Readonly<Record<string, unknown>> = options;
  return Object.fromEntries(
    fuzzTargets.flatMap((target) => {
      const count = byName[target.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())];
      return typeof count === 'number' ? [[target, count]] : [];
    }),
  );
}

function render(context: CliContext, reports: FuzzReports): string {
  const lines = Object.entries(reports).map(([target, report]) => lineOf(context, target, report));
  const findings = Object.values(reports).flatMap((each: FuzzReport) => each.findings);
  const shown = findings
    .slice(0, 20)
    .map(({ rule, number, story, detail }) => `  ${rule}: ${number} (${story}) ${detail}`);
  return `${[...lines, ...shown].join('\n')}\n`;
}

function lineOf(context: CliContext, target: string, report: FuzzReport): string {
  const { cases, accepted, slowest, grown, findings } = report;
  const [ms, mb] = [slowest.toFixed(0), (grown / 1024 / 1024).toFixed(1)];
  return say(context, {
    vi: `${target}: ${cases} trường hợp, ${accepted} được nhận; lâu nhất ${ms} ms; bộ nhớ tăng ${mb} MB; sai phạm: ${findings.length}`,
    en: `${target}: ${cases} cases, ${accepted} accepted; longest ${ms} ms; memory grown ${mb} MB; findings: ${findings.length}`,
  });
}
