/** Where the root of a fresh test certificate is written, below the current folder. */
export const testRootFile = '.lienthong/hub-root.pem';
