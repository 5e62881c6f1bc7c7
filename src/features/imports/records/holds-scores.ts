import type { ColumnProfile } from "@/domain/imports/column-profile";
import { guessMapping } from "@/domain/imports/guess";

/** Whether a file has columns that look like answers: then it is one of answers until a person says otherwise. */
export function holdsScores(columns: readonly ColumnProfile[]): boolean {
  return guessMapping(columns).questions.length > 0;
}
