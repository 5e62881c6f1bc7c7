import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { PlacedCommentView } from "@/features/dashboards/overview/describe-comments";
import { ScorePill } from "@/ui/score-pill";
import { Section } from "@/ui/section";
import { SlowPart } from "@/ui/slow-section";
import { TextLink } from "@/ui/text-link";

/** What people wrote last, beside their scores. */
export function NewestComments({
  comments,
  all,
  narrow,
  slow = false,
  topic,
}: {
  comments: readonly PlacedCommentView[];
  all: string | null;
  /** In one column: something stands beside them. */
  narrow: boolean;
  /** Finding them took too long. */
  slow?: boolean;
  /** What many of them are about: a row in the place of the last comment, so that the list stays as high. */
  topic?: ReactNode;
}) {
  const t = useTranslations("overview.comments");
  return (
    <Section
      title={t("title")}
      actions={
        all ? (
          <TextLink href={all} className="inline-flex min-h-6 items-center text-xs">
            {t("all")}
          </TextLink>
        ) : null
      }
    >
      {slow ? (
        <SlowPart className="mt-1" />
      ) : comments.length === 0 ? (
        <p className="mt-1 text-muted-foreground">{t("none")}</p>
      ) : (
        <ul className={narrow ? "" : "grid gap-x-8 md:grid-cols-2"}>
          {topic}
          {comments.slice(0, topic ? -1 : undefined).map((comment) => (
            <Comment key={comment.key} comment={comment} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Comment({ comment }: { comment: PlacedCommentView }) {
  const t = useTranslations("overview.comments");
  const about = [comment.survey, ...comment.attributes, comment.when].filter(Boolean);
  return (
    <li className="relative flex min-w-0 break-inside-avoid gap-3 border-border border-b py-1.5">
      {comment.score !== null && comment.group !== null ? (
        <ScorePill score={comment.score} group={comment.group} groupName={comment.groupName} />
      ) : (
        <span className="min-w-7 text-center text-subtle-foreground text-xs">
          <span aria-hidden="true">—</span>
          <span className="sr-only">{t("noScore")}</span>
        </span>
      )}
      <div className="min-w-0 flex-1">
        <p dir="auto" className="line-clamp-2 wrap-anywhere lg:line-clamp-1">
          {comment.href ? (
            <Link href={comment.href} prefetch={false} title={t("open")} className="hover:underline">
              {comment.text}
            </Link>
          ) : (
            comment.text
          )}
        </p>
        <p className="wrap-anywhere text-muted-foreground text-xs xl:truncate">
          {about.map((one, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two attributes may say the same
            <span key={place}>
              {place > 0 ? " · " : ""}
              <bdi>{one}</bdi>
            </span>
          ))}
        </p>
      </div>
    </li>
  );
}
