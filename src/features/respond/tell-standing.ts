import type { Locale } from "@/domain/survey/locale";
import type { PublishedSurvey } from "@/features/respond/find-published";
import type { Standing } from "@/features/respond/standing-of";
import { notFound, ProblemError } from "@/platform/http/problem";

/** What a page says of a survey that takes no answers, and with which status. Null where it takes them. */
export function noticeOf(
  standing: Standing,
): { readonly kind: "unknown" | "notOpen" | "closed" | "full"; readonly status: number } | null {
  switch (standing.kind) {
    case "open":
      return null;
    case "unknown":
      return { kind: "unknown", status: 404 };
    case "notOpen":
      return { kind: "notOpen", status: 403 };
    default:
      return { kind: standing.kind, status: 410 };
  }
}

/** The same as a problem, for programs: `not_open` says when it opens. */
export function problemOf(standing: Exclude<Standing, { kind: "open" }>): ProblemError {
  if (standing.kind === "unknown") return notFound("There is no such survey.");
  if (standing.kind === "notOpen") {
    const opensAt = standing.opensAt.toISOString();
    return new ProblemError({
      status: 403,
      code: "not_open",
      title: "This survey is not open yet",
      detail: `It takes answers from ${opensAt} on.`,
      opensAt,
    });
  }
  const full = standing.kind === "full";
  return new ProblemError({
    status: 410,
    code: standing.kind,
    title: full ? "This survey has all the answers it needs" : "This survey is closed",
    detail: full ? "Answers that were begun before can be finished." : "It takes no more answers.",
  });
}

/** What may still be sent to a survey that takes nothing new: the end of what was begun, or only the same again. */
export function whatRemains(standing: Standing): "finish" | "repeat" | undefined {
  if (standing.kind === "full") return "finish";
  return standing.kind === "closed" ? (standing.grace ? "finish" : "repeat") : undefined;
}

/** The opening in a respondent's language, in the workspace's zone: "Monday 1 June 2026 at 09:00 CEST". */
export function openingWords({ opensAt, zone }: PublishedSurvey, locale: Locale): string {
  if (opensAt === null) return "";
  const tag = { en: "en-GB", ar: "ar-u-nu-arab", de: "de", fr: "fr", es: "es", ja: "ja" }[locale];
  return new Intl.DateTimeFormat(tag, {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: zone,
    timeZoneName: "short",
  }).format(opensAt);
}
