import { hash } from 'node:crypto';
import type { Bilingual } from '../../../protocol/problems/entry.ts';
import { both, html, type Markup, verbatim } from './markup.ts';
import { pageScript } from './script.ts';

/** A part of a page that the list of contents leads to. */
export interface PageSection {
  readonly id: string;
  readonly name: Bilingual;
  readonly content: Markup;
}

/** What differs from page to page. */
export interface Page {
  /** Of the window. */
  readonly title: Bilingual;
  /** What the page is not: first and last line of it. */
  readonly notice: Bilingual;
  readonly style: string;
  /** Words of the link to the section `summary`, for who cannot see the page. */
  readonly skip: Bilingual;
  readonly masthead: Markup;
  /** Between header and footer. */
  readonly body: Markup;
  /** By what it was made. */
  readonly maker: Markup;
}

/**
 * A page that needs nothing else: no address is asked, no font is loaded, and its own policy forbids both. Vietnamese
 * and English stand in it, Vietnamese first.
 */
export function renderPage({ title, notice, style, skip, masthead, body, maker }: Page): string {
  const page = html`<!-- ${notice.vi} -->
<!doctype html>
<html lang="vi" data-title-vi="${title.vi}" data-title-en="${title.en}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${integrity(style)}'; script-src '${integrity(pageScript)}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title.vi}</title>
<style>${verbatim(style)}</style>
</head>
<body>
<a class="skip" href="#summary">${both(skip)}</a>
<header><div class="notice"><div class="wrap"><p>${both(notice)}</p></div></div><div class="wrap">${masthead}</div></header>
${body}
<footer><div class="wrap"><p>${both(notice)}</p><p>${maker}</p></div></footer>
<script>${verbatim(pageScript)}</script>
</body>
</html>
`;
  return page.html;
}

/** What stands at the top of a page. */
export interface Masthead {
  readonly kicker: Bilingual;
  readonly title: Bilingual;
  readonly subtitle: Markup | string;
  readonly verdict: string;
  readonly stamp: Bilingual;
  readonly below: Markup;
}

/** Headings, the verdict as a stamp, and the choice of the language. */
export function renderMasthead({ kicker, title, subtitle, verdict, stamp, below }: Masthead): Markup {
  return html`<div class="masthead"><div><p class="kicker">${both(kicker)}</p>
<h1>${both(title)}</h1><p class="sub">${subtitle}</p><p class="stamp r-${verdict}">${both(stamp)}</p></div>
<fieldset class="speak"><legend class="hush">Ngôn ngữ / Language</legend><label><input type="radio" name="speak" id="speak-vi" checked> <span lang="vi">Tiếng Việt</span></label><label><input type="radio" name="speak" id="speak-en"> <span lang="en">English</span></label></fieldset></div>
${below}`;
}

/** Links to all sections. */
export function renderContents(sections: readonly PageSection[]): Markup {
  const links = sections.map(({ id, name }) => html`<li><a href="#${id}">${both(name)}</a></li>`);
  return html`<nav class="toc" aria-label="Mục lục / Contents"><div class="wrap"><ul>${links}</ul></div></nav>`;
}

/** What the page's policy lets run: these bytes and no others. */
function integrity(text: string): string {
  return `sha256-${hash('sha256', text, 'base64')}`;
}
