import { GoalTable } from "@/features/goals/components/goal-table";
import { SevenSteps } from "@/features/goals/components/seven-steps";
import { type StateAction, StateForm } from "@/features/goals/components/state-form";
import { goalTitle, goalVerdict } from "@/features/goals/describe-goal";
import type { loadGoals } from "@/features/goals/loaders";
import type { StandingGoal } from "@/features/goals/read-goal";
import { ButtonLink } from "@/ui/button-link";
import { EmptyState } from "@/ui/empty-state";
import { Notice } from "@/ui/notice";
import { Section } from "@/ui/section";
import { PageBody } from "@/ui/shell/page-body";
import { Verdict } from "@/ui/verdict";
import { ViewActions } from "@/ui/view-actions";

export type GoalsView = Awaited<ReturnType<typeof loadGoals>>;

/** All goals, grouped by the objective they serve; the closed ones below, and the seven steps a goal belongs to. */
export function GoalsPage({ view, restore }: { view: GoalsView; restore: (id: string) => StateAction }) {
  const { slug, words, goals, mayWrite, deleted } = view;
  const { t } = words;
  const path = `/w/${slug}/goals`;
  const running = goals.filter(({ row }) => row.goal.closedAt === null);
  const undo = deleted ? (
    <Notice
      className="mb-4"
      title={t("deleted", { goal: goalTitle(words, deleted) })}
      action={<StateForm action={restore(deleted.id)}>{t("undo")}</StateForm>}
    />
  ) : null;
  const begin = mayWrite ? (
    <ButtonLink href={`${path}/new`} variant="primary">
      {t("new")}
    </ButtonLink>
  ) : null;
  const others = (
    <>
      <ButtonLink href={`${path}/initiatives`}>{t("list.initiatives")}</ButtonLink>
      {mayWrite ? <ButtonLink href={`${path}/objectives`}>{t("list.objectives")}</ButtonLink> : null}
    </>
  );
  if (goals.length === 0)
    return (
      <PageBody>
        {undo}
        <EmptyState
          page
          title={t("list.emptyTitle")}
          actions={
            <>
              {begin}
              {others}
            </>
          }
        >
          {t("list.empty")}
        </EmptyState>
        <SevenSteps view={view} />
      </PageBody>
    );
  const only = running[0];
  const verdict =
    only !== undefined && running.length === 1
      ? goalVerdict(words, only, undefined)
      : running.length === 0
        ? t("list.none")
        : t("list.someReached", { k: running.filter(isWell).length, n: running.length });
  return (
    <PageBody>
      {undo}
      <div className="mb-4 flex flex-wrap items-start justify-between gap-4">
        <Verdict lead={t("list.lead")}>{verdict}</Verdict>
        <div className="flex flex-wrap items-center gap-3 print:hidden">
          <ViewActions {...view.taken} />
          {others}
          {begin}
        </div>
      </div>
      <Groups view={view} running={running} />
      <Closed view={view} />
      <SevenSteps view={view} />
    </PageBody>
  );
}

function Groups({ view, running }: { view: GoalsView; running: readonly StandingGoal[] }) {
  const { words, goals, objectives } = view;
  const { t } = words;
  const shown = objectives.filter(({ archivedAt }) => archivedAt === null).map(({ id, name }) => ({ id, name }));
  const groups = [...shown, { id: null, name: t("list.noObjective") }];
  return groups.map(({ id, name }) => {
    const own = running.filter(({ row }) => row.goal.objectiveId === id);
    const over = goals.filter(({ row }) => row.goal.objectiveId === id && row.goal.closedAt !== null);
    if (id === null && own.length === 0) return null;
    const progress = [
      own.length > 0 ? t("list.progress", { k: own.filter(isWell).length, n: own.length }) : "",
      over.length > 0
        ? t("list.progressClosed", { k: over.filter(({ judged }) => judged.reached !== null).length, n: over.length })
        : "",
      own.length + over.length === 0 ? t("list.noGoals") : "",
    ];
    return (
      <Section key={id ?? ""} title={<bdi>{name}</bdi>} dek={progress.filter(Boolean).join(" · ")} className="mb-6">
        {own.length > 0 ? <GoalTable view={view} caption={name} goals={own} /> : null}
      </Section>
    );
  });
}

function Closed({ view }: { view: GoalsView }) {
  const { t } = view.words;
  const closed = view.goals.filter(({ row }) => row.goal.closedAt !== null);
  if (closed.length === 0) return null;
  return (
    <Section title={t("list.closed")} dek={t("list.closedDek")} className="mb-6">
      <GoalTable view={view} caption={t("list.closedCaption")} goals={closed} />
    </Section>
  );
}

function isWell({ judged }: StandingGoal): boolean {
  return judged.state === "reached" || judged.state === "on track";
}
