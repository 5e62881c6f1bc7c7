import { useTranslations } from "next-intl";
import type { DashboardBody } from "@/features/dashboards/survey/view";
import { ButtonLink } from "@/ui/button-link";
import { ScorePill } from "@/ui/score-pill";
import { Section } from "@/ui/section";

/** The newest comments beside their scores, as they were written. */
export function CommentsSection({ comments }: { comments: DashboardBody["comments"] }) {
  const t = useTranslations("dashboard.comments");
  const { list, newer, older, first, shuffled, nothing, all } = comments;
  return (
    <Section
      id="comments"
      title={first > 1 ? t("from", { first }) : t(shuffled ? "title" : "newest")}
      className="print:mt-6"
    >
      {list.length === 0 ? (
        <p className="mt-2 text-muted-foreground">— {nothing}.</p>
      ) : (
        <ul className="mt-1">
          {list.map((comment) => (
            <li key={comment.key} className="flex break-inside-avoid gap-3 border-border border-b py-2">
              {comment.score !== null && comment.group !== null ? (
                <ScorePill score={comment.score} group={comment.group} groupName={comment.groupName} />
              ) : (
                <span className="min-w-7 text-center text-subtle-foreground text-xs">
                  <span aria-hidden="true">—</span>
                  <span className="sr-only">{t("noScore")}</span>
                </span>
              )}
              <div className="min-w-0 flex-1">
                <p className="wrap-anywhere whitespace-pre-line">
                  <bdi dir="auto">{comment.text}</bdi>
                </p>
                <p className="mt-0.5 text-muted-foreground text-xs">
                  {comment.attributes.map((attribute, place) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: two attributes may say the same
                    <span key={place}>
                      <bdi>{attribute}</bdi> ·{" "}
                    </span>
                  ))}
                  {comment.when}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
      {newer || older || (all && list.length > 0) ? (
        <nav aria-label={t("title")} className="mt-2 flex gap-2 print:hidden">
          {newer ? (
            <ButtonLink href={newer} variant="quiet" size="sm" scroll={false}>
              {t(shuffled ? "back" : "newer")}
            </ButtonLink>
          ) : null}
          {older ? (
            <ButtonLink href={older} variant="quiet" size="sm" scroll={false}>
              {t(shuffled ? "more" : "older")}
            </ButtonLink>
          ) : null}
          {all ? (
            <ButtonLink href={all} variant="quiet" size="sm">
              {t("search")}
            </ButtonLink>
          ) : null}
        </nav>
      ) : null}
    </Section>
  );
}
