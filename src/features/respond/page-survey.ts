import type { PublishedSurvey, PublishedVersion } from "@/features/respond/find-published";
import type { PageSurvey } from "@/features/respond/page/render";

/** What a page has to know of a survey. */
export function pageSurvey(survey: PublishedSurvey, { definition, version }: PublishedVersion): PageSurvey {
  const { key, anonymous, minimumGroup } = survey;
  return { key, definition, version, ...(anonymous ? { minimumGroup } : {}) };
}
