import { useTranslations } from "next-intl";
import { LedgerHow } from "@/features/dashboards/survey/components/ledger-how";
import { LedgerTable } from "@/features/dashboards/survey/components/ledger-table";
import type { DashboardBody } from "@/features/dashboards/survey/view";
import { Section } from "@/ui/section";
import { TextLink } from "@/ui/text-link";

/** How the number came about: what it means, its formula with its figures, what was not counted, and how sure it is. */
export function ExplainSection({
  ledger,
  facts,
  api,
  explain,
}: Pick<DashboardBody, "ledger" | "facts" | "api"> & {
  /** The page that says all about the metric. */
  readonly explain: string;
}) {
  const t = useTranslations("dashboard.ledger");
  return (
    <Section id="explain" title={t("title")} className="print:mt-6">
      <LedgerTable ledger={ledger} />
      <details className="mt-3">
        <summary className="inline-block min-h-6 rounded-sm font-medium text-primary underline decoration-primary/35 underline-offset-3 hover:decoration-primary">
          {t("how")}
        </summary>
        <LedgerHow ledger={ledger} facts={facts} api={api} className="mt-2" />
        <p className="mt-2 text-sm print:hidden">
          <TextLink href={explain} className="inline-flex min-h-6 items-center">
            {t("more")}
          </TextLink>
        </p>
      </details>
    </Section>
  );
}
