import type { Definition } from "@/domain/survey/definition";
import type { Change } from "@/domain/survey/diff/change";
import type { ChangeWords } from "@/domain/survey/diff/change-words";
import { diffSurveys } from "@/domain/survey/diff/diff-surveys";
import { type KnownSeries, type PlannedSeries, planSeries } from "@/domain/survey/diff/plan-series";
import { type Lint, lintSurvey } from "@/domain/survey/lint/lint-survey";
import { readyTexts } from "@/domain/survey/templates/ready-texts";

/** What publishing a draft would do. */
export interface Review {
  /** Since the version that respondents see; empty before the first publishing too. */
  readonly changes: readonly Change[];
  readonly plan: readonly PlannedSeries[];
  readonly lint: Lint;
  /** The linter says that it cannot work. */
  readonly blocked: boolean;
  /** Respondents would meet the same survey. */
  readonly nothing: boolean;
}

/** Looks a draft over as publishing will. Pure: the page that is read and the deed that follows ask the same. */
export function reviewDraft(
  draft: Definition,
  published: Definition | null,
  known: readonly KnownSeries[],
  allowedHosts: readonly string[],
  words?: ChangeWords,
): Review {
  const changes = published ? diffSurveys(published, draft, words) : [];
  const lint = lintSurvey(draft, { published, allowedHosts, ready: readyTexts(draft) });
  return {
    changes,
    plan: planSeries(draft, known, []),
    lint,
    blocked: lint.open.some(({ severity }) => severity === "blocks"),
    nothing: published !== null && changes.length === 0,
  };
}
