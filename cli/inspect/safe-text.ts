/**
 * A peer's text, fit for a terminal: on one line, without control characters or marks that turn the writing
 * direction (they could repaint the screen, or show another name than there is), cut to `limit` characters.
 */
export function safeText(text: string, limit = 100): string {
  const oneLine = text
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '�')
    .trim();
  const characters = Array.from(oneLine);
  return characters.length <= limit ? oneLine : `${characters.slice(0, limit - 1).join('')}…`;
}

/** Bytes for people: `845 B`, `20.0 KB`, `1.5 MB`; a KB is 1024 bytes. */
export function renderSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${kilobytes.toFixed(1)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}
