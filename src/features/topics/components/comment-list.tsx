import Link from "next/link";
import { useTranslations } from "next-intl";
import { changeComment } from "@/features/topics/comment-actions";
import { CommentMenu } from "@/features/topics/components/comment-menu";
import type { CommentView } from "@/features/topics/describe-comments";
import type { CommentsView } from "@/features/topics/read-comments-page";
import { Badge } from "@/ui/badge";
import { ButtonLink } from "@/ui/button-link";
import { ScorePill } from "@/ui/score-pill";

/** What people wrote, with the words of topics marked, and what may be done with it. */
export function CommentList({
  slug,
  view,
  topics,
  may,
}: {
  slug: string;
  view: CommentsView;
  topics: readonly { readonly id: string; readonly name: string }[];
  may: { readonly review: boolean; readonly erase: boolean };
}) {
  const t = useTranslations("topics.comments");
  if (view.minimum !== null) return <p className="mt-2 text-muted-foreground">{t("protected", { n: view.minimum })}</p>;
  if (view.slow) return <p className="mt-2 text-muted-foreground">{t("slow")}</p>;
  if (view.rows.length === 0)
    return (
      <p className="mt-2 flex flex-wrap items-center gap-3 text-muted-foreground">
        {t(view.narrowed ? "none" : "noneYet")}
        {view.narrowed ? <ButtonLink href={view.clearHref}>{t("clear")}</ButtonLink> : null}
      </p>
    );
  const action = changeComment.bind(null, slug);
  return (
    <>
      <p className="sr-only" role="status">
        {t("count", { n: view.rows.length })}
      </p>
      <ul>
        {view.rows.map((row) => (
          <li key={row.id} className="flex gap-3 border-border border-b py-2.5">
            {row.score === null ? (
              <span className="min-w-7" />
            ) : (
              <ScorePill score={row.score.text} group={row.score.group} className="mt-0.5" />
            )}
            <div className="min-w-0 flex-1">
              <Words row={row} />
              <div className="mt-0.5 flex flex-wrap items-center gap-x-4">
                <Facts row={row} />
                {view.anonymous ? null : (
                  <Link
                    href={row.href}
                    prefetch={false}
                    className="text-muted-foreground text-xs leading-6 underline decoration-border underline-offset-3 hover:decoration-current pointer-coarse:leading-11"
                  >
                    {t("answer")}
                  </Link>
                )}
                {may.review ? (
                  <CommentMenu
                    row={{ ...row, pieces: undefined }}
                    topics={topics}
                    about={view.about}
                    mayErase={may.erase}
                    mayTag={!view.anonymous}
                    action={action}
                  />
                ) : null}
              </div>
            </div>
          </li>
        ))}
      </ul>
      <nav aria-label={t("title")} className="mt-3 flex justify-end gap-2 print:hidden">
        {view.firstHref === null ? null : (
          <ButtonLink href={view.firstHref} variant="quiet">
            {t("first")}
          </ButtonLink>
        )}
        {view.nextHref === null ? null : (
          <ButtonLink href={view.nextHref} variant="quiet" rel="next">
            {t("more")}
          </ButtonLink>
        )}
      </nav>
    </>
  );
}

function Words({ row }: { row: CommentView }) {
  const t = useTranslations("topics");
  return (
    <>
      <p dir="auto" lang={row.lang} className="whitespace-pre-line font-voice text-base [overflow-wrap:anywhere]">
        {row.pieces.map((piece) =>
          piece.marked ? (
            <mark
              key={piece.at}
              className="rounded-xs bg-primary-soft px-0.5 text-foreground underline decoration-primary"
            >
              {piece.text}
            </mark>
          ) : (
            <span key={piece.at}>{piece.text}</span>
          ),
        )}
        {row.more ? "…" : null}
      </p>
      {row.cut ? <p className="text-muted-foreground text-xs">{row.cut}</p> : null}
      {row.personal ? (
        <p className="mt-1 w-fit border-s-3 border-s-worse-mark ps-2 text-xs">
          {t("personal.warn", { kinds: row.personal })}
        </p>
      ) : null}
      {row.hidden ? <p className="mt-1 text-muted-foreground text-xs">{t("comments.hiddenHere")}</p> : null}
    </>
  );
}

function Facts({ row }: { row: CommentView }) {
  return (
    <p className="flex min-h-6 min-w-0 flex-wrap items-center gap-x-2 gap-y-1 text-muted-foreground text-xs">
      {row.day ? <span>{row.day}</span> : null}
      {row.groups.map(({ name, value }) => (
        <bdi key={name} title={name}>
          {value}
        </bdi>
      ))}
      {row.topics.map(({ id, name }) => (
        <Badge key={id}>
          <bdi>{name}</bdi>
        </Badge>
      ))}
      {row.tags.map(({ id, name }) => (
        <Badge key={id} tone="live">
          <bdi># {name}</bdi>
        </Badge>
      ))}
    </p>
  );
}
