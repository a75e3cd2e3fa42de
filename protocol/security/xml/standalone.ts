import { escapeAttribute } from '../../xml/escape.ts';
import { type CanonicalForm, canonicalize } from '../../xml/libxml2.ts';
import { type NameScope, outermost } from '../../xml/name-scope.ts';
import type { ByteSpan, XmlElement } from '../../xml/tree.ts';

/** Gives the bytes of a part of the document, without what was carved out of it. */
export type Source = (span: ByteSpan) => Uint8Array;

/**
 * The canonical bytes of one element, as the subtree of its document. `ancestors`: from the root to its
 * parent. Undefined when it cannot be had: something long was carved out of the element.
 *
 * The element is made a document of its own, with the declarations that it inherits, and that document is
 * canonicalised whole. It comes to the same bytes, asks libxml2 once instead of once a node, and nothing that
 * stands beside the element can get into them. Attributes of the `xml:` namespace, which inclusive forms would
 * inherit, are for the caller to refuse above the element.
 */
export function canonicalElement(
  element: XmlElement,
  ancestors: readonly XmlElement[],
  source: Source,
  form: CanonicalForm,
): Uint8Array | undefined {
  if (hasCarved(element)) return undefined;
  return canonicalize(standalone(element, ancestors, source), form);
}

function hasCarved(element: XmlElement): boolean {
  return element.carved.length > 0 || element.children.some(hasCarved);
}

function standalone(element: XmlElement, ancestors: readonly XmlElement[], source: Source): Uint8Array {
  const inherited = ancestors.reduce((scope, each) => scopeOf(each, scope, source), outermost);
  const own = scopeOf(element, outermost, source).bindings();
  const declarations = [...inherited.bindings()]
    .filter(([prefix, uri]) => !own.has(prefix) && (prefix !== '' || uri !== ''))
    .map(([prefix, uri]) => ` xmlns${prefix === '' ? '' : `:${prefix}`}="${escapeAttribute(uri)}"`);
  const { start, end } = element.span;
  const nameEnd = start + 1 + nameBytes(element);
  return Buffer.concat([
    source({ start, end: nameEnd }),
    Buffer.from(declarations.join('')),
    source({ start: nameEnd, end }),
  ]);
}

function scopeOf(element: XmlElement, outer: NameScope, source: Source): NameScope {
  const start = element.span.start + 1 + nameBytes(element);
  const tag = Buffer.from(source({ start, end: element.inner.start })).toString('utf8');
  return outer.readTag(tag).scope;
}

function nameBytes({ name }: XmlElement): number {
  return Buffer.byteLength(name.prefix === '' ? name.local : `${name.prefix}:${name.local}`);
}
