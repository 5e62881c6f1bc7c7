import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { DashboardBody } from "@/features/dashboards/survey/view";
import { Section } from "@/ui/section";
import { TextLink } from "@/ui/text-link";

/** How the number came about: what it means, its formula with its figures, what was not counted, and how sure it is. */
export function ExplainSection({
  ledger,
  api,
  explain,
}: {
  ledger: DashboardBody["ledger"];
  api: string;
  /** The page that says all about the metric. */
  explain: string;
}) {
  const t = useTranslations("dashboard.ledger");
  return (
    <Section id="explain" title={t("title")} className="print:mt-6">
      <table className="mt-1 w-full border-collapse">
        <caption className="sr-only">{t("caption")}</caption>
        <tbody>
          {ledger.lines.map((line, place) => (
            <tr key={line.label} className={place === ledger.lines.length - 1 ? "font-semibold" : "font-normal"}>
              <th scope="row" className="border-border border-b py-1.5 pe-2 text-start [font-weight:inherit]">
                {line.label}
              </th>
              <td className="border-border border-b px-2 py-1.5 text-end">
                {line.href ? (
                  <TextLink href={line.href} aria-label={t("show", { label: line.label, n: line.n })}>
                    <bdi dir="ltr">{line.n}</bdi>
                  </TextLink>
                ) : (
                  <bdi dir="ltr">{line.n}</bdi>
                )}
              </td>
              <td className="border-border border-b py-1.5 ps-2 text-muted-foreground text-xs">{line.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <details className="mt-3">
        <summary className="inline-block min-h-6 rounded-sm font-medium text-primary underline decoration-primary/35 underline-offset-3 hover:decoration-primary">
          {t("how")}
        </summary>
        <dl className="mt-2 grid gap-y-2 text-muted-foreground text-sm">
          <Line term={t("meaning")}>{ledger.definition}</Line>
          <Line term={t("formula")}>
            {ledger.formula}
            {ledger.working ? (
              <code dir="ltr" className="mt-1 block font-mono text-foreground text-xs rtl:text-end">
                {ledger.working}
              </code>
            ) : null}
          </Line>
          <Line term={t("among")}>{ledger.denominator}</Line>
          <Line term={t("method")}>
            {ledger.method}
            {ledger.chance ? `; ${ledger.chance}` : ""}.
          </Line>
          <Line term={t("api")}>
            <code dir="ltr" className="wrap-anywhere block font-mono text-foreground text-xs rtl:text-end">
              {api}
            </code>
          </Line>
        </dl>
        <p className="mt-2 text-sm print:hidden">
          <TextLink href={explain} className="inline-flex min-h-6 items-center">
            {t("more")}
          </TextLink>
        </p>
      </details>
    </Section>
  );
}

function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt className="font-medium text-foreground text-xs">{term}</dt>
      <dd className="max-w-prose">{children}</dd>
    </div>
  );
}
