/**
 * Why no test names a requirement yet. Each is true of this version and says what would have to be there first.
 * A test fails when an entry stands here that a test names after all.
 */
export const reasons: Readonly<Record<string, string>> = {
  'GEN-03':
    'needs the list of documents for which a body may send paper as well; no such list is in the simulated world',
  'GEN-04':
    'advice to people on dossiers to the Government; the packet tells nothing of the ground for paper',
  'GEN-06': 'needs the verdict on a PDF’s signature, which no part of this version gives',
  'ENV-14': 'binds a report of measured packets; this version writes none',
  'MET-04': 'compares fields with the text of the signed PDF, which this version does not read',
  'MET-07': 'compares the signer with the subject of a certificate, which this version does not read',
  'MET-16': 'is about screens on which people type; the simulated agency has none',
  'ATT-13': 'needs the agency signature on a converted copy, which this version does not verify',
  'RCL-17': 'needs the text of a signed PDF before and after an update, which this version does not read',
};
