import type { Tx } from "@/db/client";
import { findSurvey, findSurveyVersion } from "@/db/queries/find-survey";
import type { WorkspaceScope } from "@/db/scope";
import type { Mapping, MappingError } from "@/domain/imports/mapping";
import { matchSurvey, type Target } from "@/domain/imports/target";

/** The published version of an existing survey, with the question that each mapped column answers. */
export interface ImportTargetSurvey {
  readonly surveyId: string;
  readonly version: number;
  readonly locale: string;
  /** Nothing that says who answered or at what hour is stored. */
  readonly anonymous: boolean;
  readonly series: Readonly<Record<string, number>>;
  readonly target: Target;
}

export type FoundTarget =
  | { readonly outcome: "found"; readonly survey: ImportTargetSurvey }
  | { readonly outcome: "unknown" | "unpublished" }
  | { readonly outcome: "mismatch"; readonly errors: readonly MappingError[] };

/** Finds where a file's answers go in a survey that exists; in one that was `made` from this mapping, by the ids it gave. */
export async function findTarget(
  tx: Tx,
  scope: WorkspaceScope,
  surveyId: string,
  mapping: Mapping,
  made = false,
): Promise<FoundTarget> {
  const published = await findPublished(tx, scope, surveyId);
  if (typeof published === "string") return { outcome: published };
  const { row, version } = published;
  const matched = matchSurvey(mapping, version.definition, made);
  if (!matched.ok) return { outcome: "mismatch", errors: matched.errors };
  const { definition, series } = version;
  return {
    outcome: "found",
    survey: {
      surveyId,
      version: version.version,
      locale: definition.locale,
      anonymous: row.anonymous,
      series,
      target: matched.target,
    },
  };
}

/** A survey with its published version. */
export async function findPublished(tx: Tx, scope: WorkspaceScope, surveyId: string) {
  const row = await findSurvey(tx, scope, surveyId);
  if (!row) return "unknown";
  if (row.publishedVersion === null) return "unpublished";
  const version = await findSurveyVersion(tx, scope, surveyId, row.publishedVersion);
  return version ? { row, version } : "unpublished";
}
