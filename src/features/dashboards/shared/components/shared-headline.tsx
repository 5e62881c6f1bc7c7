import { useLocale, useTranslations } from "next-intl";
import type { SharedHeadlineView } from "@/features/dashboards/shared/view";
import { commaOf } from "@/platform/i18n/locale";
import { StackedBar } from "@/ui/charts/stacked-bar";
import { Figure } from "@/ui/figure";
import { IntervalRuler } from "@/ui/interval-ruler";
import { VerdictChip } from "@/ui/verdict-chip";

/** The one number of a shared view with its interval, count, change and bands; nothing in it leads anywhere. */
export function SharedHeadline({ headline }: { headline: SharedHeadlineView }) {
  const t = useTranslations("share");
  const comma = commaOf(useLocale());
  const { number, change, ruler, bands, beside } = headline;
  const rough = number.precision === "rough";
  if (number.value === null) return <p className="mt-2 font-semibold text-lg">{number.instead}</p>;
  return (
    <div className="mt-2">
      <p className="flex flex-wrap items-end gap-x-4 gap-y-1">
        <Figure size="hero" value={number.value} unit={number.unit} rough={rough} />
        <span className="pb-1">
          <bdi className="block">{number.between}</bdi>
          <bdi className="block text-muted-foreground text-xs">{number.count}</bdi>
        </span>
      </p>
      {ruler ? <IntervalRuler {...ruler} rough={rough} tone={change?.assessment ?? null} className="mt-2" /> : null}
      {change?.assessment ? (
        <p className="mt-2 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs">
          <VerdictChip direction={change.direction} assessment={change.assessment} />
          <bdi>{change.difference}</bdi>
          <span className="text-muted-foreground">
            {t("before", { value: change.previous, days: headline.compared, between: change.between })}
          </span>
        </p>
      ) : null}
      <StackedBar bands={bands} label={t("bands")} className="mt-3" />
      {beside.length > 0 ? (
        <dl className="mt-4 grid grid-cols-2 gap-x-4 gap-y-3 border-border border-t pt-3">
          {beside.map((one) => (
            <div key={one.label} className="min-w-0">
              <dt className="font-medium text-muted-foreground text-xs">{one.label}</dt>
              <dd>
                {one.number.value === null ? (
                  <span className="text-muted-foreground text-xs">— {one.number.instead}</span>
                ) : (
                  <>
                    <Figure size="line" value={one.number.value} unit={one.number.unit} />
                    <span className="block text-muted-foreground text-xs">
                      <bdi>{one.number.between}</bdi>
                      {comma}
                      <bdi>{one.number.count}</bdi>
                    </span>
                  </>
                )}
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      <p className="mt-3 text-muted-foreground text-xs">{t("between")}</p>
    </div>
  );
}
