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

/** Finds where a file's answers go in a survey that exists. */
export async function findTarget(
  tx: Tx,
  scope: WorkspaceScope,
  surveyId: string,
  mapping: Mapping,
): Promise<FoundTarget> {
  const row = await findSurvey(tx, scope, surveyId);
  if (!row) return { outcome: "unknown" };
  if (row.publishedVersion === null) return { outcome: "unpublished" };
  const version = await findSurveyVersion(tx, scope, surveyId, row.publishedVersion);
  if (!version) return { outcome: "unpublished" };
  const matched = matchSurvey(mapping, version.definition);
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
