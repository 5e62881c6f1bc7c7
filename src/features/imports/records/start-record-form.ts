import type { ImportRow } from "@/db/queries/find-import";
import type { ColumnProfile } from "@/domain/imports/column-profile";
import type { GuessedDate } from "@/domain/imports/guess";
import type { ImportPurpose } from "@/domain/imports/purpose";
import { type FieldSpec, parseRecordMapping } from "@/domain/imports/records/fields";
import { type GuessedRecord, guessFields } from "@/domain/imports/records/guess-fields";
import { findPurpose, recognisePurpose } from "@/features/imports/find-purpose";
import type { RecordPurposeId } from "@/features/imports/records/record-purpose";

/** How the form over a file of records begins. */
export interface RecordFormStart {
  readonly purpose: RecordPurposeId;
  /** Whether the header said so, and no person. */
  readonly recognised: boolean;
  readonly fields: readonly FormField[];
  readonly initial: GuessedRecord;
}

/** A field as a browser is given it: without what finds its column. */
export type FormField = Pick<FieldSpec, "name" | "kind" | "required" | "values">;

/** The form of a file of records: as it was mapped for a check, else as its header says. Null for a file of answers. */
export function startRecordForm(
  asked: string,
  columns: readonly ColumnProfile[],
  run: Pick<ImportRow, "purpose" | "mapping" | "status">,
): RecordFormStart | null {
  const before = run.status === "uploading" ? null : run.purpose;
  const found = recognisePurpose(columns);
  const wanted: ImportPurpose | undefined = findPurpose(asked)?.id ?? before ?? found?.purpose.id;
  const purpose = asked === "answers" ? null : findPurpose(wanted ?? "answers");
  if (purpose === null) return null;
  const plain = guessFields(purpose.fields, columns);
  const guess = purpose.recognise(plain, columns) ?? plain;
  const mapped = before === purpose.id ? parseRecordMapping(purpose.fields, run.mapping) : null;
  const fields = purpose.fields.map(({ name, kind, required, values }): FormField => {
    return { name, kind, ...(required ? { required } : {}), ...(values ? { values } : {}) };
  });
  const recognised = found?.purpose.id === purpose.id;
  if (!mapped?.ok) return { purpose: purpose.id, recognised, fields, initial: guess };
  const dates = Object.entries(mapped.mapping.dates).map(([name, one]): [string, GuessedDate] => [
    name,
    { columns: one.columns, patterns: one.pattern, zone: one.zone, asked: null },
  ]);
  const initial = {
    ...mapped.mapping,
    dates: Object.fromEntries(dates),
    said: { ...guess.said, ...mapped.mapping.said },
  };
  return { purpose: purpose.id, recognised, fields, initial };
}
