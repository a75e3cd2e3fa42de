import type { CarveSink } from '../xml/carve-sink.ts';
import type { ByteSpan, XmlElement } from '../xml/tree.ts';
import type { AttachmentLimits } from './attachment-limits.ts';
import { type ContentFindings, type ContentJudge, createContentJudge } from './content-judge.ts';

/** The findings about one element's content, and where it stands in the packet. */
export interface FoundContent {
  readonly findings: ContentFindings;
  readonly encoded: readonly ByteSpan[];
}

/** Judges every carved run as it streams by, and gives the findings to the element that it came from. */
export interface ContentStore {
  readonly sink: CarveSink;
  of(element: XmlElement): FoundContent;
}

/** Creates a store in which nothing is. `hashes`: contents are hashed. */
export function createContentStore(limits: AttachmentLimits, hashes = true): ContentStore {
  const runs = new Map<number, ContentFindings>();
  let judge: ContentJudge | undefined;
  let start = 0;
  return {
    sink: {
      begin(offset) {
        judge = createContentJudge(limits, hashes);
        start = offset;
      },
      chunk(bytes, decoded) {
        judge?.write(bytes, decoded);
      },
      end() {
        if (judge !== undefined) runs.set(start, judge.end());
        judge = undefined;
      },
    },
    of: (element) => findContent(element, runs, () => createContentJudge(limits, hashes)),
  };
}

/** A content stands in one carved run, or is short and stands in the text; anything else was cut apart. */
function findContent(
  element: XmlElement,
  runs: ReadonlyMap<number, ContentFindings>,
  createJudge: () => ContentJudge,
): FoundContent {
  const [run] = element.carved;
  const carved = run === undefined ? undefined : runs.get(run.start);
  if (run === undefined || carved === undefined) return judgeText(element, createJudge());
  const rest = element.text.trim();
  const findings = rest === '' && element.carved.length === 1 ? carved : cutApart(carved, rest);
  return { findings, encoded: element.carved };
}

function judgeText(element: XmlElement, judge: ContentJudge): FoundContent {
  judge.write(Buffer.from(element.text, 'utf8'));
  return { findings: judge.end(), encoded: [element.inner] };
}

/** A long run with something behind it that is no Base64, or with a comment in its middle. */
function cutApart(findings: ContentFindings, rest: string): ContentFindings {
  const [seen = 'comment'] = /[^A-Za-z0-9+/=\s]/u.exec(rest) ?? [];
  return { ...findings, base64: { ...findings.base64, fault: { kind: 'character', seen } } };
}
