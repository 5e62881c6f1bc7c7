import { useTranslations } from "next-intl";
import type { SeriesLine } from "@/features/surveys/versions/describe-series";
import { Checkbox } from "@/ui/checkbox";
import { Section } from "@/ui/section";

/** What publishing does to each number: which lines go on, which begin anew, and by which bands a score is read. */
export function SeriesSection({ series, again }: { series: readonly SeriesLine[]; again: boolean }) {
  const t = useTranslations("publish");
  if (series.length === 0) return null;
  const anew = series.filter(({ fate }) => fate === "anew").length;
  const title = again ? t("breaks", { n: anew }) : t("read");
  return (
    <Section title={title} dek={again ? t("seriesDek") : t("readDek")}>
      <ul className="mt-1">
        {series.map((line) => (
          <li key={line.questionId} className="border-border border-b py-3 last:border-0">
            <p className="flex gap-2">
              <span className="w-6 shrink-0 text-muted-foreground tabular-nums">{line.number}</span>
              <bdi dir="auto" className="min-w-0 font-semibold wrap-anywhere">
                {line.title}
              </bdi>
            </p>
            <div className="ms-8 mt-1 grid gap-1">
              {again ? (
                <p>
                  {line.fate === "anew" ? <strong className="font-semibold">{line.says}</strong> : line.says}{" "}
                  <span className="text-muted-foreground">{line.means}</span>
                </p>
              ) : null}
              {line.before ? (
                <p className="text-muted-foreground">
                  {t.rich("soFar", { text: () => <bdi dir="auto">{line.before}</bdi> })}
                </p>
              ) : null}
              {line.correctable ? (
                <Checkbox
                  name="correction"
                  value={line.questionId}
                  label={t("correction")}
                  note={t("correctionNote")}
                  className="mt-1"
                />
              ) : null}
              {line.bands.length > 0 ? (
                <p className="text-muted-foreground text-xs">{line.bands.join(" · ")}</p>
              ) : (
                <p className="text-muted-foreground text-xs">{t("noNumber")}</p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
