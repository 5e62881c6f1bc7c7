import { GoalChance } from "@/features/goals/components/goal-chance";
import { type GoalActions, GoalChanges } from "@/features/goals/components/goal-changes";
import { GoalDone } from "@/features/goals/components/goal-done";
import { GoalRecord } from "@/features/goals/components/goal-record";
import { GoalStrip } from "@/features/goals/components/goal-strip";
import { GoalWeeks } from "@/features/goals/components/goal-weeks";
import { goalSentence, goalVerdict } from "@/features/goals/describe-goal";
import type { loadGoal } from "@/features/goals/loaders";
import { isReviewDue } from "@/features/goals/read-goal";
import { sayDay } from "@/platform/i18n/say-days";
import { Notice } from "@/ui/notice";
import { PageBody } from "@/ui/shell/page-body";
import { TextLink } from "@/ui/text-link";
import { Verdict } from "@/ui/verdict";
import { ViewActions } from "@/ui/view-actions";

export type GoalView = Awaited<ReturnType<typeof loadGoal>>;

/** One goal: where it stands, where it should be, how likely it is, its weeks, what was done, and its record. */
export function GoalPage({ view, actions }: { view: GoalView; actions: GoalActions }) {
  const { slug, words, standing, checks, today, zone, mayWrite } = view;
  const { t, locale } = words;
  const { row, judged, lost } = standing;
  const { goal } = row;
  const outcome = goal.closedAt === null ? undefined : checks.find(({ kind }) => kind === "closed")?.outcome;
  const reason = goal.reason === "" ? "" : ` ${t("page.why", { reason: goal.reason })}`;
  return (
    <PageBody>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-x-6 gap-y-1 text-muted-foreground">
        <TextLink href={`/w/${slug}/goals`} className="print:hidden">
          {t("all")}
        </TextLink>
        <p className="ms-auto print:ms-0">
          {t("page.owner")} <bdi className="font-semibold text-foreground">{row.ownerName ?? t("page.noOwner")}</bdi>
          {row.objective === null ? null : (
            <>
              {` · ${t("page.serves")} `}
              <bdi className="font-semibold text-foreground">{row.objective}</bdi>
            </>
          )}
          {` · ${t("page.reviewOn", { day: sayDay(goal.reviewOn, locale) })}`}
        </p>
        <div className="flex items-center gap-1 print:hidden">
          <ViewActions {...view.taken} />
        </div>
      </div>
      <Verdict lead={`${goalSentence(words, row)}${reason}`}>{goalVerdict(words, standing, outcome)}</Verdict>
      {lost === null ? null : (
        <Notice className="mt-3" tone="consider" title={t(LOST[lost])}>
          {t("page.lostNote")}
        </Notice>
      )}
      {judged.changedOn === null ? null : (
        <Notice className="mt-3" tone="consider" title={t("page.changed", { day: sayDay(judged.changedOn, locale) })}>
          {t("page.changedNote")}
        </Notice>
      )}
      {isReviewDue(row, today, zone) ? (
        <Notice className="mt-3" title={t("page.reviewDue", { day: sayDay(goal.reviewOn, locale) })}>
          {t("page.reviewDueNote")}
        </Notice>
      ) : null}
      <GoalStrip view={view} />
      <div className="mt-6 grid gap-8 lg:grid-cols-[minmax(0,1fr)_24.5rem]">
        <div className="grid min-w-0 content-start gap-6">
          <GoalWeeks {...view} done={view.done.map(({ initiative }) => initiative)} />
          <GoalDone view={view} />
        </div>
        <div className="grid content-start gap-6">
          <GoalChance view={view} />
          <GoalRecord view={view} />
          {mayWrite ? (
            <div className="grid gap-6 print:hidden">
              <GoalChanges view={view} actions={actions} />
            </div>
          ) : null}
        </div>
      </div>
    </PageBody>
  );
}

/** What to say of a goal whose numbers are gone. */
export const LOST = { survey: "page.lostSurvey", question: "page.lostQuestion", scale: "page.lostScale" } as const;
