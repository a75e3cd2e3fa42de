/** Case, spaces, and where a Vietnamese word bears its tone (`hoá`, `hóa`) make no difference between names. */
export function isSameText(one: string, other: string): boolean {
  return foldText(one) === foldText(other);
}

/** What names are compared by: letters apart from their marks in one order, lower case, no spaces. */
export function foldText(text: string): string {
  const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;
  return text
    .normalize('NFKD')
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replaceAll(tones, '') + (word.match(tones) ?? []).join(''))
    .join('');
}
