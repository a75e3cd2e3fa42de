import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type MixName, mixNames, type PayloadManifest } from '../../loadtests/payloads/manifest.ts';
import { cutProfile, smokeOf } from '../../loadtests/profiles/cut.ts';
import type { Profile, ProfileName } from '../../loadtests/profiles/profile.ts';
import { profiles } from '../../loadtests/profiles/profiles.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';
import { type CliContext, CommandFailure, say, usageFailure } from '../context.ts';
import type { UrgencyShares } from './draw-letters.ts';
import { prepareProfile, type Wishes } from './prepare-profile.ts';

/** The options of `lienthong load prepare`, as the parser hands them over. */
export interface PrepareOptions {
  readonly profile: ProfileName;
  readonly smoke?: true;
  /** Milliseconds. */
  readonly duration?: number;
  readonly scale?: number;
  readonly world?: string;
  readonly documents?: number;
  readonly mix?: string;
  readonly fanOut?: number;
  readonly senders?: number;
  readonly urgency?: string;
  readonly signedShare?: number;
  /** Management address of trust services. */
  readonly pki?: string;
  readonly seed: string;
  readonly out: string;
  readonly json?: true;
}

/** Writes a payload folder, the profile as it is to be run among it. */
export async function runPrepare(context: CliContext, options: PrepareOptions): Promise<void> {
  const profile = profileOf(options);
  const folder = resolve(context.cwd, options.out);
  const { world } =
    options.world === undefined ? { world: undefined } : await namedWorld(context, options.world);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'profile.json'), `${JSON.stringify(profile, null, 2)}\n`);
  const manifest = await prepareProfile(profile, {
    folder,
    seed: options.seed,
    at: Date.now(),
    ...(world === undefined ? {} : { world }),
    wishes: { ...wishesOf(options), ...(await signingOf(context, options, profile)) },
    onProgress: progressOf(context),
  }).catch((error: unknown) => {
    if (error instanceof RangeError) throw tooSmall(error.message);
    throw error;
  });
  context.stdout.write(
    options.json === true ? `${JSON.stringify(manifest)}\n` : renderManifest(context, manifest, options),
  );
}

/** The profile that options of a run name: whole, its short form, or cut. */
export function profileOf(
  options: Pick<PrepareOptions, 'profile' | 'smoke' | 'duration' | 'scale'>,
): Profile {
  const whole = profiles[options.profile];
  const { duration, scale } = options;
  const asked = {
    ...(duration === undefined ? {} : { seconds: duration / 1000 }),
    ...(scale === undefined ? {} : { scale }),
  };
  if (options.smoke === true) return smokeOf(whole);
  return cutProfile(whole, asked);
}

async function namedWorld(context: CliContext, name: string) {
  const { readWorld } = await import('../hub/world-option.ts');
  return readWorld(context, name, Date.now());
}

function wishesOf(options: PrepareOptions): Wishes {
  const { documents, fanOut, senders } = options;
  return {
    ...(documents === undefined ? {} : { documents }),
    ...(fanOut === undefined ? {} : { fanOut }),
    ...(senders === undefined ? {} : { senders }),
    ...(options.mix === undefined ? {} : { mix: mixOf(options.mix) }),
    ...(options.urgency === undefined ? {} : { urgency: sharesOf(options.urgency) }),
  };
}

/** Who signs, where letters are to be signed. @throws wrong usage without trust services for it. */
export async function signingOf(
  context: CliContext,
  { signedShare, pki }: Pick<PrepareOptions, 'signedShare' | 'pki'>,
  { needs }: Profile,
): Promise<Pick<Wishes, 'signed'>> {
  const share = signedShare ?? needs.signedShare;
  if (share === 0) return {};
  if (pki === undefined) {
    throw usageFailure({
      vi: 'cần --pki: địa chỉ quản lý của dịch vụ chứng thực thử nghiệm, như lienthong hub --pki in ra',
      en: 'give --pki: the management address of test trust services, as lienthong hub --pki prints it',
    });
  }
  const { openSigning } = await import('./signed-letters.ts');
  return { signed: { share, by: await openSigning(context, pki, createSystemClock()) } };
}

function mixOf(text: string): MixName {
  const found = mixNames.find((each) => each === text);
  if (found !== undefined) return found;
  throw usageFailure({ vi: `--mix: ${mixNames.join(', ')}`, en: `--mix: ${mixNames.join(', ')}` });
}

/** `80,12,5,3`: of a hundred letters, from thường to hoả tốc. */
function sharesOf(text: string): UrgencyShares {
  const parts = text.split(',').map(Number);
  const [usual = 0, urgent = 0, veryUrgent = 0, flash = 0] = parts;
  const isRight =
    parts.length === 4 && parts.every((each) => each >= 0) && usual + urgent + veryUrgent + flash === 100;
  if (!isRight) {
    throw usageFailure({
      vi: '--urgency: bốn số cộng lại bằng 100, ví dụ 80,12,5,3',
      en: '--urgency: four numbers that make 100, such as 80,12,5,3',
    });
  }
  return { thường: usual / 100, khẩn: urgent / 100, 'thượng khẩn': veryUrgent / 100, 'hỏa tốc': flash / 100 };
}

function tooSmall(why: string): CommandFailure {
  return new CommandFailure({
    vi: `danh mục cơ quan quá nhỏ cho bài thử này (${why})`,
    en: `the world is too small for this test (${why})`,
  });
}

/** On a terminal: how far it is, on one line, at most ten times a second. */
export function progressOf(context: CliContext): (done: number, all: number) => void {
  if (!context.interactive) return () => undefined;
  const words = say(context, { vi: 'gói tin', en: 'packets' });
  let last = 0;
  return (done, all) => {
    const now = Date.now();
    if (done < all && now - last < 100) return;
    last = now;
    context.stderr.write(`\r\u001b[K${done}/${all} ${words}${done === all ? '\n' : ''}`);
  };
}

function renderManifest(context: CliContext, manifest: PayloadManifest, options: PrepareOptions): string {
  const { documents, bytes, fanOut, polled, receivers } = manifest;
  const gigabytes = (bytes / 1e9).toFixed(2);
  const world = options.world ?? join(options.out, 'world.json');
  const lines = [
    {
      vi: `${documents} văn bản (${gigabytes} GB khi gửi), trung bình ${fanOut.toFixed(2)} nơi nhận, ${polled}/${receivers} hệ thống, trong ${options.out}`,
      en: `${documents} documents (${gigabytes} GB on the wire), ${fanOut.toFixed(2)} receivers in the mean, ${polled}/${receivers} systems, in ${options.out}`,
    },
    {
      vi: `Chạy Trục với:  lienthong hub --world ${world}`,
      en: `Run the hub with:  lienthong hub --world ${world}`,
    },
  ];
  return lines.map((line) => `${say(context, line)}\n`).join('');
}
