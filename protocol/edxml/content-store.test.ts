import { describe, expect, it } from 'vitest';
import { defaultAttachmentLimits as limits } from './attachment-limits.ts';
import { createContentStore } from './content-store.ts';
import { elementUnderTest } from './group-under-test.ts';

const inner = { start: 7, end: 30 };
const run = { start: 10, end: 18 };

/** A store past which one run has gone, in pieces. */
function storeWith(...pieces: readonly string[]) {
  const store = createContentStore(limits);
  store.sink.begin(run.start);
  for (const piece of pieces) store.sink.chunk(Buffer.from(piece));
  store.sink.end(run.end);
  return store;
}

const whole = { base64: { spaced: false }, size: 6, sniffed: 'text' };
const broken = (seen: string) => ({
  ...whole,
  base64: { spaced: false, fault: { kind: 'character', seen } },
});

describe('a content', () => {
  it('that is short stands in the text, and is all that is in the element', () => {
    const { findings, encoded } = createContentStore(limits).of(
      elementUnderTest({ text: 'QUJDREVG', inner }),
    );
    expect(findings).toMatchObject(whole);
    expect(encoded).toEqual([inner]);
  });

  it('that went by belongs to the element that it was carved out of', () => {
    const store = storeWith('QUJD', 'REVG');
    for (const text of ['', ' \n']) {
      const { findings, encoded } = store.of(elementUnderTest({ text, carved: [run], inner }));
      expect(findings).toMatchObject(whole);
      expect(encoded).toEqual([run]);
    }
  });

  it('is looked for where it stands: other runs are others’', () => {
    const store = storeWith('QUJDREVG');
    store.sink.begin(40);
    store.sink.chunk(Buffer.from('QQ=='));
    store.sink.end(44);
    const sizeAt = (start: number) =>
      store.of(elementUnderTest({ carved: [{ start, end: start + 4 }] })).findings.size;
    expect([sizeAt(10), sizeAt(40), sizeAt(99)]).toEqual([6, 1, 0]);
  });

  it('that is known decoded is taken as that', () => {
    const store = createContentStore(limits);
    store.sink.begin(run.start);
    store.sink.chunk(Buffer.from('QUJD'), Buffer.from('known'));
    store.sink.end(run.end);
    expect(store.of(elementUnderTest({ carved: [run] })).findings.size).toBe(5);
  });
});

describe('a content that was cut apart', () => {
  it.each([
    ['by what is no Base64', '*QUJD', '*'],
    ['by letters of people', 'QUJD văn', 'ă'],
    ['by a comment, behind which more letters stand', 'QUJD', 'comment'],
    ['by a comment, behind which it is padded', 'QQ ==', 'comment'],
    ['by an emoji', '📎', '📎'],
  ])('%s is broken', (_, text, seen) => {
    const { findings, encoded } = storeWith('QUJDREVG').of(elementUnderTest({ text, carved: [run] }));
    expect(findings).toMatchObject(broken(seen));
    expect(encoded).toEqual([run]);
  });

  it('into two runs is broken', () => {
    const carved = [run, { start: 20, end: 28 }];
    const { findings, encoded } = storeWith('QUJDREVG').of(elementUnderTest({ carved }));
    expect(findings).toMatchObject(broken('comment'));
    expect(encoded).toEqual(carved);
  });

  it('keeps what else was found', () => {
    const { findings } = storeWith('QUJD REVG').of(elementUnderTest({ text: '*', carved: [run] }));
    expect(findings.base64).toEqual({ spaced: true, fault: { kind: 'character', seen: '*' } });
  });
});

it('bytes outside a run, and the end of none, are nobody’s', () => {
  const store = createContentStore(limits);
  store.sink.chunk(Buffer.from('QUJD'));
  store.sink.end(4);
  expect(store.of(elementUnderTest({ carved: [{ start: 0, end: 4 }] })).findings.size).toBe(0);
});
