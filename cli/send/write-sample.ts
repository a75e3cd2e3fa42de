import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { draftOfLetter } from '../../fixtures/documents/letter-draft.ts';
import { letterheads } from '../../fixtures/documents/letterheads.ts';
import { officialLetter } from '../../fixtures/documents/official-letter.ts';
import { findAgency } from '../../fixtures/worlds/world.ts';
import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import { renderLocalDateOf, renderLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import type { DocumentDraft } from '../../protocol/edxml/draft.ts';
import { encodeDocument, encodeStatus } from '../../protocol/edxml/encode.ts';
import type { Clock } from '../../protocol/ports/ports.ts';
import type { Bilingual } from '../../protocol/problems/entry.ts';
import { createMemoryLog } from '../../simulator/ports/memory-log.ts';
import { createSeededChance } from '../../simulator/ports/seeded-chance.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';
import { wordOf } from '../check/shell-word.ts';
import { type CliContext, CommandFailure, say, usageFailure } from '../context.ts';
import { unwritable } from '../file-argument.ts';
import { draftOfStatus, originalIn, originalOf, type SaidStatus, statusOf } from './status-sample.ts';

/** The options of `lienthong sample`, as the parser hands them over. */
export interface SampleOptions {
  readonly from: string;
  /** With commas. */
  readonly to: string;
  readonly seed: string;
  readonly style: string;
  /** Its PDFs are signed with test keys; the roots go beside it. */
  readonly signed?: true;
  /** Code of a status: a status packet is written instead of a letter. */
  readonly status?: string;
  /** The packet of the document that the status is about. */
  readonly about?: string;
  readonly json?: true;
}

/**
 * Writes a sample packet of today; signed, its trust file too. It never replaces a file, because that may be
 * somebody's own packet.
 * @throws {CommandFailure} for codes that the world of 2026 does not know, or a file that stands there.
 */
export async function writeSample(context: CliContext, file: string, options: SampleOptions): Promise<void> {
  const clock = createSystemClock();
  if (options.status !== undefined) {
    await writeStatus(context, file, { ...options, status: options.status }, clock);
    return;
  }
  if (options.about !== undefined) throw aboutAlone();
  const now = clock.now();
  const letter = await officialLetter({
    seed: seedOf(options.seed),
    from: senderOf(options.from),
    to: options.to.split(',').map(receiverOf),
    date: renderLocalDateOf(now),
  });
  const style = styleOf(options.style);
  const plain = draftOfLetter(letter, renderLocalTimestamp(now));
  const trust = options.signed === true ? `${file}.trust.json` : undefined;
  const path = (name: string) => resolve(context.cwd, name);
  for (const each of trust === undefined ? [file] : [file, trust]) {
    if (existsSync(path(each))) throw standsAlready(each);
  }
  const draft =
    trust === undefined ? plain : await signed(plain, clock, (roots) => keep(path(trust), trust, roots));
  const encoded = encodeDocument(draft, style);
  if (!encoded.ok) throw new Error(encoded.problems.map(({ code }) => code).join(', '));
  await keep(path(file), file, encoded.value);
  const { documentId } = letter.metadata;
  tell(context, options, { file, documentId, bytes: encoded.value.length, trust });
}

/** A status about a received packet, or about the sample letter of today that `--to` would send with this seed. */
async function writeStatus(
  context: CliContext,
  file: string,
  options: SampleOptions & { readonly status: string },
  clock: Clock,
): Promise<void> {
  if (options.signed === true) throw statusUnsigned();
  const status = statusOf(options.status);
  const now = clock.now();
  const path = resolve(context.cwd, file);
  if (existsSync(path)) throw standsAlready(file);
  const [sender = ''] = options.to.split(',');
  const original =
    options.about === undefined
      ? originalOf(
          await officialLetter({
            seed: seedOf(options.seed),
            from: senderOf(sender),
            to: [receiverOf(options.from)],
            date: renderLocalDateOf(now),
          }),
        )
      : await originalIn(context, options.about);
  const draft = draftOfStatus(options.from, status, original, renderLocalTimestamp(now));
  const encoded = encodeStatus(draft, styleOf(options.style));
  if (!encoded.ok) throw new Error(encoded.problems.map(({ code }) => code).join(', '));
  await keep(path, file, encoded.value);
  tellStatus(
    context,
    options,
    { file, documentId: original.documentId, bytes: encoded.value.length },
    status,
  );
}

function tellStatus(
  context: CliContext,
  { json }: SampleOptions,
  written: Omit<Written, 'trust'>,
  { code, vi, en }: SaidStatus,
): void {
  const { file, documentId } = written;
  if (json === true) {
    context.stdout.write(`${JSON.stringify({ ...written, status: code })}\n`);
    return;
  }
  const done = {
    vi: `Đã ghi ${file}: trạng thái ${code} (${vi}) về văn bản ${documentId}`,
    en: `Wrote ${file}: status ${code} (${en}) about document ${documentId}`,
  };
  if (context.interactive) context.stdout.write(`${say(context, done)}\n`);
}

function aboutAlone(): CommandFailure {
  return usageFailure({
    vi: '--about chỉ dùng cùng --status',
    en: '--about goes with --status',
  });
}

function statusUnsigned(): CommandFailure {
  return usageFailure({
    vi: 'gói tin trạng thái không mang tệp PDF để ký: bỏ --signed',
    en: 'a status packet carries no PDF to sign: leave out --signed',
  });
}

/** The draft with signatures; its roots go to `keepRoots`, as JSON. */
async function signed(
  draft: DocumentDraft,
  clock: Clock,
  keepRoots: (roots: string) => Promise<void>,
): Promise<DocumentDraft> {
  const { signSample } = await import('./sign-sample.ts');
  const ports = { clock, chance: createSeededChance('sample'), log: createMemoryLog() };
  const sample = await signSample(draft, ports);
  await keepRoots(`${JSON.stringify(sample.trust, undefined, 2)}\n`);
  return sample.draft;
}

interface Written {
  readonly file: string;
  readonly documentId: string;
  /** Length of the packet. */
  readonly bytes: number;
  /** Where the roots are; undefined where nothing is signed. */
  readonly trust: string | undefined;
}

/** What came of it on standard output; beside it, for people, what it is worth and what to do next. */
function tell(context: CliContext, { json }: SampleOptions, written: Written): void {
  const { file, documentId, trust } = written;
  if (json === true) {
    context.stdout.write(`${JSON.stringify({ ...written, signed: trust !== undefined })}\n`);
    return;
  }
  if (context.interactive) {
    const done = { vi: `Đã ghi ${file}: văn bản ${documentId}`, en: `Wrote ${file}: document ${documentId}` };
    context.stdout.write(`${say(context, done)}\n`);
  }
  const hint = trust === undefined ? unsignedHint : signedHint(file, trust);
  context.stderr.write(`${say(context, hint)}\n`);
}

const unsignedHint: Bilingual = {
  vi: 'Công văn này chưa ký số: gửi thử được, nhưng “check packet” sẽ báo KHÔNG ĐẠT (SIG-01). Muốn gói mẫu có chữ ký số thử: thêm --signed. Muốn ký bằng khoá của mình: ký tệp PDF bằng “lienthong sign” rồi mới đóng gói.',
  en: 'This letter is not signed: it can be sent, but “check packet” will say FAIL (SIG-01). For a sample with test signatures, add --signed. To sign with a key of yours, sign the PDF with “lienthong sign”, then pack it.',
};

function signedHint(file: string, trust: string): Bilingual {
  const [packet, roots] = [wordOf(file), wordOf(trust)];
  return {
    vi: `Đã ký bằng khoá THỬ NGHIỆM tạo tại chỗ, không có giá trị. Kiểm tra: lienthong check packet ${packet}; xem chữ ký: lienthong verify ${packet} --trust ${roots}`,
    en: `Signed with TEST keys made on the spot, worth nothing. Check it: lienthong check packet ${packet}; look at its signatures: lienthong verify ${packet} --trust ${roots}`,
  };
}

async function keep(path: string, file: string, bytes: Uint8Array | string): Promise<void> {
  try {
    await writeFile(path, bytes, { flag: 'wx' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw standsAlready(file);
    throw unwritable(file, error);
  }
}

function standsAlready(file: string): CommandFailure {
  return new CommandFailure({
    vi: `đã có tệp “${file}”; chọn tên khác`,
    en: `there is a file “${file}” already; choose another name`,
  });
}

function senderOf(code: string): string {
  const known = letterheads.map((each) => each.code);
  if (known.includes(code)) return code;
  const list = known.join(', ');
  throw usageFailure({
    vi: `“${code}” không có mẫu công văn; các mã có: ${list}`,
    en: `“${code}” has no letterhead here; there are: ${list}`,
  });
}

function receiverOf(code: string): string {
  const agency = findAgency(world2026, code.trim());
  if (agency !== undefined) return agency.code;
  throw usageFailure({
    vi: `không có cơ quan “${code}” trong thế giới 2026`,
    en: `the world of 2026 has no agency “${code}”`,
  });
}

function seedOf(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw usageFailure({ vi: `--seed phải là số: “${text}”`, en: `--seed takes a number: “${text}”` });
}

function styleOf(text: string): 'guide' | 'sdk' {
  if (text === 'guide' || text === 'sdk') return text;
  throw usageFailure({
    vi: `--style là guide hoặc sdk: “${text}”`,
    en: `--style is guide or sdk: “${text}”`,
  });
}
