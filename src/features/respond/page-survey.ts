import type { PublishedSurvey, PublishedVersion } from "@/features/respond/find-published";
import type { PageSurvey } from "@/features/respond/page/render";

/** What a page has to know of a survey. */
export function pageSurvey(survey: PublishedSurvey, { definition, version, logo }: PublishedVersion): PageSurvey {
  const { key, anonymous, minimumGroup, site } = survey;
  return {
    key,
    definition,
    version,
    ...(logo ? { logo } : {}),
    ...(anonymous ? { minimumGroup } : {}),
    ...(site ? { site } : {}),
  };
}
