import { describe, expect, it } from 'vitest';
import { changed } from '../../../fixtures/xml-signatures/signed-packets.ts';
import { names as n } from '../../edxml/names.ts';
import { joinLabels } from './attachment-labels.ts';
import { signedPropertiesType } from './names.ts';
import {
  attachment,
  attachments,
  entry,
  labels,
  manifest,
  openPacketText,
  packetText,
} from './packet-texts-under-test.ts';
import type { XmlReference } from './read-signature.ts';
import { resolveReferences, type Target, type Targets } from './resolve-references.ts';
import { above, elementAt, refusalOf } from './xml-texts-under-test.ts';

const withId = (text: string, name: string, id = name) =>
  changed(text, new RegExp(`<${name}(?=[ >])`), `<${name} Id="${id}"`);
const ids = [n.messageHeader, n.traceHeader, n.transaction, n.manifest];
const files = (...names: readonly string[]) => ({
  body: manifest(...names.map((each) => entry(labels(each)))),
  behind: attachments(...names.map((each) => attachment(labels(each)))),
});
const sound = ids.reduce((text, id) => withId(text, id), packetText(files('1', 'a#b?c d')));

/** What references of a packet may point to; `properties` stands at a path of it. */
function targetsIn(text: string, properties?: string): Targets {
  const open = openPacketText(text);
  const labelled = joinLabels(open.layout);
  const element = properties === undefined ? undefined : elementAt(open.root, properties);
  return {
    ...open,
    attachments: labelled.ok ? labelled.attachments : [],
    properties: element && {
      element,
      ancestors: above(open.root, properties ?? ''),
      path: 'SignedProperties',
    },
  };
}

const targets = targetsIn(sound);
const to = (uri: string, wishes: Partial<XmlReference> = {}): XmlReference => ({
  ...{ element: targets.root, uri, type: undefined, enveloped: false, form: undefined },
  ...{ hash: 'sha256', digest: new Uint8Array(32) },
  ...wishes,
});
const whole = to('', { enveloped: true, form: 'inclusive' });
const what = (target: Target) => {
  if (target.kind === 'attachment') return [target.kind, target.attachment.id];
  return [target.kind, target.kind === 'document' ? '' : target.part.path];
};
const resolved = (references: readonly XmlReference[], among = targets) =>
  resolveReferences(references, among).map(what);
const refused = (reference: XmlReference, among = targets) =>
  refusalOf(() => resolveReferences([reference], among));
const structure = (seen: string) => ['malformed', 'dsig.structure', 'Signature', seen];

describe('a reference', () => {
  it('means a part by its id, wherever it comes in the list', () => {
    const references = ids.toReversed().map((id) => to(`#${id}`, { form: 'exclusive' }));
    expect(resolved(references)).toEqual([
      ['part', n.manifest],
      ['part', `${n.traceHeaderList}/${n.transaction}`],
      ['part', `${n.traceHeaderList}/${n.traceHeader}[1]`],
      ['part', n.messageHeader],
    ]);
  });

  it('means an attachment by its content id, written as a URI', () => {
    const references = ['cid:1', 'cid:a%23b%3Fc%20d'].map((uri) => to(uri));
    expect(resolved(references)).toEqual([
      ['attachment', '1'],
      ['attachment', 'a#b?c d'],
    ]);
  });

  it('means the whole document without its signature', () => {
    expect(resolved([whole])).toEqual([['document', '']]);
  });

  it('is handed on with what it means', () => {
    const references = [whole, to('cid:1'), to(`#${n.manifest}`)];
    const handed = resolveReferences(references, targets).map(({ reference }) => reference);
    expect(handed).toEqual(references);
  });

  it('means the signed properties by their id and its own type', () => {
    const among = targetsIn(withId(sound, n.header, 'P'), `${n.envelope}/${n.header}`);
    expect(resolved([to('#P', { type: signedPropertiesType })], among)).toEqual([
      ['properties', 'SignedProperties'],
    ]);
    const misplaced = ['incomplete-coverage', 'dsig.reference-misplaced', '', '#P'];
    expect(refused(to('#P'), among)).toEqual(misplaced);
    expect(refused(to('#P', { type: signedPropertiesType }), { ...among, properties: undefined })).toEqual(
      misplaced,
    );
  });
});

describe('a reference that is refused', () => {
  it.each([
    'http://127.0.0.1/x',
    'file:///etc/passwd',
    'MessageHeader',
    'x#MessageHeader',
    '#',
    "#xpointer(id('MessageHeader'))",
    '#MessageHeader)',
    'CID:1',
  ])('SIG-04: points somewhere else: %s', (uri) => {
    const foreign = ['unsupported-algorithm', 'dsig.reference-foreign', 'Signature', uri];
    expect(refused(to(uri))).toEqual(foreign);
  });

  it.each(['#Nothing', '#messageheader', 'cid:2', 'cid:', 'cid:a#b?c d'])(
    'SIG-04: points to nothing: %s',
    (uri) => {
      const dangling = ['malformed', 'dsig.reference-dangling', 'Signature', uri];
      expect(refused(to(uri))).toEqual(dangling);
    },
  );

  it('SIG-04: has transforms that mean nothing there', () => {
    expect(refused(to(''))).toEqual(structure('Transforms'));
    expect(refused(to('cid:1', { form: 'inclusive' }))).toEqual(structure('Transforms'));
    expect(refused(to('cid:1', { enveloped: true }))).toEqual(structure('Transform'));
    expect(refused(to(`#${n.manifest}`, { enveloped: true }))).toEqual(structure('Transform'));
  });

  it.each(['Id', 'id', 'ID', 'xml:id'])(
    'SIG-04: points to an id that stands there twice, once as %s',
    (name) => {
      const among = targetsIn(changed(sound, `<${n.body}>`, `<${n.body} ${name}="${n.manifest}">`));
      const ambiguous = ['malformed', 'dsig.id-ambiguous', 'Signature', `#${n.manifest}`];
      expect(refused(to(`#${n.manifest}`), among)).toEqual(ambiguous);
    },
  );

  it('SIG-04: points to what stands at no place of a part', () => {
    const misplaced = ['incomplete-coverage', 'dsig.reference-misplaced', ''];
    const among = targetsIn(withId(sound, n.body));
    expect(refused(to(`#${n.body}`), among)).toEqual([...misplaced, `#${n.body}`]);
    const other = targetsIn(changed(sound, ` Id="${n.manifest}"`, ` id="${n.manifest}"`));
    expect(refused(to(`#${n.manifest}`), other)).toEqual([...misplaced, `#${n.manifest}`]);
  });

  it('SIG-04: has a type that parts do not have', () => {
    const type = { type: signedPropertiesType };
    const misplaced = ['incomplete-coverage', 'dsig.reference-misplaced', '', `#${n.manifest}`];
    expect(refused(to(`#${n.manifest}`, type))).toEqual(misplaced);
  });

  it('SIG-04: means what another meant before it', () => {
    const twice = (reference: XmlReference) =>
      refusalOf(() => resolveReferences([reference, to('cid:a%23b%3Fc%20d'), { ...reference }], targets));
    const again = (uri: string) => ['malformed', 'dsig.reference-twice', 'Signature', uri];
    expect(twice(whole)).toEqual(again(''));
    expect(twice(to('cid:1'))).toEqual(again('cid:1'));
    expect(twice(to(`#${n.manifest}`))).toEqual(again(`#${n.manifest}`));
  });

  it('is none for an attribute of the same value that is no id', () => {
    const among = targetsIn(changed(sound, `<${n.body}>`, `<${n.body} name="${n.manifest}">`));
    expect(refused(to(`#${n.manifest}`), among)).toEqual([]);
  });
});
