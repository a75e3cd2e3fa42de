import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { draftOfLetter } from '../../fixtures/documents/letter-draft.ts';
import { letterheads } from '../../fixtures/documents/letterheads.ts';
import { officialLetter } from '../../fixtures/documents/official-letter.ts';
import { findAgency } from '../../fixtures/worlds/world.ts';
import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import { renderLocalDateOf, renderLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import { encodeDocument } from '../../protocol/edxml/encode.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';
import { type CliContext, CommandFailure, say, usageFailure } from '../context.ts';

/** The options of `lienthong sample`, as the parser hands them over. */
export interface SampleOptions {
  readonly from: string;
  /** With commas. */
  readonly to: string;
  readonly seed: string;
  readonly style: string;
  readonly json?: true;
}

/**
 * Writes a sample packet of today. It never replaces a file, because that may be somebody's own packet.
 * @throws {CommandFailure} for codes that the world of 2026 does not know, or a file that stands there.
 */
export async function writeSample(context: CliContext, file: string, options: SampleOptions): Promise<void> {
  const now = createSystemClock().now();
  const letter = await officialLetter({
    seed: seedOf(options.seed),
    from: senderOf(options.from),
    to: options.to.split(',').map(receiverOf),
    date: renderLocalDateOf(now),
  });
  const encoded = encodeDocument(draftOfLetter(letter, renderLocalTimestamp(now)), styleOf(options.style));
  if (!encoded.ok) throw new Error(encoded.problems.map(({ code }) => code).join(', '));
  await keep(resolve(context.cwd, file), file, encoded.value);
  const { documentId } = letter.metadata;
  if (options.json === true) {
    context.stdout.write(`${JSON.stringify({ file, documentId, bytes: encoded.value.length })}\n`);
  } else if (context.interactive) {
    const done = { vi: `Đã ghi ${file}: văn bản ${documentId}`, en: `Wrote ${file}: document ${documentId}` };
    context.stdout.write(`${say(context, done)}\n`);
  }
}

async function keep(path: string, file: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes, { flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if ('code' in error && error.code === 'EEXIST') {
      throw new CommandFailure({
        vi: `đã có tệp “${file}”; chọn tên khác`,
        en: `there is a file “${file}” already; choose another name`,
      });
    }
    throw new CommandFailure({
      vi: `không ghi được “${file}”: ${error.message}`,
      en: `cannot write “${file}”: ${error.message}`,
    });
  }
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
