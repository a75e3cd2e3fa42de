import { describe, expect, it } from 'vitest';
import { names as n } from '../../edxml/names.ts';
import { joinLabels } from './attachment-labels.ts';
import { attachmentPath, checkCoverage } from './check-coverage.ts';
import type { Placed } from './packet-layout.ts';
import {
  attachment,
  attachments,
  entry,
  hop,
  labels,
  manifest,
  openPacketText,
  type PacketText,
  packetText,
  tag,
  transaction,
} from './packet-texts-under-test.ts';
import type { XmlReference } from './read-signature.ts';
import type { Target, Targets } from './resolve-references.ts';
import { refusalOf } from './xml-texts-under-test.ts';

function targetsIn(parts: PacketText = {}): Targets {
  const open = openPacketText(packetText(parts));
  const labelled = joinLabels(open.layout);
  return { ...open, attachments: labelled.ok ? labelled.attachments : [], properties: undefined };
}

const to = ({ root: element }: Targets): XmlReference => ({
  ...{ element, uri: '', type: undefined, enveloped: false, form: undefined },
  ...{ hash: 'sha256', digest: new Uint8Array(32) },
});

/** References to everything that a signature can cover. */
function all(targets: Targets): readonly Target[] {
  const { messageHeader, firstHop, transaction: block, manifest: list } = targets.layout;
  const parts = [messageHeader, firstHop, block, list].filter((each) => each !== undefined);
  return [
    ...parts.map((part) => ({ kind: 'part', reference: to(targets), part }) as const),
    ...targets.attachments.map(
      (each) => ({ kind: 'attachment', reference: to(targets), attachment: each }) as const,
    ),
  ];
}

const without = (targets: readonly Target[], part: Placed | undefined) =>
  targets.filter((each) => each.kind !== 'part' || each.part !== part);
const whole = (targets: Targets): Target => ({ kind: 'document', reference: to(targets) });
const refused = (covered: readonly Target[], targets: Targets) =>
  refusalOf(() => checkCoverage(covered, targets));
const uncovered = (path: string, seen = path) => ['incomplete-coverage', 'dsig.part-uncovered', path, seen];

const two: PacketText = {
  body: manifest(entry(labels('1')), entry(labels('2'))),
  behind: attachments(attachment(labels('1')), attachment(labels('2'))),
};

describe('a signature', () => {
  it('SIG-04: covers the parts and the attachments', () => {
    for (const parts of [{}, two, { body: '', behind: '' }, { header: tag(n.messageHeader) }]) {
      const targets = targetsIn(parts);
      expect(refused(all(targets), targets)).toEqual([]);
    }
  });

  it.each([
    ['messageHeader', n.messageHeader],
    ['transaction', `${n.traceHeaderList}/${n.transaction}`],
    ['manifest', n.manifest],
  ] as const)('SIG-04: has to cover the part %s', (part, path) => {
    const targets = targetsIn();
    expect(refused(without(all(targets), targets.layout[part]), targets)).toEqual(uncovered(path));
  });

  it('SIG-04: has to cover a message header, even where there is none', () => {
    const targets = targetsIn({ header: tag(n.traceHeaderList, hop + transaction) });
    expect(refused(all(targets), targets)).toEqual(uncovered(n.messageHeader));
  });

  it.each([
    ['1', 0],
    ['2', 1],
  ])('SIG-04: has to cover attachment %s', (id, index) => {
    const targets = targetsIn(two);
    const left = targets.attachments[index];
    const covered = all(targets).filter((each) => each.kind !== 'attachment' || each.attachment !== left);
    expect(refused(covered, targets)).toEqual(uncovered(`cid:${id}`));
  });

  it('ENV-07: need not cover a hop that says no more than a hop says', () => {
    const targets = targetsIn();
    expect(refused(without(all(targets), targets.layout.firstHop), targets)).toEqual([]);
    const hopless = targetsIn({ trace: transaction });
    expect(refused(all(hopless), hopless)).toEqual([]);
  });

  it('ENV-07 SIG-04: has to cover one that says more', () => {
    const targets = targetsIn({ trace: tag(n.traceHeader, tag('Subject')) });
    const path = `${n.traceHeaderList}/${n.traceHeader}`;
    expect(refused(all(targets), targets)).toEqual([]);
    expect(refused(without(all(targets), targets.layout.firstHop), targets)).toEqual(
      uncovered(path, 'Subject'),
    );
  });

  it('SIG-04: leaves no room for strays, of which the first is shown', () => {
    const targets = targetsIn({ behind: '<x/><y/>', body: '' });
    expect(refused(all(targets), targets)).toEqual(uncovered('', 'x'));
  });
});

describe('a signature over the whole document', () => {
  it('covers whatever stands in it', () => {
    const targets = targetsIn({ ...two, header: tag(n.traceHeaderList), body: 'words' });
    expect(refused([whole(targets)], targets)).toEqual([]);
  });

  it('may cover parts as well', () => {
    const targets = targetsIn(two);
    const [first] = all(targets);
    expect(refused([...(first === undefined ? [] : [first]), whole(targets)], targets)).toEqual([]);
  });

  it('SIG-04: has to cover its properties as well, which are not in the document then', () => {
    const bare = targetsIn();
    const properties = { ...bare, properties: bare.layout.firstHop };
    const reference = to(bare);
    expect(refused([whole(bare)], properties)).toEqual(uncovered('SignedProperties'));
    const part = bare.layout.firstHop;
    const covered: readonly Target[] = part === undefined ? [] : [{ kind: 'properties', reference, part }];
    expect(refused([whole(bare), ...covered], properties)).toEqual([]);
  });
});

describe('an attachment', () => {
  it('is named by its content id', () => {
    const [first] = targetsIn().attachments;
    expect(first && attachmentPath(first)).toBe('cid:1');
  });
});
