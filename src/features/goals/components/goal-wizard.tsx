import { formatNumber } from "@/domain/metrics/display";
import { METRICS } from "@/domain/metrics/metric";
import { GoalSoFar } from "@/features/goals/components/goal-so-far";
import type { StateAction } from "@/features/goals/components/state-form";
import { WizardFields } from "@/features/goals/components/wizard-fields";
import type { loadNewGoal } from "@/features/goals/loaders";
import { commaOf } from "@/platform/i18n/locale";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Notice } from "@/ui/notice";
import { PageBody } from "@/ui/shell/page-body";
import { TextLink } from "@/ui/text-link";
import { Verdict } from "@/ui/verdict";

export type WizardView = Awaited<ReturnType<typeof loadNewGoal>>;

/** A new goal on one page: a sentence fills it in, the five words ask for the rest, and the goal so far stands beside. */
export function GoalWizard({ view, set }: { view: WizardView; set: StateAction }) {
  const { slug, words, form, reading } = view;
  const { t, metrics, locale } = words;
  const path = `/w/${slug}/goals`;
  const size = reading?.change ? formatNumber(reading.change.size, { locale }) : "";
  return (
    <PageBody>
      <TextLink href={path}>{t("all")}</TextLink>
      <Verdict className="mt-2" lead={t("wizard.lead")}>
        {t("wizard.title")}
      </Verdict>
      <form action={`${path}/new`} className="mt-4 flex max-w-3xl flex-wrap items-end gap-3">
        <Field className="flex-1 basis-72" label={t("wizard.say")} hint={t("wizard.sayHint")}>
          {(control) => <Input {...control} name="say" defaultValue={form.say} maxLength={300} />}
        </Field>
        <Button type="submit" className="mb-5">
          {t("wizard.read")}
        </Button>
      </form>
      {reading && reading.missing.length > 0 ? (
        <Notice
          className="mt-3 max-w-3xl"
          tone="consider"
          title={
            reading.missing.length === 5
              ? t("wizard.wish")
              : t("wizard.missing", { parts: reading.missing.map((part) => t(`parts.${part}`)).join(commaOf(locale)) })
          }
        >
          <ul>
            {reading.missing.map((part) => (
              <li key={part}>
                <strong>{t(`parts.${part}`)}</strong>: {t(`asks.${part}`)}.
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {reading?.change?.kind === "ambiguous" && form.kind === "" ? (
        <Notice className="mt-3 max-w-3xl" title={t("wizard.which", { size })}>
          {t("wizard.whichNote")}
        </Notice>
      ) : null}
      {reading?.direction === "down" && reading.metric !== null && METRICS[reading.metric].better === "up" ? (
        <Notice
          className="mt-3 max-w-3xl"
          tone="consider"
          title={t("wizard.higher", { metric: metrics(`short.${reading.metric}`) })}
        >
          {t("wizard.higherNote")}
        </Notice>
      ) : null}
      {reading?.direction === "up" && reading.metric !== null && METRICS[reading.metric].better === "down" ? (
        <Notice
          className="mt-3 max-w-3xl"
          tone="consider"
          title={t("wizard.lower", { metric: metrics(`short.${reading.metric}`) })}
        >
          {t("wizard.lowerNote")}
        </Notice>
      ) : null}
      <div className="mt-6 grid gap-8 lg:grid-cols-[minmax(0,1fr)_25.5rem]">
        <WizardFields view={view} path={path} />
        <GoalSoFar view={view} set={set} />
      </div>
    </PageBody>
  );
}
