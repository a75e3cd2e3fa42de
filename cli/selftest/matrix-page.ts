import type { Kill } from '../../conformance/mutants/kill.ts';
import type { KillMatrix } from '../../conformance/mutants/kill-matrix.ts';

const head = `# The judge, judged · Kiểm chính bộ kiểm thử

Every row is a packet, a hub or an agency's system that is sound but for one thing. The check that owns it has to
find it, and at most two others that are named beside it may. Sound peers must have no finding under any profile.
This page is written by \`lienthong selftest --markdown\`.

Mỗi dòng là một gói tin, một Trục hoặc một hệ thống đúng mọi điểm trừ một. Phép kiểm phụ trách phải phát hiện ra nó.
`;

const titles = { packet: 'Packets · Gói tin', hub: 'Hubs · Trục', agency: 'Systems · Hệ thống' } as const;

/** The kill matrix as a page in both languages. */
export function renderMatrixPage({ kills, falseFindings }: KillMatrix): string {
  const killed = kills.filter(({ outcome }) => outcome === 'killed').length;
  const sum = `**${killed} of ${kills.length}** found by their owners; sound peers blamed ${falseFindings.length} times.`;
  const sections = (['packet', 'hub', 'agency'] as const).flatMap((kind) => {
    const rows = kills.filter((each) => each.kind === kind);
    return rows.length === 0 ? [] : [`## ${titles[kind]}\n\n${columns}\n${rows.map(renderRow).join('\n')}\n`];
  });
  return `${head}\n${sum}\n\n${sections.join('\n')}`;
}

const columns = '| Mutant | What is wrong · Điểm sai | Breaks | Found by |\n|---|---|---|---|';

function renderRow({ mutant, wrong, requirement, owner, found, outcome }: Kill): string {
  const finders = found.map((check) => (check === owner ? `**${check}**` : check)).join(', ');
  const mark = outcome === 'killed' ? '' : ` (${outcome})`;
  const cells = [`\`${mutant}\``, `${wrong.en} · ${wrong.vi}`, requirement, `${finders}${mark}`];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
