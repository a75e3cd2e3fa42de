import type { PacketReading } from '../../protocol/edxml/decode.ts';
import type { Dialect } from '../../protocol/edxml/dialects.ts';
import type { PackedAttachment, Packet } from '../../protocol/edxml/packet.ts';
import { type CliContext, say } from '../context.ts';
import { renderProblems } from '../explain/problem-lines.ts';
import { createPaint, type Paint } from '../paint.ts';
import { renderTree } from './render-tree.ts';
import { renderSize, safeText } from './safe-text.ts';
import { attachmentsOf, partiesOf, summarise } from './summary.ts';

/** What was inspected. */
export interface Inspected {
  readonly name: string;
  /** Bytes of the file. */
  readonly size: number;
  readonly sha256: string;
  readonly dialect: Dialect;
  readonly reading: PacketReading;
}

/** The report for people. */
export function renderReport(context: CliContext, inspected: Inspected): string {
  const paint = createPaint(context);
  const { reading } = inspected;
  const { packet, tree, problems } = reading;
  const sections = [
    renderHead(context, paint, inspected),
    ...(packet === undefined ? [] : renderPacket(context, paint, packet)),
    ...(tree === undefined
      ? []
      : section(context, paint, { vi: 'Cây phần tử', en: 'Tree' }, renderTree(tree.root, paint))),
    ...(problems.length === 0
      ? []
      : section(
          context,
          paint,
          { vi: 'Vấn đề', en: 'Problems' },
          renderProblems(context, problems).trimEnd(),
        )),
    ...renderLeniencies(context, paint, inspected),
    renderVerdict(context, paint, inspected),
  ];
  return `${sections.join('\n\n')}\n`;
}

function renderHead(context: CliContext, paint: Paint, { name, size, sha256 }: Inspected): string {
  return `${paint.bold(safeText(name))}  ${renderSize(size)} (${size} byte${context.language === 'en' ? 's' : ''})\n${paint.dim(`sha256 ${sha256}`)}`;
}

function renderPacket(context: CliContext, paint: Paint, packet: Packet): readonly string[] {
  const facts = summarise(packet, context.language).filter(([, value]) => value !== undefined);
  const width = Math.max(...facts.map(([name]) => say(context, name).length));
  const lines = facts.map(
    ([name, value = '']) => `  ${say(context, name).padEnd(width)}  ${safeText(value, 160)}`,
  );
  const title =
    packet.kind === 'document' ? { vi: 'Văn bản', en: 'Document' } : { vi: 'Trạng thái xử lý', en: 'Status' };
  const attachments = attachmentsOf(packet);
  return [
    ...section(context, paint, title, lines.join('\n')),
    ...section(context, paint, { vi: 'Các bên', en: 'Parties' }, renderParties(context, packet)),
    ...(attachments.length === 0
      ? []
      : section(
          context,
          paint,
          { vi: 'Tệp đính kèm', en: 'Attachments' },
          attachments.map((each) => renderAttachment(context, each)).join('\n'),
        )),
  ];
}

function renderParties(context: CliContext, packet: Packet): string {
  const roles = { from: { vi: 'gửi ', en: 'from' }, to: { vi: 'nhận', en: 'to  ' } };
  return partiesOf(packet)
    .map(({ role, party }) => {
      const where = [party.organName, party.organizationInCharge].filter((each) => each !== undefined);
      return `  ${say(context, roles[role])}  ${safeText(party.organId, 40)}  ${safeText(where.join(', '))}`;
    })
    .join('\n');
}

function renderAttachment(context: CliContext, { name, contentType, facts }: PackedAttachment): string {
  const declared = contentType ?? say(context, { vi: 'không khai loại', en: 'no type declared' });
  const zipped = facts.zipped ? say(context, { vi: ', nén ZIP', en: ', zipped' }) : '';
  const really = say(context, { vi: 'thật là', en: 'really' });
  return [
    `  ${safeText(name ?? '?')}  ${renderSize(facts.size)}`,
    `    ${safeText(declared, 60)}, ${really} ${facts.sniffed}${zipped}`,
    ...(facts.sha256 === undefined ? [] : [`    sha256 ${facts.sha256}`]),
  ].join('\n');
}

function renderLeniencies(
  context: CliContext,
  paint: Paint,
  { reading, dialect }: Inspected,
): readonly string[] {
  if (reading.leniencies.length === 0) return [];
  const lines = reading.leniencies.map(({ id, reason }) => `  ${id}  ${say(context, reason)}`);
  const title = { vi: `Nới lỏng đã dùng (biến thể ${dialect})`, en: `Leniencies used (dialect ${dialect})` };
  return section(context, paint, title, lines.join('\n'));
}

function renderVerdict(context: CliContext, paint: Paint, { reading, dialect }: Inspected): string {
  const count = (severity: string) => reading.problems.filter((each) => each.severity === severity).length;
  const counts = say(context, {
    vi: `${count('error')} lỗi, ${count('warning')} cảnh báo, ${count('notice')} lưu ý`,
    en: `${count('error')} errors, ${count('warning')} warnings, ${count('notice')} notices`,
  });
  const verdict = say(
    context,
    reading.ok
      ? { vi: `Đọc được theo biến thể ${dialect}`, en: `Readable in the ${dialect} dialect` }
      : { vi: `Bị từ chối theo biến thể ${dialect}`, en: `Refused in the ${dialect} dialect` },
  );
  return (reading.ok ? paint.green : paint.red)(`${verdict}: ${counts}`);
}

function section(
  context: CliContext,
  paint: Paint,
  title: Parameters<typeof say>[1],
  body: string,
): readonly [string] {
  return [`${paint.bold(say(context, title))}\n${body}`];
}
