import { AnswerDetail } from "@/features/responses/components/answer-detail";
import { AnswerList } from "@/features/responses/components/answer-list";
import { AnswersBar } from "@/features/responses/components/answers-bar";
import { AnswersScope } from "@/features/responses/components/answers-scope";
import { FacetList } from "@/features/responses/components/facet-list";
import { SearchForm } from "@/features/responses/components/search-form";
import type { AnswersView } from "@/features/responses/view";
import { ButtonLink } from "@/ui/button-link";
import { cn } from "@/ui/cn";
import { CursorLinks } from "@/ui/cursor-links";
import { EmptyState } from "@/ui/empty-state";
import { FilterChip } from "@/ui/filter-chip";
import { Notice } from "@/ui/notice";
import { TextLink } from "@/ui/text-link";

/** Answers to a survey: what narrows them down, the list, and the one that is open. */
export function AnswersPage({ view }: { view: AnswersView }) {
  const open = view.detail !== null || view.gone;
  return (
    <>
      <section aria-label="Survey and what is shown">
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
          aria-label="Narrow down"
          className={cn("px-4 pt-3 sm:px-6 lg:pb-12 print:hidden", open && "max-xl:hidden lg:max-xl:block")}
        >
          <SearchForm search={view.search} />
          <details className="mt-3 lg:hidden">
            <summary className="inline-flex min-h-11 items-center rounded-sm font-medium text-primary underline decoration-primary/35 underline-offset-3">
              Narrow down
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
                Clear all
              </TextLink>
            ) : null}
          </div>
          {view.empty ? (
            <EmptyState
              title={view.empty.title}
              actions={
                view.clearHref ? (
                  <ButtonLink href={view.clearHref}>Clear all filters</ButtonLink>
                ) : view.empty.suppressed ? null : (
                  <ButtonLink href={`/w/${view.slug}/surveys/${view.surveyId}/share`}>Share the survey</ButtonLink>
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
              />
              <CursorLinks
                summary={view.summary}
                newer={view.newer}
                older={view.older}
                newerLabel="Before"
                olderLabel="Next"
              />
            </>
          )}
        </div>
        {open ? (
          <aside
            aria-label="The answer that is open"
            className="min-w-0 px-4 pt-3 pb-24 sm:px-6 sm:pb-12 xl:sticky xl:top-0"
          >
            {view.detail ? (
              <AnswerDetail key={view.detail.id} view={view} detail={view.detail} />
            ) : (
              <EmptyState
                title="There is no such answer"
                actions={<ButtonLink href={view.path}>Show all answers</ButtonLink>}
              >
                It was deleted, or its address is not complete.
              </EmptyState>
            )}
          </aside>
        ) : null}
      </main>
    </>
  );
}

function Notices({ view }: { view: AnswersView }) {
  return (
    <div className="mb-3 flex flex-col gap-2 empty:hidden">
      {view.anonymous ? <Notice>{view.anonymous}</Notice> : null}
      {view.reviewing && view.rows.length > 0 ? (
        <Notice
          title="These look as if no person gave them"
          action={
            <ButtonLink href={`/w/${view.slug}/surveys/${view.surveyId}`} size="sm">
              See both numbers
            </ButtonLink>
          }
        >
          They count nowhere until somebody releases them. The dashboard shows its number with and without them.
        </Notice>
      ) : null}
      {view.held ? (
        <Notice
          action={
            <ButtonLink href={view.held.href} size="sm">
              Review
            </ButtonLink>
          }
        >
          {view.held.text}.
        </Notice>
      ) : null}
      {view.ignored ? (
        <Notice tone="consider">
          Part of this address could not be shown and was left out: <bdi>{view.ignored}</bdi>.
        </Notice>
      ) : null}
    </div>
  );
}
