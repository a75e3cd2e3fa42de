import type { XmlLimits } from './tree.ts';

/**
 * Bounds that no honest packet comes near. A gateway in production use refuses packets over 50 MB; Base64
 * makes four bytes of three, and three times that is left as room. libxml2's own bounds (text 10 MB, depth
 * 256) stay in force below these: a larger `envelopeBytes` or `depth` than it allows is refused by it.
 */
export const defaultXmlLimits: XmlLimits = {
  /** 200 MB. */
  totalBytes: 200_000_000,
  /** 8 MB, below libxml2's bound on one text. */
  envelopeBytes: 8_000_000,
  /** A full packet is about ten levels deep. */
  depth: 64,
  /** A packet to every agency of the 2026 directory's largest group stays below. */
  elements: 100_000,
  /** A packet has a dozen. 200,000 cost libxml2 some 50 MB, which it never gives back. */
  otherNodes: 200_000,
  attributesPerElement: 32,
  nameBytes: 256,
  /** 64 KiB. */
  attributeValueBytes: 65_536,
};
