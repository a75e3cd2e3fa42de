import type { XmlElement } from '../../protocol/xml/tree.ts';
import type { CliContext } from '../context.ts';
import { problemsAsJson } from '../explain/problem-lines.ts';
import type { Inspected } from './render-report.ts';

/** The report for machines: everything that the report for people says, as values. */
export function reportAsJson(
  context: CliContext,
  { name, size, sha256, dialect, reading }: Inspected,
): object {
  const { packet, tree, problems, leniencies } = reading;
  return {
    ok: reading.ok,
    name,
    size,
    sha256,
    dialect,
    ...(packet === undefined
      ? {}
      : { packet: { ...packet, unknown: packet.unknown.map(({ path }) => path) } }),
    problems: problemsAsJson(problems, context.language),
    leniencies: leniencies.map(({ id, reason }) => ({ id, reason: reason[context.language] })),
    ...(tree === undefined ? {} : { tree: elementAsJson(tree.root) }),
  };
}

function elementAsJson({ name, line, column, text, carved, attributes, children }: XmlElement): unknown {
  return {
    name: name.prefix === '' ? name.local : `${name.prefix}:${name.local}`,
    line,
    column,
    ...(text.trim() === '' ? {} : { text }),
    ...(carved.length === 0
      ? {}
      : { base64Bytes: carved.reduce((sum, each) => sum + each.end - each.start, 0) }),
    ...(attributes.length === 0
      ? {}
      : { attributes: Object.fromEntries(attributes.map((each) => [each.name.local, each.value])) }),
    ...(children.length === 0 ? {} : { children: children.map(elementAsJson) }),
  };
}
