const reference = /&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(lt|gt|amp|quot|apos));/g;

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Element text as a parser gives it: line ends made one, references resolved (XML 1.0, 2.11 and 4.1). */
export function resolveText(text: string): string {
  return resolveReferences(text.replace(/\r\n?/g, '\n'));
}

/** An attribute value as a parser gives it without a DTD: its white space made spaces first (XML 1.0, 3.3.3). */
export function resolveValue(text: string): string {
  return resolveReferences(text.replace(/\r\n|[\t\r\n]/g, ' '));
}

const highest = 0x10ffff;

/** In a well-formed document there is no other reference than these; what else looks like one is left. */
function resolveReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(reference, (_, hexadecimal?: string, decimal?: string, entity?: string) => {
    if (entity !== undefined) return entities[entity] ?? '';
    const digits = hexadecimal ?? decimal ?? '';
    const value = Number.parseInt(digits, hexadecimal === undefined ? 10 : 16);
    return value > highest ? '' : String.fromCodePoint(value);
  });
}
