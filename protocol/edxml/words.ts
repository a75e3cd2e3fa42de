/** A text without accents, case, brackets and doubled spaces, for comparing what people typed. */
export function bareWords(text: string): string {
  return text
    .replace(/\([^()]*\)/g, ' ')
    .replace(/[đĐ]/g, 'd')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** True when two texts say the same words. */
export function sameWords(one: string, other: string): boolean {
  return one === other || bareWords(one) === bareWords(other);
}
