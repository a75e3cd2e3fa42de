import type { CastRow, PayloadManifest } from '../payloads/manifest.ts';
import type { Profile } from '../profiles/profile.ts';

/** Reads a file of the run, which this project wrote, and holds it against the mark that it must have. */
export function readOwn<T>(path: string, isIt: (value: unknown) => value is T): T {
  const value: unknown = JSON.parse(open(path));
  if (isIt(value)) return value;
  throw new Error(`${path} is not what a load run needs`);
}

function hasField(value: unknown, name: string): boolean {
  return typeof value === 'object' && value !== null && name in value;
}

/** What the environment names, and the files that it names: read once for each virtual user, before the test. */
function wanted(name: string): string {
  const value = __ENV[name];
  if (value === undefined || value === '') throw new Error(`${name} is not set`);
  return value;
}

/** Address of the hub, with its base path and no slash at the end. */
export const target: string = wanted('LIENTHONG_TARGET').replace(/\/$/, '');

const payloads: string = wanted('LIENTHONG_PAYLOADS');

/** The file of this name in the payload folder. */
export function payloadPath(name: string): string {
  return `${payloads}/${name}`;
}

/** The profile as it is run: whole, or cut. */
export const profile: Profile = readOwn(wanted('LIENTHONG_PROFILE'), (value): value is Profile =>
  hasField(value, 'acts'),
);

export const manifest: PayloadManifest = readOwn(
  payloadPath('manifest.json'),
  (value): value is PayloadManifest => hasField(value, 'attachments'),
);

/** Agencies and their systems, in the order of `agencies.json`. */
export const cast: readonly CastRow[] = readOwn(payloadPath('cast.json'), (value): value is CastRow[] =>
  Array.isArray(value),
);

/** Keys of the systems, by their ids. */
export const secrets: Readonly<Record<string, string>> = readOwn(
  wanted('LIENTHONG_SECRETS'),
  (value): value is Record<string, string> => typeof value === 'object' && value !== null,
);

/** The part of the load that this process makes: `0:1` is all of it. */
export const segment: string = __ENV['LIENTHONG_SEGMENT'] || '0:1';

/** True when this process empties the lists at the end: with several, only one may, and last. */
export const drains: boolean = __ENV['LIENTHONG_DRAIN'] !== 'off';

/** Where the summary goes; nowhere unless told. */
export const summaryPath: string | undefined = __ENV['LIENTHONG_SUMMARY'];

/** True when the journal is written; without it only the cost of writing can be measured. */
export const journals: boolean = __ENV['LIENTHONG_JOURNAL'] !== 'off';
