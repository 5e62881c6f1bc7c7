/** The kinds of file that answers leave as. */
export const FORMATS = ["csv", "xlsx", "jsonl"] as const;
export type FileFormat = (typeof FORMATS)[number];

/** What a browser is told that a file is. */
export const MEDIA_TYPES: Readonly<Record<FileFormat, string>> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  jsonl: "application/x-ndjson; charset=utf-8",
};
