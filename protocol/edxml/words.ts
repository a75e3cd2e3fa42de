/** A text without accents, case, brackets and doubled spaces, for comparing what people typed. */
export function bareWords(text: string): string {
  const open = text.includes('(') ? text.replace(/\([^()]*\)/g, ' ') : text;
  return withoutAccents(open).toLowerCase().replace(/\s+/g, ' ').trim();
}

/** True when two texts say the same words. */
export function sameWords(one: string, other: string): boolean {
  return one === other || bareWords(one) === bareWords(other);
}

function withoutAccents(text: string): string {
  if (!/[^\x00-\x7f]/.test(text)) return text;
  return text.replace(/[đĐ]/g, 'd').normalize('NFD').replace(/\p{M}/gu, '');
}
