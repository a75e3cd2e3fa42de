import type { Bilingual } from '../../../protocol/problems/entry.ts';
import { visible } from '../../../protocol/problems/visible.ts';

/** A piece of HTML that is safe to print. Only this file makes one from text. */
export class Markup {
  readonly html: string;

  constructor(html: string) {
    this.html = html;
  }
}

/** What may stand in a template: text is escaped, markup is taken as it is, lists follow each other. */
export type Piece = Markup | string | number | undefined | readonly Piece[];

/** HTML from a template; every text in it is escaped, and shows what would otherwise not be seen. */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return new Markup(parts.map((part, index) => part + render(pieces[index])).join(''));
}

/** A text in both languages, of which the page shows one. */
export function both({ vi, en }: Bilingual): Markup {
  if (vi === en) return html`${vi}`;
  return html`<span class="vi" lang="vi">${vi}</span><span class="en" lang="en">${en}</span>`;
}

/** The same for a text of the page itself. */
export function say(vi: string, en: string): Markup {
  return both({ vi, en });
}

/** Text that the page only ever takes as one: a style sheet, a script. It may not end its own element. */
export function verbatim(text: string): Markup {
  if (/<\/|<!--/.test(text)) throw new Error('a style sheet or script would end its element');
  return new Markup(text);
}

function render(piece: Piece): string {
  if (piece === undefined) return '';
  if (piece instanceof Markup) return piece.html;
  if (typeof piece === 'object') return piece.map(render).join('');
  return escaped(String(piece));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Line ends stay: a body is shown line by line. */
function escaped(text: string): string {
  const lines = text.replaceAll('\r\n', '\n').split('\n').map(visible).join('\n');
  return lines.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
