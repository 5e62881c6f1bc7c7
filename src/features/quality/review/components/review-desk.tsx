import { useTranslations } from "next-intl";
import { DoneReview } from "@/features/quality/review/components/done-review";
import { ReviewForm } from "@/features/quality/review/components/review-form";
import type { DeskItem, DeskView } from "@/features/quality/review/loaders";
import { DrawNow } from "@/features/quality/sampling/components/draw-now";
import { ButtonLink } from "@/ui/button-link";
import { ClientWords } from "@/ui/client-words";
import { cn } from "@/ui/cn";
import { EmptyState } from "@/ui/empty-state";
import { Section } from "@/ui/section";
import { PageBody } from "@/ui/shell/page-body";
import { TextLink } from "@/ui/text-link";

/** The desk: what happened at the start, the scorecard beside it, and what waits below. */
export function ReviewDesk({ view }: { view: DeskView }) {
  const t = useTranslations("quality");
  const { slug, page, here, item, counts, maySet } = view;
  if (item === null)
    return (
      <PageBody>
        <EmptyState
          page
          title={counts.doneByMe > 0 ? t("review.allDone") : t("review.nothing")}
          actions={
            <>
              <ClientWords of={["quality"]}>
                <DrawNow slug={slug} variant="primary" />
              </ClientWords>
              <ButtonLink href={page} size="lg">
                {t("list.back")}
              </ButtonLink>
              {maySet ? (
                <ButtonLink href={`/w/${slug}/settings/quality`} size="lg">
                  {t("settings.open")}
                </ButtonLink>
              ) : null}
            </>
          }
        >
          {t("review.nothingLead")}
        </EmptyState>
      </PageBody>
    );
  return (
    <PageBody>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <TextLink href={page}>{t("list.back")}</TextLink>
        <p className="text-muted-foreground text-xs">{t("queue.counts", { ...counts })}</p>
      </div>
      <h1 className="mt-2 font-medium font-voice text-verdict-small sm:text-verdict">
        <bdi>{item.subject === "" ? item.externalId : item.subject}</bdi>
      </h1>
      <p className="text-muted-foreground">
        <bdi>{[item.externalId, ...item.facts].join(" · ")}</bdi>
      </p>
      <div className="mt-4 grid items-start gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
        <div className="grid gap-6 max-lg:order-2">
          <Events item={item} />
          <Queue view={view} />
        </div>
        <Section
          title={item.done ? t("review.done") : t("review.scorecard")}
          dek={item.done ? undefined : t(view.chosen ? "review.chosen" : "review.blind")}
        >
          {item.newer ? (
            <p className="mt-1 text-muted-foreground text-xs">{t("review.oldVersion", { version: item.version })}</p>
          ) : null}
          <ClientWords of={["quality"]}>
            <div className="mt-3" key={`${item.id} ${item.done}`}>
              {item.done ? (
                <DoneReview slug={slug} item={item} here={here} page={page} />
              ) : (
                <ReviewForm slug={slug} item={item} here={here} />
              )}
            </div>
          </ClientWords>
        </Section>
      </div>
    </PageBody>
  );
}

function Events({ item }: { item: DeskItem }) {
  const t = useTranslations("quality.review");
  return (
    <Section title={t("events")}>
      {item.events.length === 0 ? <p className="mt-2 text-muted-foreground">{t("noEvents")}</p> : null}
      <ol className="mt-2">
        {item.events.map((event) => (
          <li key={event.key} className="grid grid-cols-[8.5rem_minmax(0,1fr)] gap-x-3 border-border border-b py-1.5">
            <span className="text-muted-foreground text-xs leading-5">{event.at}</span>
            <span>
              {event.what}
              {event.who === "" ? null : <bdi className="text-muted-foreground"> · {event.who}</bdi>}
              {event.detail === "" ? null : <bdi className="text-muted-foreground"> → {event.detail}</bdi>}
              {event.inside ? <span className="text-muted-foreground text-xs"> ({t("inside")})</span> : null}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Queue({ view: { queue, here, item } }: { view: DeskView }) {
  const t = useTranslations("quality");
  if (queue.length === 0) return null;
  return (
    <Section title={t("queue.title")} dek={t("queue.dek")}>
      <ol className="mt-2">
        {queue.map((one) => (
          <li key={one.interactionId} className="border-border border-b">
            <TextLink
              href={`${here}?interaction=${one.interactionId}`}
              aria-current={one.interactionId === item?.id ? "true" : undefined}
              className={cn(
                "flex min-h-9 flex-wrap items-center gap-x-2 font-normal no-underline hover:underline pointer-coarse:min-h-11",
                one.interactionId === item?.id && "font-semibold",
              )}
            >
              <bdi className="truncate">{one.subject || one.interaction}</bdi>
              <span className="text-muted-foreground text-xs">
                <bdi>{[one.agent, one.channel].join(" · ")}</bdi>
                {one.begun ? ` · ${t("queue.begun")}` : ""}
              </span>
            </TextLink>
          </li>
        ))}
      </ol>
    </Section>
  );
}
