import type { SniffedType } from './attachment-facts.ts';

/**
 * The formats that may be attached (ATT-04, TT 39/2017), by extension, and what their content may look like.
 * Everything else is refused: programs, scripts, disk images, web pages, macro files, other archives.
 */
export const allowedFormats: ReadonlyMap<string, readonly SniffedType[]> = new Map<
  string,
  readonly SniffedType[]
>([
  ['pdf', ['pdf']],
  ['doc', ['ole', 'rtf']],
  ['docx', ['zip']],
  ['odt', ['zip']],
  ['xls', ['ole']],
  ['xlsx', ['zip']],
  ['ods', ['zip']],
  ['csv', ['text']],
  ['ppt', ['ole']],
  ['pptx', ['zip']],
  ['odp', ['zip']],
  ['txt', ['text']],
  ['rtf', ['rtf']],
  ['jpg', ['jpeg']],
  ['jpeg', ['jpeg']],
  ['png', ['png']],
  ['tif', ['tiff']],
  ['tiff', ['tiff']],
  ['gif', ['gif']],
  ['zip', ['zip']],
  ['gz', ['gzip']],
]);

/**
 * What a declared content type promises. Beside registered types these are the ones that the vendor's
 * library makes up, `xsl` and `xslx` included [A].
 */
const declaredTypes: ReadonlyMap<string, readonly SniffedType[]> = new Map<string, readonly SniffedType[]>([
  ['application/pdf', ['pdf']],
  ['application/zip', ['zip']],
  ['application/x-zip-compressed', ['zip']],
  ['application/doc', ['ole', 'rtf']],
  ['application/msword', ['ole', 'rtf']],
  ['application/docx', ['zip']],
  ['application/xsl', ['ole']],
  ['application/xls', ['ole']],
  ['application/xslx', ['zip']],
  ['application/xlsx', ['zip']],
  ['application/vnd.ms-excel', ['ole']],
  ['application/vnd.ms-powerpoint', ['ole']],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', ['zip']],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ['zip']],
  ['application/vnd.openxmlformats-officedocument.presentationml.presentation', ['zip']],
  ['application/vnd.oasis.opendocument.text', ['zip']],
  ['application/vnd.oasis.opendocument.spreadsheet', ['zip']],
  ['application/vnd.oasis.opendocument.presentation', ['zip']],
  ['application/rtf', ['rtf']],
  ['text/rtf', ['rtf']],
  ['text/plain', ['text']],
  ['text/csv', ['text']],
  ['image/jpeg', ['jpeg']],
  ['image/png', ['png']],
  ['image/tiff', ['tiff']],
  ['image/gif', ['gif']],
  ['application/gzip', ['gzip']],
]);

/** A type that promises nothing. */
const openType = 'application/octet-stream';

/** What a declared type promises: kinds of content, nothing in particular, or a type nobody knows. */
export function promiseOf(declared: string): readonly SniffedType[] | 'anything' | 'unknown-type' {
  const [type = ''] = declared.split(';');
  const name = type.trim().toLowerCase();
  if (name === openType) return 'anything';
  return declaredTypes.get(name) ?? 'unknown-type';
}

/** True when readers unzip the content: declared a ZIP, and not named one. */
export function isZipped(declared: string | undefined, name: string | undefined): boolean {
  return declared?.trim().toLowerCase() === 'application/zip' && !/\.zip$/i.test(name?.trim() ?? '');
}
