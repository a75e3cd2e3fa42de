import { expect, it } from 'vitest';
import { askChecks } from '../engine/judge-check.ts';
import type { Carry } from '../engine/stage.ts';
import { contextOf, tryHub } from '../mutants/hub-trial.ts';
import { hubScenarios } from '../scenarios/hub-all.ts';
import { hubChecks } from './hub-all.ts';

const everything = hubScenarios.map(({ id }) => id).filter((id) => id !== 'hub-restart');

/** What each check said, without those that said that they could not. */
async function judgedOf(wrap: (orderly: Carry) => Carry): Promise<readonly string[]> {
  const evidence = await tryHub(everything, {}, wrap);
  return askChecks(hubChecks, evidence, contextOf('law')).flatMap(({ check, judgement }) => {
    if (judgement.kind !== 'judged') return [];
    return [`${check}: ${judgement.findings.length === 0 ? 'pass' : 'fail'}`];
  });
}

const refuses: Carry = () => Promise.reject(new Error('ECONNREFUSED'));

it('a hub that is not there passes nothing, and fails nothing', async () => {
  expect(await judgedOf(() => refuses)).toEqual([]);
});

it('a hub that is gone after its first answer passes nothing else, and is blamed for that', async () => {
  const said = await judgedOf((orderly) => {
    let answered = false;
    return (request) => {
      if (answered) return refuses(request);
      answered = true;
      return orderly(request);
    };
  });
  const passed = said.filter((each) => each.endsWith('pass') && !each.startsWith('wire.'));
  expect(passed).toEqual(['hub.secret-never-shown: pass']);
  expect(said).toContain('wire.every-call-is-answered: fail');
});

it('a web page in place of a hub passes what is true of any answer, and nothing else', async () => {
  const body = Buffer.from('<html><body>502 Bad Gateway</body></html>');
  const page: Carry = async () => ({ httpStatus: 502, headers: [['Content-Type', 'text/html']], body });
  const said = await judgedOf(() => page);
  expect(said.filter((each) => each.endsWith('pass'))).toEqual([
    'wire.ascii: pass',
    'wire.no-unasked-compression: pass',
    'wire.every-call-is-answered: pass',
    'hub.secret-never-shown: pass',
  ]);
  expect(said).toContain('wire.json-object: fail');
});
