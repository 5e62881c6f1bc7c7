import type { GoalsView } from "@/features/goals/components/goals-page";
import { isReviewDue } from "@/features/goals/read-goal";
import { sayDay } from "@/platform/i18n/say-days";
import { Section } from "@/ui/section";
import { TextLink } from "@/ui/text-link";

/** The seven steps to better service, each with where it is done and how far it is here. */
export function SevenSteps({ view }: { view: GoalsView }) {
  const { slug, words, goals, objectives, asking, initiatives, today, zone, mayWrite } = view;
  const { t, locale } = words;
  const base = `/w/${slug}`;
  const running = goals.map(({ row }) => row).filter(({ goal }) => goal.closedAt === null);
  const due = running.filter((row) => isReviewDue(row, today, zone)).map(({ goal }) => goal.reviewOn);
  const coming = running.map(({ goal }) => goal.reviewOn).filter((day) => day > today);
  const [firstDue] = due.sort();
  const [next] = coming.sort();
  const review = firstDue
    ? t("steps.reviewDue", { day: sayDay(firstDue, locale) })
    : next
      ? t("steps.reviewNext", { day: sayDay(next, locale) })
      : t("steps.reviewNone");
  const shown = objectives.filter(({ archivedAt }) => archivedAt === null).length;
  const steps = [
    { name: "objective", note: t("steps.objectiveNote", { n: shown }), href: mayWrite ? "/goals/objectives" : null },
    { name: "metrics", note: t("steps.metricsNote", { n: asking }), href: "/surveys" },
    { name: "needs", note: t("steps.needsNote"), href: "/feedback/topics/needs" },
    {
      name: "smart",
      note: t("steps.smartNote", { n: running.length }),
      href: mayWrite ? "/goals/new" : null,
    },
    { name: "review", note: review, href: null },
    { name: "training", note: t("steps.trainingNote", { n: initiatives }), href: "/goals/initiatives" },
    { name: "feedback", note: t("steps.feedbackNote"), href: mayWrite ? "/surveys/new" : "/surveys" },
  ] as const;
  return (
    <Section title={t("steps.title")} dek={t("steps.dek")} className="mt-8 print:hidden">
      <ol className="mt-3 grid gap-x-6 gap-y-3 sm:grid-cols-2 lg:grid-cols-7 lg:gap-x-4">
        {steps.map(({ name, note, href }, place) => (
          <li key={name} className="min-w-0 border-border border-t pt-2">
            <span className="text-muted-foreground text-xs">{place + 1}</span>
            <p className="font-semibold">
              {href === null ? t(`steps.${name}`) : <TextLink href={`${base}${href}`}>{t(`steps.${name}`)}</TextLink>}
            </p>
            <p className="text-muted-foreground text-xs">{note}</p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
