/** Bounds on what an attachment may be and become. */
export interface AttachmentLimits {
  /** Bytes of one file, packed (ATT-07, ENV-13). */
  readonly fileBytes: number;
  /** Bytes of one file after unzipping. */
  readonly inflatedBytes: number;
  /** How many bytes one zipped byte may become … */
  readonly ratio: number;
  /** … once more than this many came out; small files may compress as well as they like. */
  readonly ratioFrom: number;
}

/** 50 MB for a file, packed or not [B]; 1:200 beyond 1 MB [I], where a text or a blank scan stays below 1:150. */
export const defaultAttachmentLimits: AttachmentLimits = {
  fileBytes: 52_428_800,
  inflatedBytes: 52_428_800,
  ratio: 200,
  ratioFrom: 1_048_576,
};
