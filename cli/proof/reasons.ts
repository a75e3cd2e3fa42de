/**
 * Why no test names a requirement yet. Each is true of this version and says what would have to be there first.
 * A test fails when an entry stands here that a test names after all.
 */
export const reasons: Readonly<Record<string, string>> = {
  'GEN-03':
    'needs the list of documents for which a body may send paper as well; no such list is in the simulated world',
  'GEN-04':
    'advice to people on dossiers to the Government; the packet tells nothing of the ground for paper',
  'ENV-14': 'binds a report of measured packets; this version writes none',
};
