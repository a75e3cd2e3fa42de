/**
 * A peer's text, fit for any page: control characters and marks that turn the writing direction become visible, so
 * that nobody repaints a screen or shows another name than there is.
 */
export function visible(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff]/gu,
    (character) => `\\u${character.codePointAt(0)?.toString(16).padStart(4, '0') ?? ''}`,
  );
}
