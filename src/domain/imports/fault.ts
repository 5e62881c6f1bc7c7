/** What can be wrong with a file, its mapping, a row or a cell. `messages/…/imports.json` says each under `faults`. */
export const IMPORT_FAULTS = [
  // Cells and rows.
  "notANumber",
  "notWhole",
  "offScale",
  "width",
  "dateEmpty",
  "dateUnreadable",
  "dateFuture",
  "idEmpty",
  "commentCharacters",
  "commentLong",
  "customerUnfit",
  "customerEmpty",
  "customerRefused",
  "attributeLong",
  "attributeCharacters",
  "noAnswer",
  "idAgain",
  // Columns and mappings.
  "columnTwice",
  "columnMissing",
  "unfit",
  "zone",
  "patternNeeded",
  "highMeansNeeded",
  "highMeansOnly",
  "scaleUnknown",
  "columnTaken",
  "namedTwice",
  "attributeName",
  "attributeIdentity",
  "attributeReserved",
  "orderAsked",
  // Date patterns.
  "braceOpen",
  "partUnknown",
  "noColumn",
  "quoteOpen",
  "noToken",
  "twelveHours",
  "tokenWeekYear",
  "tokenDayOfYear",
  "tokenUnknown",
  // The survey.
  "noQuestion",
  "otherScale",
  "questionTaken",
  "noTextQuestion",
  "unpublished",
  "surveyChanged",
  "surveyDeleted",
  // The file.
  "fileMissing",
  "fileEmpty",
  "fileGone",
  "oldWorkbook",
  "notText",
  "archive",
  "workbookLarge",
  "workbookBroken",
  "quoteNeverClosed",
  "recordLong",
  "unreadableAfter",
  "notJson",
  "wrongEncoding",
  "sourceUnknown",
  "sourceOther",
  "mappingNeeded",
  "failed",
] as const;

export type ImportFaultCode = (typeof IMPORT_FAULTS)[number];

/** One fault, in no language: a code, and what stands in its sentence. */
export interface ImportFault {
  readonly code: ImportFaultCode;
  readonly values?: Readonly<Record<string, string | number>>;
}
