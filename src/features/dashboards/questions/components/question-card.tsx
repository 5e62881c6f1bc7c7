import { useTranslations } from "next-intl";
import { RowsTable } from "@/features/dashboards/questions/components/rows-table";
import { SharesTable } from "@/features/dashboards/questions/components/shares-table";
import type { QuestionView } from "@/features/dashboards/questions/describe-question";
import { Section } from "@/ui/section";
import { TextLink } from "@/ui/text-link";

/** One question: what was asked, how many answered, and what. */
export function QuestionCard({ question }: { question: QuestionView }) {
  const { title, kind, counts, notes, nothing, finding, metric, facts, shares, rows, answers } = question;
  return (
    <Section
      title={<bdi dir="auto">{title}</bdi>}
      dek={[kind, counts].filter(Boolean).join(" · ")}
      className="print:mt-6 print:break-inside-avoid"
    >
      {notes.map((note) => (
        <p key={note} className="mt-1 max-w-prose text-muted-foreground text-xs">
          <bdi>{note}</bdi>
        </p>
      ))}
      {nothing ? <p className="mt-2 text-muted-foreground">— {nothing}</p> : null}
      {finding ? <p className="mt-2 max-w-prose font-medium">{finding}</p> : null}
      {metric ? <MetricFigure metric={metric} /> : null}
      {facts.length > 0 ? <Facts facts={facts} /> : null}
      {shares ? <SharesTable shares={shares} /> : null}
      {rows ? <RowsTable rows={rows} /> : null}
      {answers ? (
        <p className="mt-2">
          <TextLink href={answers.href} className="inline-flex min-h-6 items-center">
            {answers.label}
          </TextLink>
        </p>
      ) : null}
    </Section>
  );
}

function MetricFigure({ metric: { number, href } }: { metric: NonNullable<QuestionView["metric"]> }) {
  const t = useTranslations("questions");
  return (
    <div className="mt-2">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="text-muted-foreground">{number.label}</span>
        {number.value === null ? (
          <span>{number.instead}</span>
        ) : (
          <bdi className="font-semibold text-figure">{number.text}</bdi>
        )}
        <span className="text-muted-foreground text-xs">
          {[number.between, number.precision === "rough" ? t("rough") : ""].filter(Boolean).join(" · ")}
        </span>
      </p>
      <TextLink href={href} className="inline-flex min-h-6 items-center">
        {t("metric")}
      </TextLink>
    </div>
  );
}

function Facts({ facts }: { facts: QuestionView["facts"] }) {
  return (
    <dl className="mt-2 flex flex-wrap gap-x-8 gap-y-2">
      {facts.map(({ label, value, note }) => (
        <div key={label}>
          <dt className="text-muted-foreground text-xs">{label}</dt>
          <dd>
            <bdi className="font-semibold text-lg">{value}</bdi>
            {note ? <span className="block text-muted-foreground text-xs">{note}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
