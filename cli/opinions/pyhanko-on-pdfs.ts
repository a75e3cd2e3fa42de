import type { ExpectedDisagreement } from './compare.ts';

type Reasoned = Pick<ExpectedDisagreement, 'verdict' | 'reason'> & { readonly code: string };

/** Changes after signing that it lets pass, and we do not. */
const letPass: readonly Reasoned[] = [
  {
    ...{ verdict: 'malformed', code: 'pdf.contents-padding' },
    reason:
      'Bytes behind the message inside `Contents` are not signed; only zeros may stand there (ISO 32000-2 §12.8.1).',
  },
  {
    ...{ verdict: 'altered-after-signing', code: 'pdf.catalog-replaced' },
    reason: 'Another catalogue shows the same pages today. Nothing that people sign with needs one (SIG-04).',
  },
  {
    ...{ verdict: 'altered-after-signing', code: 'pdf.information-changed' },
    reason:
      'The title is what windows and registers show of a document. It may get another date, and no other title.',
  },
  {
    ...{ verdict: 'altered-after-signing', code: 'pdf.field-changed' },
    reason:
      'A field may be filled in after signing by the default of pyhanko. What an official document says may not be changed by anybody after it was signed (SIG-04).',
  },
  {
    ...{ verdict: 'altered-after-signing', code: 'pdf.appearance-changed' },
    reason: 'The same: the value stays and the picture of it becomes another.',
  },
  {
    ...{ verdict: 'altered-after-signing', code: 'pdf.resource-changed' },
    reason:
      'The same, by way of a stream or a font that the picture is drawn with: other glyphs for the same letters.',
  },
  {
    ...{ verdict: 'altered-after-signing', code: 'pdf.need-appearances' },
    reason: 'Readers are told to draw the fields anew, so that what is shown is no longer what was signed.',
  },
  {
    ...{ verdict: 'altered-after-signing', code: 'pdf.appearance-overlay' },
    reason:
      'A field for a signature that nobody has signed shows a picture over the text: the shadow attack “hide”.',
  },
  {
    ...{ verdict: 'altered-after-signing', code: 'pdf.appearance-too-large' },
    reason:
      'A later signature is allowed, and its picture covers the page. A seal is not that large (NĐ 30/2020, Annex I).',
  },
  {
    ...{ verdict: 'malformed', code: 'pdf.byte-range-missing' },
    reason:
      'The field of the person is pointed at another dictionary, so that their signature is gone from the document.',
  },
  {
    ...{ verdict: 'malformed', code: 'pdf.object-twice' },
    reason:
      'Two bodies under one number in what was signed: readers that repair a file may take the other one.',
  },
  {
    ...{ verdict: 'malformed', code: 'pdf.objects-overlap' },
    reason: 'An object that begins inside another: the same bytes mean two things.',
  },
  {
    ...{ verdict: 'altered-after-signing', code: 'pdf.bytes-after-end' },
    reason:
      'Objects behind the last `%%EOF` without a cross-reference: it does not see them, and readers that repair a file do (incremental saving attack).',
  },
  {
    ...{ verdict: 'altered-after-signing', code: 'pdf.bytes-unlisted' },
    reason: 'Bytes in an update that its table does not list: the same attack with a table of old.',
  },
];

/** Sound files that it refuses. */
const refused: readonly ExpectedDisagreement[] = [
  {
    ...{ by: 'pyhanko', kind: 'pdf', damage: 'none', variant: 'kept for years', verdict: 'valid' },
    reason:
      'It judges at the moment of asking, when the certificates have ended. We judge at the proven time, with what the file keeps for that (SIG-15, TSP-03).',
  },
  {
    ...{
      by: 'pyhanko',
      kind: 'pdf',
      damage: 'none',
      variant: 'a signature where signatures are allowed',
      verdict: 'valid',
    },
    reason:
      'After a certification that allows signatures it takes none with a picture in a new field. ISO 32000-2 Table 257 allows signing at level 2, and the agency’s seal has to be seen (SIG-09).',
  },
  {
    ...{
      by: 'pyhanko',
      kind: 'pdf',
      damage: 'none',
      variant: 'a signature in a field that is not locked',
      verdict: 'valid',
    },
    reason:
      'It complains of the picture of the locked field, which is the object that was signed: the update does not touch it.',
  },
];

/** What pyhanko says otherwise of PDFs: it allows more after signing, and on three files less. */
export const pyhankoOnPdfs: readonly ExpectedDisagreement[] = [
  ...letPass.map((each): ExpectedDisagreement => ({ by: 'pyhanko', kind: 'pdf', ...each })),
  ...refused,
];
