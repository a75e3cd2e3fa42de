/**
 * Why no test names a requirement yet. Each is true of this version and says what would have to be there first.
 * A test fails when an entry stands here that a test names after all.
 */
export const reasons: Readonly<Record<string, string>> = {
  'GEN-02':
    'compares a register of outgoing documents with a hub’s log over months; the simulator sees only what is sent',
  'GEN-03':
    'needs the list of documents for which a body may send paper as well; no such list is in the simulated world',
  'GEN-04':
    'advice to people on dossiers to the Government; the packet tells nothing of the ground for paper',
  'GEN-05': 'the simulated clerk never waits for paper, because nothing in the simulation delivers any',
  'GEN-06': 'needs the verdict on a PDF’s signature, which no part of this version gives',
  'ENV-14': 'binds a report of measured packets; this version writes none',
  'ENV-15':
    'no centre of the simulated world sends in the name of its members yet: each system speaks for its own bodies',
  'MET-04': 'compares fields with the text of the signed PDF, which this version does not read',
  'MET-07': 'compares the signer with the subject of a certificate, which this version does not read',
  'MET-10': 'needs the number of pages of the PDF, which this version does not count',
  'MET-12':
    'is about what a records system exports; the simulated agency keeps a register and exports nothing',
  'MET-13':
    'the simulated register numbers arrivals in one series and knows no paper; a year’s export is not there to be judged',
  'MET-14':
    'needs names compared roughly (0.9 alike) with the directory of that day; the hub compares codes only',
  'MET-16': 'is about screens on which people type; the simulated agency has none',
  'ATT-06': 'needs resolution and colour of scanned pages, which this version does not measure',
  'ATT-10': 'the simulated sender writes one set of annexes for all receivers of a document',
  'ATT-11':
    'needs agency signatures and where they stand on the page of a PDF, which this version does not read',
  'ATT-13': 'needs the agency signature on a converted copy, which this version does not verify',
  'STA-16':
    'hub notices are at the management API; the axis has no operation that takes them to an agency’s system',
  'STA-18': 'the simulated clerk answers by script and keeps no list of what is due',
  'STA-19': 'how often a node polls is set by whoever runs it; no observer measures the gaps',
  'RCL-17': 'needs the text of a signed PDF before and after an update, which this version does not read',
  'ERR-03': 'the portal has no accounts of users; its API listens on this machine only',
  'ERR-11':
    'the simulated clerk refuses with 02; a person in charge who is told beside that is not simulated',
  'REG-02': 'the directory lists registered bodies and does not tell which of them are connected',
  'REG-03': 'the axis has no operation for a list of services, and the directory knows none but eDoc',
  'REG-04':
    'an agency node reads the directory when it is asked to; no observer measures how old its copy gets',
  'REG-10': 'no entry of the directory carries the day on which its contacts were confirmed',
};
