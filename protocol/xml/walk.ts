import type { Place } from '../problems/problem.ts';
import type { XmlElement } from './tree.ts';

/** The children with this local name, in any namespace, in document order. */
export function childrenNamed(element: XmlElement, local: string): readonly XmlElement[] {
  return element.children.filter((each) => each.name.local === local);
}

/** The first child with this local name. */
export function childNamed(element: XmlElement, local: string): XmlElement | undefined {
  return element.children.find((each) => each.name.local === local);
}

const step = /^([^[\]]+)(?:\[([1-9]\d*)\])?$/;

/** The element at a slash path of local names below `root`: `To[2]/OrganId`. '' is `root` itself. */
export function locate(root: XmlElement, path: string): XmlElement | undefined {
  let element: XmlElement | undefined = root;
  for (const each of path === '' ? [] : path.split('/')) {
    const [, local = '', number = '1'] = step.exec(each) ?? [];
    element = element && childrenNamed(element, local)[Number(number) - 1];
  }
  return element;
}

/** All elements at a slash path of local names; every step without a number goes through all of that name. */
export function locateAll(root: XmlElement, path: string): readonly XmlElement[] {
  let elements: readonly XmlElement[] = [root];
  for (const each of path === '' ? [] : path.split('/')) {
    const [, local = '', number] = step.exec(each) ?? [];
    elements = elements.flatMap((element) => {
      const named = childrenNamed(element, local);
      return number === undefined ? named : named.slice(Number(number) - 1, Number(number));
    });
  }
  return elements;
}

/** The text of the element at a path, as it is, with its white space; undefined when there is no such element. */
export function textAt(root: XmlElement, path: string): string | undefined {
  return locate(root, path)?.text;
}

/** The value of the attribute with this local name, in any namespace. */
export function attributeNamed(element: XmlElement, local: string): string | undefined {
  return element.attributes.find((each) => each.name.local === local)?.value;
}

/** Where an element stands, for a problem; `path` is what the caller knows it by. */
export function placeOf(element: XmlElement, path: string): Place {
  return { path, line: element.line, column: element.column, offset: element.span.start };
}

/** Every element below and including `root`, in document order. */
export function* walkElements(root: XmlElement): Generator<XmlElement> {
  yield root;
  for (const child of root.children) yield* walkElements(child);
}
