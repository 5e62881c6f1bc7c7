import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { LedgerFact } from "@/features/dashboards/survey/describe-facts";
import type { LedgerView } from "@/features/dashboards/survey/describe-ledger";

/** How a number is computed: what it means, its formula with its figures, whom it is about, how sure it is. */
export function LedgerHow({
  ledger,
  facts,
  api,
  defined,
  className,
}: {
  ledger: LedgerView;
  facts: readonly LedgerFact[];
  /** The request that gives the same number. */
  api: string;
  /** The page itself says what the metric means and among whom it counts. */
  defined?: boolean;
  className?: string;
}) {
  const t = useTranslations("dashboard.ledger");
  return (
    <div className={className}>
      <dl className="grid gap-y-2 text-muted-foreground text-sm">
        {defined ? null : <Line term={t("meaning")}>{ledger.definition}</Line>}
        <Line term={t("formula")}>
          {ledger.formula}
          {ledger.working ? (
            <code dir="ltr" className="mt-1 block font-mono text-foreground text-xs rtl:text-end">
              {ledger.working}
            </code>
          ) : null}
        </Line>
        {defined ? null : <Line term={t("among")}>{ledger.denominator}</Line>}
        <Line term={t("method")}>
          {ledger.method}
          {ledger.chance ? `; ${ledger.chance}` : ""}.
        </Line>
        {facts.map(({ term, text }) => (
          <Line key={term} term={term}>
            <bdi dir="auto">{text}</bdi>
          </Line>
        ))}
        <Line term={t("api")}>
          <code dir="ltr" className="wrap-anywhere block font-mono text-foreground text-xs rtl:text-end">
            {api}
          </code>
        </Line>
      </dl>
    </div>
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
