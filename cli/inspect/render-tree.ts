import type { XmlElement } from '../../protocol/xml/tree.ts';
import type { Paint } from '../paint.ts';
import { renderSize, safeText } from './safe-text.ts';

/** A tree of this many elements is shown; a packet has about a hundred. */
const mostElements = 400;

/** The packet's elements with their lines, texts shortened, Base64 as its size. */
export function renderTree(root: XmlElement, paint: Paint): string {
  const lines: string[] = [];
  const visit = (element: XmlElement, depth: number): void => {
    if (lines.length > mostElements) return;
    lines.push(renderElement(element, depth, paint));
    for (const child of element.children) visit(child, depth + 1);
  };
  visit(root, 0);
  return lines.length > mostElements
    ? `${lines.slice(0, mostElements).join('\n')}\n        …`
    : lines.join('\n');
}

function renderElement(element: XmlElement, depth: number, paint: Paint): string {
  const line = paint.dim(String(element.line).padStart(6));
  const { prefix, local } = element.name;
  const name = paint.cyan(safeText(prefix === '' ? local : `${prefix}:${local}`, 60));
  const content = contentOf(element);
  return `${line}  ${'  '.repeat(Math.min(depth, 20))}${name}${content === '' ? '' : `  ${content}`}`;
}

function contentOf({ carved, text }: XmlElement): string {
  if (carved.length === 0) return safeText(text);
  return `‹Base64, ${renderSize(carved.reduce((sum, { start, end }) => sum + end - start, 0))}›`;
}
