const MB = 1024 * 1024;

/** What one uploaded file may be (published on the upload page). Sizes in bytes unless said. */
export const FILE_LIMITS = {
  bytes: 20 * MB,
  unpackedBytes: 200 * MB,
  /** Files inside the file. */
  parts: 1000,
  /** Unpacked : packed, judged only for parts above `ratioFromBytes`: small ones may honestly be that dense (many merged or empty cells). */
  ratio: 100,
  ratioFromBytes: 8 * MB,
  sharedStringBytes: 64 * MB,
  sheets: 200,
  /** Of one sheet. */
  rows: 50_000,
  columns: 256,
  merges: 50_000,
  /** Filled cells of the whole file. */
  cells: 1_000_000,
  cellLength: 32_767,
  /** Of the process that reads it. */
  megabytes: 256,
  seconds: 5,
};

export type FileLimits = typeof FILE_LIMITS;
