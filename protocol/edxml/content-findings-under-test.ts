import type { ContentFindings, ZipFindings } from './content-judge.ts';

/** What is found in a plain PDF of 35 bytes. */
export const plainPdf: ContentFindings = {
  base64: { spaced: false },
  size: 35,
  sha256: 'c0ffee',
  sniffed: 'pdf',
  mangled: false,
  macros: false,
  testVirus: false,
  encryptedPdf: false,
  activePdf: [],
};

/** What is found in a sound ZIP of 130 bytes around one file of 16: `a.doc`, stored. */
export const soundZip: ZipFindings = {
  directory: {
    count: 1,
    entries: [{ flags: 0, method: 0, crc: 7, compressedSize: 16, size: 16, name: 'a.doc', headerOffset: 0 }],
    start: 51,
  },
  entry: {
    header: { flags: 0, method: 0, compressedSize: 16, name: 'a.doc', dataStart: 35 },
    ...{ size: 16, crc: 7, state: 'open' },
  },
  inner: 'ole',
};
