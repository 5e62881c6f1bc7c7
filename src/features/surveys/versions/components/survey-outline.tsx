import { useTranslations } from "next-intl";
import type { Outline } from "@/features/surveys/versions/outline-survey";
import { Section } from "@/ui/section";

/** A whole survey in short: what is asked in which order, by which rules, and how it ends. */
export function SurveyOutline({ outline, title }: { outline: Outline; title: string }) {
  const t = useTranslations("publish");
  return (
    <Section title={title}>
      <ol className="mt-1">
        {outline.questions.map((question) => (
          <li key={question.id} className="flex gap-2 border-border border-b py-2.5">
            <span className="w-6 shrink-0 text-muted-foreground tabular-nums">{question.number}</span>
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-baseline gap-x-3">
                <bdi dir="auto" lang={outline.locale} className="min-w-0 flex-1 basis-48 wrap-anywhere">
                  {question.title}
                </bdi>
                <span className="text-muted-foreground text-xs">
                  {question.required ? t("required", { kind: question.kind }) : question.kind}
                </span>
              </p>
              {question.rules.map((rule) => (
                <p key={rule} className="mt-0.5 border-border border-s-2 ps-2 text-muted-foreground text-xs">
                  {rule}
                </p>
              ))}
            </div>
          </li>
        ))}
      </ol>
      <ul aria-label={t("endings")}>
        {outline.endings.map((ending) => (
          <li key={ending.id} className="flex gap-2 border-border border-b py-2.5 last:border-0">
            <span className="w-6 shrink-0 text-muted-foreground">{ending.mark}</span>
            <div className="min-w-0 flex-1">
              <bdi dir="auto" lang={outline.locale} className="wrap-anywhere">
                {ending.title}
              </bdi>
              {ending.rule ? (
                <p className="mt-0.5 border-border border-s-2 ps-2 text-muted-foreground text-xs">{ending.rule}</p>
              ) : null}
            </div>
            <span className="text-muted-foreground text-xs">{t("ending")}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
