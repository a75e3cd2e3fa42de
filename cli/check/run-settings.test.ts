import { afterAll, describe, expect, test } from 'vitest';
import { soundPackets } from '../../conformance/mutants/sound-packets.ts';
import { toleranceRows } from '../../conformance/report/tolerance-words.ts';
import { usualTolerances } from '../../conformance/tolerances.ts';
import { runRecorded } from '../recorded-context.ts';
import { asOf, createCheckedFolder } from './folder-under-test.ts';

const { here, write, checkJson, remove } = await createCheckedFolder();
afterAll(remove);

describe('settings of a run', () => {
  test.each(toleranceRows.map(([key]) => key))('set the tolerance %s, and leave the others', async (key) => {
    write('settings.yaml', `tolerances: { ${key}: 10m30s }`);
    const { report } = await checkJson('sound.edxml', '--settings', 'settings.yaml', '--id', 'ENV-01');
    expect(report.tolerances).toEqual({ ...usualTolerances, [key]: 630_000 });
  });

  test('stand in every report, and in the command that repeats a finding', async () => {
    write('settings.yaml', 'tolerances: { arrival: 90s }\npaperAlsoFor: [Nghị quyết, Hợp đồng]\n');
    const command = ['check', 'packet', 'sound.edxml', '--settings', 'settings.yaml', ...asOf];
    const { stdout } = await runRecorded([...command, '--everything'], here);
    expect(stdout).toContain('arrival 90 s');
    expect(stdout).toContain('Nghị quyết; Hợp đồng');
    expect(stdout).toContain('check packet sound.edxml --settings settings.yaml --id');
  });

  test.each([
    ['an unknown tolerance', 'tolerances: { arival: 5m }', 'arrival'],
    ['a time without its unit', 'tolerances: { arrival: 5 }', 'tolerances/arrival'],
    ['a warning after the failure', 'tolerances: { skewWarn: 20m }', 'skewWarn ≤ skewFail'],
    ['a failure before the warning', 'tolerances: { urgentSendFail: 1m }', 'urgentSendWarn ≤ urgentSendFail'],
    ['a list that is none', 'paperAlsoFor: Nghị quyết', 'paperAlsoFor'],
  ])('with %s are refused before anything is run', async (_name, text, said) => {
    write('wrong.yaml', text);
    const command = ['check', 'packet', 'sound.edxml', '--settings', 'wrong.yaml', ...asOf];
    const { exitCode, stderr } = await runRecorded(command, here);
    expect([exitCode, stderr]).toEqual([64, expect.stringContaining(said)]);
  });
});

describe('GEN-03: paper beside a document', () => {
  const judge = async (...more: readonly string[]) => {
    const { report } = await checkJson('paper.edxml', '--id', 'document.no-paper', ...more);
    return report.results.map(({ verdict }) => verdict);
  };

  test('fails, but for the types that the head of the body has listed', async () => {
    const { document } = await soundPackets();
    write(
      'paper.edxml',
      Buffer.from(document)
        .toString('utf8')
        .replace(/(?<open>Paper>)0(?<close><)/, '$<open>1$<close>'),
    );
    expect(await judge()).toEqual(['fail']);
    write('list.yaml', 'paperAlsoFor: [công văn]');
    expect(await judge('--settings', 'list.yaml')).toEqual(['pass']);
    write('other.yaml', 'paperAlsoFor: [Nghị quyết]');
    expect(await judge('--settings', 'other.yaml')).toEqual(['fail']);
  });
});

describe('ENV-14: where packets were taken', () => {
  const command = ['check', 'packet', 'sound.edxml', '--id', 'ENV-01', ...asOf];

  test.each([
    [[], 'untold'],
    [['--captured-at', 'system'], 'system'],
    [['--captured-at', 'intermediary'], 'intermediary'],
  ])('stands in the report: %j', async (more, capture) => {
    const { report } = await checkJson('sound.edxml', '--id', 'ENV-01', ...more);
    expect(report.environment).toMatchObject({ capture });
  });

  test('of a live run is the wire, whatever anybody says', async () => {
    const hub = ['check', 'hub', '--reference', '--id', 'AUT-01', '--dry-run'];
    const { exitCode, stderr } = await runRecorded([...hub, '--captured-at', 'system'], here);
    expect([exitCode, stderr]).toEqual([64, expect.stringContaining('--captured-at')]);
  });

  test('is asked for before a run for a certificate', async () => {
    const { exitCode, stderr } = await runRecorded([...command, '--certification'], here);
    expect([exitCode, stderr]).toEqual([64, expect.stringContaining('QCVN 102')]);
  });
});
