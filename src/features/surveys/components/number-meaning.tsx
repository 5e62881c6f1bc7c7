import { useTranslations } from "next-intl";
import type { Choice } from "@/features/surveys/describe-choice";
import { Section } from "@/ui/section";

const TRACK_SHARE = 0.79;

/** What the number is and how well one will know it after so many answers, by the formulas that the dashboard uses. */
export function NumberMeaning({ choice }: { choice: Pick<Choice, "tells" | "precision"> }) {
  const t = useTranslations("newSurvey.meaning");
  const { precision } = choice;
  const widest = Math.max(...precision.map(({ half }) => half));
  const [first, second, third] = precision;
  return (
    <Section title={t("title")}>
      <p className="mt-1 max-w-150">
        {choice.tells}{" "}
        {first && second && third
          ? t("known", {
              first: first.answers,
              precision: first.words,
              second: second.answers,
              then2: second.figure,
              third: third.answers,
              then3: third.figure,
            })
          : null}{" "}
        {t("always")}
      </p>
      <ul className="mt-3.5 grid gap-3.5">
        {precision.map(({ answers, half, figure }) => (
          <li key={answers} className="flex items-center gap-4 text-xs">
            <span className="min-w-20 shrink-0 whitespace-nowrap">{t("answers", { n: answers })}</span>
            <span aria-hidden="true" className="relative h-5 min-w-0 flex-1">
              <span className="absolute inset-x-0 top-1/2 h-px bg-border" />
              <span
                className="absolute top-1 bottom-1 left-1/2 -translate-x-1/2 rounded-xs bg-chart-1/35"
                style={{ width: `${((half / widest) * TRACK_SHARE * 100).toFixed(2)}%` }}
              />
              <span className="absolute inset-y-0 left-1/2 w-0.75 -translate-x-1/2 rounded-xs bg-chart-1" />
            </span>
            <span className="w-10 shrink-0 text-end text-muted-foreground">{figure}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
