import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { RateView } from "@/features/customers/staying/describe-rate";
import type { StayView } from "@/features/customers/staying/view";
import { cn } from "@/ui/cn";
import { ExplainLink } from "@/ui/explain-link";
import { Figure } from "@/ui/figure";
import { Hint } from "@/ui/hint";
import { RowsLink } from "@/ui/rows-link";
import { VerdictChip } from "@/ui/verdict-chip";

/** Customers at the start, new, came back, left, at the end: a sum that stands on the screen; then churn, retention, revenue. */
export function BalanceStrip({ body }: { body: StayView }) {
  const t = useTranslations("staying");
  const { churn, retention, revenue } = body;
  return (
    <div className="mt-3 grid grid-cols-2 border-border border-y sm:grid-cols-10 xl:grid-cols-[repeat(5,minmax(0,1fr))_minmax(0,2fr)_minmax(0,1.7fr)_minmax(0,1.7fr)]">
      {body.balance.map(({ key, value, label, href }) => (
        <div
          key={key}
          className="min-w-0 border-border px-3 py-2 first:ps-0 max-sm:even:border-s max-sm:odd:ps-0 sm:col-span-2 sm:not-first:border-s xl:col-span-1"
        >
          <RowsLink href={href} title={href ? t("listed.show", { what: `${value} ${label}` }) : undefined}>
            <Figure value={value} size="tile" />
          </RowsLink>
          <p className="text-muted-foreground text-xs">{label}</p>
        </div>
      ))}
      <Rate rate={churn} label={<ExplainLink href={churn.href}>{churn.label}</ExplainLink>} wide>
        <VerdictChip direction={churn.direction} assessment={churn.assessment} />
        {churn.change === "" ? null : <Hint word={<bdi dir="ltr">{churn.change}</bdi>}>{churn.changeBetween}</Hint>}
      </Rate>
      <Rate rate={retention} label={<ExplainLink href={retention.href}>{retention.label}</ExplainLink>}>
        <span className="text-muted-foreground text-xs">{churn.annual || body.sum}</span>
      </Rate>
      {revenue ? (
        <div className="col-span-2 min-w-0 border-border border-t px-3 py-2 max-sm:ps-0 sm:col-span-3 sm:border-s xl:col-span-1 xl:border-t-0">
          <p className="flex flex-wrap items-baseline gap-x-1.5">
            <Figure value={revenue.kept.value} size="tile" />
            <span className="text-muted-foreground text-xs">
              {[revenue.kept.between, revenue.kept.count].filter(Boolean).join(" · ")}
            </span>
          </p>
          <p className="text-muted-foreground text-xs">
            <ExplainLink href={revenue.explain.kept}>{t("revenue.keptGrowth")}</ExplainLink>
            <span className="block">{t("revenue.keptOf", { value: revenue.keptGross.value })}</span>
          </p>
        </div>
      ) : null}
    </div>
  );
}

function Rate({
  rate,
  label,
  wide,
  children,
}: {
  rate: RateView & { readonly rows: string | null };
  label: ReactNode;
  wide?: boolean;
  children?: ReactNode;
}) {
  return (
    <div
      className={cn(
        "col-span-2 min-w-0 border-border border-t px-3 py-2 max-sm:ps-0 xl:col-span-1 xl:border-s xl:border-t-0",
        wide ? "max-xl:ps-0 sm:col-span-4" : "sm:col-span-3 sm:border-s",
      )}
    >
      <p className="flex flex-wrap items-baseline gap-x-1.5">
        <Figure value={rate.value} size="tile" rough={rate.rough} />
        <span className="text-muted-foreground text-xs">
          {rate.between ? `${rate.between} · ` : ""}
          <RowsLink href={rate.rows}>{rate.of}</RowsLink>
        </span>
      </p>
      <div className="flex flex-wrap items-center gap-x-2 text-muted-foreground text-xs">
        {label}
        {children}
      </div>
    </div>
  );
}
