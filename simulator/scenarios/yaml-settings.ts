import {
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type ScalarTag,
  type Tags,
} from 'yaml';
import { type Place, type Problem, problem } from '../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../protocol/result.ts';

/**
 * Reads a file that a person wrote, YAML or JSON (which is YAML), by the reader of its value; `check` finds what
 * a schema cannot say. Every problem gets its line and column.
 */
export function readYamlSettings<T>(
  text: string,
  readValue: (value: unknown) => Reading<T>,
  check: (value: T) => readonly Problem[],
): Reading<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    customTags: keepLeadingZeros,
    prettyErrors: false,
  });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { path: '', line, column: col, offset };
  };
  const [broken] = document.errors;
  if (broken !== undefined) {
    return unread(problem('settings.yaml-broken', placeAt(broken.pos[0]), { seen: broken.message }));
  }
  const locate = (each: Problem): Problem => {
    const offset = offsetOf(document.contents, each.place.path, each.seen);
    return offset === undefined ? each : { ...each, place: { ...placeAt(offset), path: each.place.path } };
  };
  const value: unknown = document.toJS();
  const fitting = readValue(value);
  if (!fitting.ok) return unread(...fitting.problems.map(locate));
  const problems = check(fitting.value);
  return problems.length > 0 ? unread(...problems.map(locate)) : read(fitting.value);
}

/** `01` is a status and `0100100079` an enterprise: digits behind a zero are text, not a number. */
const keepLeadingZeros = (tags: Tags): Tags =>
  tags.map((tag) => (isPlainInteger(tag) ? { ...tag, test: /^[-+]?(0|[1-9][0-9]*)$/ } : tag));

function isPlainInteger(tag: Tags[number]): tag is ScalarTag {
  return (
    typeof tag === 'object' &&
    tag.tag === 'tag:yaml.org,2002:int' &&
    tag.default === true &&
    !('format' in tag)
  );
}

/** Where the thing at a slash path stands: a key that is unknown there, else the value, else what holds it. */
function offsetOf(root: Node | null, path: string, key: string | undefined): number | undefined {
  let here: Node | null = root;
  let offset = root?.range?.[0];
  for (const step of path === '' ? [] : path.split('/')) {
    const pair = pairOf(here, step);
    const next: unknown = isSeq(here) ? here.items[Number(step)] : pair?.value;
    offset = startOf(pair?.key) ?? startOf(next) ?? offset;
    if (!isNode(next)) break;
    here = next;
  }
  return startOf(key === undefined ? undefined : pairOf(here, key)?.key) ?? offset;
}

function pairOf(node: Node | null, key: string): Pair | undefined {
  if (!isMap(node)) return undefined;
  return node.items.find((each) => isPair(each) && isScalar(each.key) && String(each.key.value) === key);
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}

function isNode(value: unknown): value is Node {
  return isMap(value) || isSeq(value) || isScalar(value);
}
