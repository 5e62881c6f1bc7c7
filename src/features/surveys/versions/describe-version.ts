import type { SurveyVersionRow } from "@/db/queries/find-survey";
import type { Publisher } from "@/db/schema/survey";
import { diffSurveys } from "@/domain/survey/diff/diff-surveys";
import { textIn } from "@/domain/survey/locale";
import { scoreQuestions, seriesFingerprint } from "@/domain/survey/outline";
import { plainWords } from "@/domain/survey/pipes";
import { type ChangeSayings, type ChangeView, describeChanges } from "@/features/surveys/versions/describe-changes";
import type { Translator } from "@/platform/i18n/translator";

/** One published version as the history tells it. */
export interface VersionLine {
  readonly version: number;
  readonly publishedAt: Date;
  /** "Ida Holm", "a program (key “Import”)", or null where it was not written down. */
  readonly by: string | null;
  /** What changed from the version before; null for the first. */
  readonly changes: ChangeView | null;
  /** "“How likely …” begins a new series." */
  readonly series: readonly string[];
}

/** Says a version beside the one before it (null for the first). */
export function describeVersion(
  row: SurveyVersionRow,
  before: SurveyVersionRow | null,
  names: ReadonlyMap<string, string>,
  words: ChangeSayings,
): VersionLine {
  const { version, publishedAt, publishedBy, definition } = row;
  return {
    version,
    publishedAt,
    by: sayPublisher(publishedBy, names, words.t),
    changes: before
      ? describeChanges(before.definition, definition, diffSurveys(before.definition, definition, words.changes), words)
      : null,
    series: before ? seriesNotes(row, before, words.t) : [],
  };
}

function sayPublisher(
  publisher: Publisher | null,
  names: ReadonlyMap<string, string>,
  t: Translator<"publish">,
): string | null {
  switch (publisher?.kind) {
    case undefined:
      return null;
    case "user":
      return names.get(publisher.userId) ?? t("by.left");
    case "apiKey": {
      const name = names.get(publisher.keyId);
      return name ? t("by.key", { name }) : t("by.program");
    }
    case "job":
      return t("by.import");
  }
}

function seriesNotes(row: SurveyVersionRow, before: SurveyVersionRow, t: Translator<"publish">): string[] {
  const { definition } = row;
  return scoreQuestions(definition).flatMap((question) => {
    const [now, old] = [row.series[question.id], before.series[question.id]];
    if (now === undefined || old === undefined) return [];
    const title = plainWords(textIn(question.title, definition.locale, definition.locale), definition.brand.name);
    if (now > old) return [t("series.begins", { title })];
    const asked = scoreQuestions(before.definition).find(({ id }) => id === question.id);
    const same =
      asked && seriesFingerprint(asked, before.definition.locale) === seriesFingerprint(question, definition.locale);
    return same ? [] : [t("series.corrected", { title })];
  });
}
