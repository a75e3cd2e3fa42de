import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { soundPackets } from '../../conformance/mutants/sound-packets.ts';
import {
  friday,
  type ServicesUnderTest,
  startServicesUnderTest,
} from '../../simulator/pki/services-under-test.ts';
import { type RecordedRun, runRecorded } from '../recorded-context.ts';

/** A folder to certify in: trust services beside it, and `trust.json` of theirs in it. */
export interface CertifyingUnderTest {
  readonly services: ServicesUnderTest;
  /** Absolute path of a file in the folder. */
  at(name: string): string;
  /** `--time` of the services' Friday. */
  readonly time: readonly string[];
  run(...argv: readonly string[]): Promise<RecordedRun>;
  /** Writes the PKCS#12 that the services give to who orders it. */
  keyFor(name: string, order: Parameters<ServicesUnderTest['desk']['request']>[0]): Promise<void>;
  /** Writes every sound packet into `corpus/`. */
  writeCorpus(): Promise<void>;
  /** Options that sign with a key, time-stamped and checked. */
  signing(key?: string): readonly string[];
  readonly close: () => Promise<void>;
}

const password = 'mat-khau-0719';

export async function startCertifying(name: string): Promise<CertifyingUnderTest> {
  const folder = mkdtempSync(join(tmpdir(), `lienthong-${name}-`));
  const services = await startServicesUnderTest();
  const at = (file: string) => join(folder, file);
  const time = ['--time', new Date(friday).toISOString()];
  writeFileSync(at('trust.json'), JSON.stringify(await services.trustFile()));
  return {
    ...{ services, at, time },
    run: (...argv) =>
      runRecorded(argv, { cwd: folder, language: 'en', env: { LIENTHONG_KEY_PASSWORD: password } }),
    async keyFor(file, order) {
      const request = await services.desk.request(order);
      const key = request.ok ? await services.desk.collect(request.value.number, password) : request;
      if (!key.ok) throw new Error(key.problems.map(({ code }) => code).join(', '));
      writeFileSync(at(file), key.value);
    },
    async writeCorpus() {
      mkdirSync(at('corpus'));
      for (const [packet, bytes] of Object.entries(await soundPackets()))
        writeFileSync(at(`corpus/${packet}.edxml`), bytes);
    },
    signing: (key = 'key.p12') => [
      ...['--key', key, '--tsa', `${services.url}/tsp`, '--trust', 'trust.json', '--online', ...time],
    ],
    async close() {
      await services.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
