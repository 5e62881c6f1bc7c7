import { useTranslations } from "next-intl";
import { GoalChance } from "@/features/goals/components/goal-chance";
import { LOST } from "@/features/goals/components/goal-page";
import { GoalStrip } from "@/features/goals/components/goal-strip";
import { GoalWeeks } from "@/features/goals/components/goal-weeks";
import type { SharedGoalView } from "@/features/goals/shared/view";
import { sayDay } from "@/platform/i18n/say-days";
import { Notice } from "@/ui/notice";
import { Section } from "@/ui/section";
import { Verdict } from "@/ui/verdict";

/** A goal on a shared page: where it stands, its weeks, its chance and how its target changed, read-only. */
export function SharedGoal({ view }: { view: SharedGoalView }) {
  const t = useTranslations("share");
  const { body } = view;
  return (
    <>
      <Verdict lead={view.lead}>{view.verdict}</Verdict>
      {body === null ? null : <Body body={body} />}
      <footer className="mt-8 border-border border-t pt-2.5 text-muted-foreground text-xs">{t("minimum")}</footer>
    </>
  );
}

function Body({ body }: { body: NonNullable<SharedGoalView["body"]> }) {
  const { words, standing, owner, objective, record } = body;
  const { t, locale } = words;
  const { lost, judged } = standing;
  return (
    <>
      {owner === null && objective === null ? null : (
        <p className="mt-2 text-muted-foreground text-xs">
          {owner === null ? null : (
            <>
              {t("page.owner")} <bdi className="font-semibold text-foreground">{owner}</bdi>
            </>
          )}
          {objective === null ? null : (
            <>
              {owner === null ? "" : " · "}
              {`${t("page.serves")} `}
              <bdi className="font-semibold text-foreground">{objective}</bdi>
            </>
          )}
        </p>
      )}
      {lost === null ? null : <Notice className="mt-3" tone="consider" title={t(LOST[lost])} />}
      {judged.changedOn === null ? null : (
        <Notice className="mt-3" tone="consider" title={t("page.changed", { day: sayDay(judged.changedOn, locale) })}>
          {t("page.changedNote")}
        </Notice>
      )}
      <GoalStrip view={body} />
      <div className="mt-6 grid gap-8 lg:grid-cols-[minmax(0,1fr)_20rem] print:block">
        <GoalWeeks {...body} done={[]} />
        <div className="grid content-start gap-6 print:mt-6">
          <GoalChance view={body} />
          <Section title={t("record.title")}>
            <ol className="mt-2">
              {record.map(({ key, day, text }) => (
                <li key={key} className="grid grid-cols-[6.5rem_1fr] gap-2 border-border border-b py-1.5">
                  <span className="text-muted-foreground text-xs">{day}</span>
                  <span dir="auto">{text}</span>
                </li>
              ))}
            </ol>
          </Section>
        </div>
      </div>
    </>
  );
}
