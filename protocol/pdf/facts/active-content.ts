import type { PdfView } from '../file.ts';
import type { PdfPage } from '../pages.ts';
import { nameOf, type PdfDict, type PdfValue } from '../value.ts';
import type { ActiveContent, ActiveKind } from './facts.ts';

/** Actions that only move about in the document, or open an address when somebody clicks. */
const harmless = ['GoTo', 'Named', 'URI', 'Thread', 'GoToR'];

/** Everything that acts by itself or by a click, and every file within the file (ATT-08). */
export function findActiveContent(view: PdfView, pages: readonly PdfPage[]): readonly ActiveContent[] {
  const found: ActiveContent[] = [];
  const { catalog } = view;
  const names = view.dict(catalog.entries.get('Names'));
  addActions(view, catalog, 'Root', found);
  addAction(view, catalog.entries.get('OpenAction'), 'Root/OpenAction', found);
  if (names?.entries.has('JavaScript') === true) found.push({ kind: 'javascript', path: 'Root/Names' });
  if (names?.entries.has('EmbeddedFiles') === true) found.push({ kind: 'embedded-file', path: 'Root/Names' });
  if (catalog.entries.has('AF')) found.push({ kind: 'embedded-file', path: 'Root/AF' });
  const form = view.dict(catalog.entries.get('AcroForm'));
  if (form?.entries.has('XFA') === true) found.push({ kind: 'xfa', path: 'AcroForm' });
  for (const page of pages) addPage(view, page, found);
  return found;
}

function addPage(view: PdfView, page: PdfPage, found: ActiveContent[]): void {
  const path = `page ${page.number}`;
  addActions(view, page.dict, path, found);
  for (const item of view.array(page.dict.entries.get('Annots'))?.items ?? []) {
    const dict = view.dict(item);
    if (dict === undefined) continue;
    const subtype = nameOf(view.resolve(dict.entries.get('Subtype'))) ?? '';
    const kind = annotationKinds.get(subtype);
    if (kind !== undefined) found.push({ kind, path });
    addAction(view, dict.entries.get('A'), path, found);
    addActions(view, dict, path, found);
  }
}

const annotationKinds: ReadonlyMap<string, ActiveKind> = new Map([
  ['FileAttachment', 'embedded-file'],
  ['RichMedia', 'rich-media'],
  ['Screen', 'rich-media'],
  ['Movie', 'rich-media'],
  ['Sound', 'rich-media'],
  ['3D', 'rich-media'],
]);

/** Additional actions: one for each event. */
function addActions(view: PdfView, holder: PdfDict, path: string, found: ActiveContent[]): void {
  const actions = view.dict(holder.entries.get('AA'));
  for (const [event, action] of actions?.entries ?? []) addAction(view, action, `${path}/AA/${event}`, found);
}

function addAction(view: PdfView, value: PdfValue | undefined, path: string, found: ActiveContent[]): void {
  const type = nameOf(view.resolve(view.dict(value)?.entries.get('S')));
  if (type === undefined || harmless.includes(type)) return;
  found.push({
    kind: type === 'JavaScript' ? 'javascript' : type === 'Launch' ? 'launch' : 'other-action',
    path,
  });
}
