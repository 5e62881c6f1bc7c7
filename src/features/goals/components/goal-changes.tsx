import { addDays } from "@/domain/calendar/day";
import { roundHalfAway } from "@/domain/metrics/display";
import { FieldForm } from "@/features/goals/components/field-form";
import type { GoalView } from "@/features/goals/components/goal-page";
import { type StateAction, StateForm } from "@/features/goals/components/state-form";
import { isReviewDue } from "@/features/goals/read-goal";
import { Section } from "@/ui/section";

export type GoalActions = Readonly<Record<"retarget" | "close" | "reopen" | "remove" | "review" | "move", StateAction>>;

/** What may be changed of a goal: its review, its target with a reason, its objective, whether it is open. */
export function GoalChanges({ view, actions }: { view: GoalView; actions: GoalActions }) {
  const { words, standing, objectives, today, zone } = view;
  const { t } = words;
  const { goal, objective } = standing.row;
  const closed = goal.closedAt !== null;
  const due = isReviewDue(standing.row, today, zone);
  const next = due && addDays(today, 7) <= goal.endsOn ? addDays(today, 7) : goal.reviewOn;
  return (
    <>
      {closed ? null : (
        <Section title={t("page.reviewTitle")}>
          <FieldForm
            action={actions.review}
            submit={t("page.reviewSave")}
            className="mt-2"
            fields={[
              { name: "note", label: t("page.reviewNote"), kind: "long", value: "", maxLength: 500 },
              { name: "next", label: t("page.reviewNext"), kind: "day", value: next },
            ]}
          />
        </Section>
      )}
      <Section title={t("page.change")}>
        {closed ? null : (
          <FieldForm
            action={actions.retarget}
            submit={t("page.changeTarget")}
            className="mt-2"
            fields={[
              {
                name: "target",
                label: t("page.newTarget"),
                kind: "number",
                value: String(roundHalfAway(goal.target, 2)),
                required: true,
              },
              {
                name: "reason",
                label: t("page.because"),
                hint: t("page.becauseHint"),
                kind: "long",
                value: "",
                maxLength: 500,
                required: true,
              },
            ]}
          />
        )}
        <FieldForm
          action={actions.move}
          submit={t("page.move")}
          className="mt-4"
          fields={[
            {
              name: "objective",
              label: t("page.objective"),
              hint: t("page.objectiveHint"),
              kind: "text",
              value: objective ?? "",
              maxLength: 120,
              choices: objectives.map(({ name }) => ({ value: name, label: name })),
            },
          ]}
        />
        <div className="mt-4 flex flex-wrap gap-3">
          {closed ? (
            <StateForm action={actions.reopen}>{t("page.reopen")}</StateForm>
          ) : (
            <StateForm action={actions.close}>{t("page.close")}</StateForm>
          )}
          <StateForm action={actions.remove}>{t("page.delete")}</StateForm>
        </div>
      </Section>
    </>
  );
}
