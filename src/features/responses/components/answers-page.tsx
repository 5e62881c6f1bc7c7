import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AnswerDetail } from "@/features/responses/components/answer-detail";
import { AnswerList } from "@/features/responses/components/answer-list";
import { AnswersBar } from "@/features/responses/components/answers-bar";
import { AnswersScope } from "@/features/responses/components/answers-scope";
import { CustomerForm } from "@/features/responses/components/customer-form";
import { FacetList } from "@/features/responses/components/facet-list";
import { SearchForm } from "@/features/responses/components/search-form";
import type { AnswersView } from "@/features/responses/view";
import { ButtonLink } from "@/ui/button-link";
import { ClientWords } from "@/ui/client-words";
import { cn } from "@/ui/cn";
import { CursorLinks } from "@/ui/cursor-links";
import { EmptyState } from "@/ui/empty-state";
import { FilterChip } from "@/ui/filter-chip";
import { Notice } from "@/ui/notice";
import { TextLink } from "@/ui/text-link";

/** Answers to a survey: what narrows them down, the list, and the one that is open. `files`: how they leave. */
export function AnswersPage({
  view,
  files,
}: {
  view: AnswersView & { readonly save: string | null };
  files?: ReactNode;
}) {
  const t = useTranslations("answers");
  const ui = useTranslations("ui.view");
  const open = view.detail !== null || view.gone;
  return (
    <ClientWords of={["answersList"]}>
      <section aria-label={t("bar")}>
        <AnswersBar view={view} />
        <AnswersScope view={view} />
      </section>
      <main
        id="main"
        tabIndex={-1}
        className={cn(
          "grid outline-none lg:min-h-[calc(100dvh-5.5rem)] lg:grid-cols-[14.5rem_minmax(0,1fr)] lg:divide-x lg:divide-border",
          open && "xl:grid-cols-[14.5rem_minmax(0,1fr)_23.25rem]",
        )}
      >
        <aside
          aria-label={t("narrow")}
          className={cn("px-4 pt-3 sm:px-6 lg:pb-12 print:hidden", open && "max-xl:hidden lg:max-xl:block")}
        >
          <SearchForm search={view.search} />
          {view.customer ? <CustomerForm customer={view.customer} /> : null}
          <details className="mt-3 lg:hidden">
            <summary className="inline-flex min-h-11 items-center rounded-sm font-medium text-primary underline decoration-primary/35 underline-offset-3">
              {t("narrow")}
            </summary>
            <FacetList facets={view.facets} note={view.facetNote} />
          </details>
          <div className="max-lg:hidden">
            <FacetList facets={view.facets} note={view.facetNote} />
          </div>
        </aside>
        <div className={cn("min-w-0 px-4 pt-3 pb-24 sm:px-6 sm:pb-12", open && "max-xl:hidden")}>
          <Notices view={view} />
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <h1 className="font-semibold font-voice text-finding">{view.title}</h1>
            {view.chips.map((chip) => (
              <FilterChip key={chip.text} href={chip.href}>
                {chip.text}
              </FilterChip>
            ))}
            {view.chips.length > 1 && view.clearHref ? (
              <TextLink href={view.clearHref} className="inline-flex min-h-6 items-center text-xs">
                {t("clearAll")}
              </TextLink>
            ) : null}
            {view.save ? (
              <TextLink href={view.save} className="inline-flex min-h-6 items-center text-xs">
                {ui("save")}
              </TextLink>
            ) : null}
            {view.empty ? null : files}
          </div>
          {view.empty ? (
            <EmptyState
              title={view.empty.title}
              actions={
                view.clearHref ? (
                  <ButtonLink href={view.clearHref}>{t("clearFilters")}</ButtonLink>
                ) : view.empty.suppressed ? null : (
                  <ButtonLink href={`/w/${view.slug}/surveys/${view.surveyId}/share`}>{t("share")}</ButtonLink>
                )
              }
            >
              {view.empty.text}
            </EmptyState>
          ) : (
            <>
              <AnswerList
                slug={view.slug}
                surveyId={view.surveyId}
                columns={view.columns}
                rows={view.rows}
                title={view.title}
                mayReview={view.mayReview}
                reviewing={view.reviewing}
                closeHref={view.detail?.closeHref ?? null}
              />
              <CursorLinks
                summary={view.summary}
                newer={view.newer}
                older={view.older}
                newerLabel={t("before")}
                olderLabel={t("next")}
              />
            </>
          )}
        </div>
        {open ? (
          <aside aria-label={t("open")} className="min-w-0 px-4 pt-3 pb-24 sm:px-6 sm:pb-12 xl:sticky xl:top-0">
            {view.detail ? (
              <AnswerDetail key={view.detail.id} view={view} detail={view.detail} />
            ) : (
              <EmptyState title={t("gone.title")} actions={<ButtonLink href={view.path}>{t("gone.all")}</ButtonLink>}>
                {t("gone.text")}
              </EmptyState>
            )}
          </aside>
        ) : null}
      </main>
    </ClientWords>
  );
}

function Notices({ view }: { view: AnswersView }) {
  const t = useTranslations("answers");
  return (
    <div className="mb-3 flex flex-col gap-2 empty:hidden">
      {view.anonymous ? <Notice>{view.anonymous}</Notice> : null}
      {view.reviewing && view.rows.length > 0 ? (
        <Notice
          title={t("review.title")}
          action={
            <ButtonLink href={`/w/${view.slug}/surveys/${view.surveyId}`} size="sm">
              {t("review.both")}
            </ButtonLink>
          }
        >
          {t("review.text")}
        </Notice>
      ) : null}
      {view.held ? (
        <Notice
          action={
            <ButtonLink href={view.held.href} size="sm">
              {t("review.review")}
            </ButtonLink>
          }
        >
          {view.held.text}.
        </Notice>
      ) : null}
      {view.ignored ? (
        <Notice tone="consider">{t.rich("ignored", { names: () => <bdi>{view.ignored}</bdi> })}</Notice>
      ) : null}
    </div>
  );
}
