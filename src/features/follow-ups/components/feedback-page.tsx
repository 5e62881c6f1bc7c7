import { useTranslations } from "next-intl";
import { CausesTable } from "@/features/follow-ups/components/causes-table";
import { FilterForm } from "@/features/follow-ups/components/filter-form";
import { FollowUpDetail } from "@/features/follow-ups/components/follow-up-detail";
import { FollowUpList } from "@/features/follow-ups/components/follow-up-list";
import { NumbersRow } from "@/features/follow-ups/components/numbers-row";
import { WorkProvider } from "@/features/follow-ups/components/work-provider";
import type { Board, BoardView } from "@/features/follow-ups/loaders";
import { ButtonLink } from "@/ui/button-link";
import { ClientWords } from "@/ui/client-words";
import { cn } from "@/ui/cn";
import { EmptyState } from "@/ui/empty-state";
import { Notice } from "@/ui/notice";
import { SlowList } from "@/ui/slow-section";
import { TabLinks } from "@/ui/tab-links";
import { TextLink } from "@/ui/text-link";

/** Follow-ups: how following up goes, the list with its tabs, and the one that is open beside it. */
export function FeedbackPage({ view }: { view: BoardView }) {
  const t = useTranslations("followUps");
  const { board, slug } = view;
  const open = board !== null && (board.detail !== null || board.gone);
  return (
    <ClientWords of={["followUps"]}>
      <WorkProvider slug={slug} mayWork={board?.mayWork ?? false} names={board?.names ?? {}}>
        <main
          id="main"
          tabIndex={-1}
          className={cn(
            "grid outline-none lg:min-h-[calc(100dvh-3rem)]",
            open && "xl:grid-cols-[minmax(0,1fr)_26rem] xl:divide-x xl:divide-border",
          )}
        >
          <div className={cn("min-w-0 px-4 pt-3 pb-24 sm:px-6 sm:pb-12", open && "max-xl:hidden")}>
            <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
              <h1 className="font-medium font-voice text-verdict-small">{t("title")}</h1>
              <TabLinks
                label={t("days.label")}
                className="me-auto"
                tabs={view.ranges.map(({ days, href }) => ({
                  href,
                  label: t("days.last", { n: days }),
                  current: days === view.days,
                }))}
              />
              {board?.maySetRules ? (
                <TextLink href={`/w/${slug}/settings/follow-ups`}>{t("rulesLink")}</TextLink>
              ) : null}
            </div>
            <NumbersRow label={t("numbers.label", { n: view.days })} numbers={view.numbers} />
            <CausesTable causes={view.causes} />
            {board === null ? (
              <p className="mt-4 max-w-prose text-muted-foreground">{t("viewer")}</p>
            ) : (
              <BoardList slug={slug} board={board} />
            )}
          </div>
          {open ? (
            <aside
              aria-label={t("detail.label", { who: board.detail?.who ?? "" })}
              className="min-w-0 px-4 pt-3 pb-24 sm:px-6"
            >
              <p className="xl:hidden">
                <TextLink href={board.closeHref} className="inline-flex min-h-11 items-center">
                  {t("detail.back")}
                </TextLink>
              </p>
              {board.detail === null ? (
                <Notice>{t("detail.gone")}</Notice>
              ) : (
                <FollowUpDetail key={board.detail.id} detail={board.detail} board={board} />
              )}
            </aside>
          ) : null}
        </main>
      </WorkProvider>
    </ClientWords>
  );
}

function BoardList({ slug, board }: { slug: string; board: Board }) {
  const t = useTranslations("followUps");
  const { query } = board;
  return (
    <>
      <TabLinks
        label={t("tabs.label")}
        className="mt-4"
        tabs={board.tabs.map(({ tab, href, n }) => ({
          href,
          label: t(`tabs.${tab}`),
          count: n,
          current: tab === query.tab,
        }))}
      />
      <FilterForm slug={slug} board={board} />
      {board.collecting !== null && query.tab === "batch" ? (
        <p className="mt-3 text-muted-foreground">{t("list.collecting", board.collecting)}</p>
      ) : null}
      {board.slow ? (
        <SlowList />
      ) : board.rows.length === 0 ? (
        <Empty board={board} slug={slug} />
      ) : (
        <FollowUpList
          caption={t(`tabs.${query.tab}`)}
          rows={board.rows}
          mayWork={board.mayWork}
          me={board.me}
          members={board.members}
          names={board.names}
          closeHref={board.detail === null ? null : board.closeHref}
          checkIns={query.tab === "check_ins"}
        />
      )}
      {board.firstHref !== null || board.nextHref !== null ? (
        <nav aria-label={t("title")} className="mt-2 flex justify-end gap-2 print:hidden">
          {board.firstHref === null ? null : (
            <ButtonLink href={board.firstHref} variant="quiet">
              {t("list.first")}
            </ButtonLink>
          )}
          {board.nextHref === null ? null : (
            <ButtonLink href={board.nextHref} variant="quiet" rel="next">
              {t("list.next")}
            </ButtonLink>
          )}
        </nav>
      ) : null}
    </>
  );
}

function Empty({ slug, board }: { slug: string; board: Board }) {
  const t = useTranslations("followUps");
  const kind = board.filtered ? "filtered" : board.query.tab;
  return (
    <EmptyState
      title={t(`empty.${kind}.title`)}
      actions={
        board.filtered ? (
          <ButtonLink href={board.clearHref}>{t("filters.clear")}</ButtonLink>
        ) : board.maySetRules ? (
          <ButtonLink href={`/w/${slug}/settings/follow-ups`}>{t("rulesLink")}</ButtonLink>
        ) : null
      }
    >
      {t(`empty.${kind}.text`)}
    </EmptyState>
  );
}
