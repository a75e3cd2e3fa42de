import { describe, expect, it } from 'vitest';
import { encodeSignature } from './encode-signature.ts';
import { arrange, prefixed, prefixedName, unprefixed } from './encode-tree.ts';

const written = (name: string, content: unknown) => [{ name, attributes: [], content }];

describe('an element to be written', () => {
  it.each([
    ['a text', 'tin', 'tin'],
    ['a number', 0, '0'],
    ['a truth', true, 'true'],
    ['a falsehood', false, 'false'],
    ['white space', ' ', ' '],
  ] as const)('holds %s', (_, value, content) => {
    expect(prefixed('subject', value)).toEqual(written('edXML:Subject', content));
    expect(unprefixed('subject', value)).toEqual(written('Subject', content));
  });

  it('holds other elements', () => {
    const inner = prefixed('place', 'Hà Nội');
    expect(prefixed('toPlaces', inner)).toEqual(written('edXML:ToPlaces', inner));
  });

  it.each([[undefined], [''], [[]]])('is none where there is nothing to say: %o', (value) => {
    expect(prefixed('subject', value)).toEqual([]);
    expect(unprefixed('subject', value)).toEqual([]);
  });

  it('is called by its prefix and its name', () => {
    expect(prefixedName('envelope')).toBe('edXML:edXMLEnvelope');
  });
});

describe('the order of elements', () => {
  const [subject, content] = [prefixed('subject', 'a'), prefixed('content', 'b')];

  it('is the one that is asked for, with what is there', () => {
    expect(arrange(['content', 'dueDate', 'subject'], { subject, content })).toEqual([
      ...content,
      ...subject,
    ]);
    expect(arrange(['content', 'subject'], { subject: [], content })).toEqual(content);
  });

  it('has a place for everything', () => {
    expect(() => arrange(['content'], { subject, content, code: [] })).toThrow(
      'no place in the order for subject, code',
    );
    expect(() => arrange([], { subject: [] })).toThrow();
  });
});

describe('what passes for a signature', () => {
  it('is none, an empty element, or values that sign nothing', () => {
    expect(encodeSignature()).toEqual([]);
    expect(encodeSignature('none')).toEqual([]);
    expect(encodeSignature('empty')).toEqual(written('DigitalSignature', []));
    const [dummy] = encodeSignature('dummy');
    expect(dummy?.name).toBe('Signature');
    expect(dummy?.content).toMatchObject([
      { name: 'SignedInfo' },
      { name: 'SignatureValue' },
      { name: 'KeyInfo' },
    ]);
  });
});
