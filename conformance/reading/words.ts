import { bareWords } from '../../protocol/edxml/words.ts';

/** True when one text has the other's words in it, accents, case and punctuation aside. */
export function holdsWords(text: string, words: string): boolean {
  const [all, some] = [plain(text), plain(words)];
  return some !== '' && ` ${all} `.includes(` ${some} `);
}

/** True when two texts have the same words. */
export function areSameWords(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(text: string): string {
  return bareWords(text.normalize('NFC'))
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** True for Vietnamese text of several words without a single accent: it was typed or stripped without them. */
export function lacksAccents(text: string): boolean {
  const letters = text.replaceAll(/[^\p{L}]/gu, '');
  return text.trim().split(/\s+/).length >= 4 && letters.length >= 12 && /^[A-Za-z]+$/.test(letters);
}

/** A number as it counts: those below ten have a nought in front on paper (NĐ30, PL1), and often none in a packet. */
export function withoutNoughts(number: string): string {
  return number.replace(/^0+(?=\d)/, '');
}
