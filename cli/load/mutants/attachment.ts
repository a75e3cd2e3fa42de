import { names } from '../../../protocol/edxml/names.ts';

/** The content of the first attachment of a packet (group `content`), and the tags on both sides of it. */
export const attachment = new RegExp(
  `(?<before><(?:[\\w.-]+:)?${names.attachmentContent}\\b[^>]*>)(?<content>[^<]*)(?<after><)`,
);
