import { useLocale, useTranslations } from "next-intl";
import type { DashboardView, Headline } from "@/features/dashboards/survey/view";
import { commaOf } from "@/platform/i18n/locale";
import { StackedBar } from "@/ui/charts/stacked-bar";
import { ExplainLink } from "@/ui/explain-link";
import { Figure } from "@/ui/figure";
import { Hint } from "@/ui/hint";
import { IntervalRuler } from "@/ui/interval-ruler";
import { TextLink } from "@/ui/text-link";
import { VerdictChip } from "@/ui/verdict-chip";

/** The one number of the page with all that belongs to it: interval, count, verdict, bands, and what stands beside it. */
export function HeadlineBlock({ headline, paths }: { headline: Headline; paths: DashboardView["paths"] }) {
  const t = useTranslations("dashboard.headline");
  const comma = commaOf(useLocale());
  const metrics = useTranslations("metrics");
  const scores = useTranslations("dashboard.scores");
  const { number, change, ruler, bands, beside } = headline;
  const rough = number.precision === "rough";
  return (
    <div className="mt-2">
      {number.value === null ? (
        <p className="font-semibold text-lg">
          {number.precision === "none" ? <NothingHere headline={headline} /> : number.instead}
        </p>
      ) : (
        <p className="flex flex-wrap items-end gap-x-4 gap-y-1">
          <Figure size="hero" value={number.value} unit={number.unit} rough={rough} />
          <span className="pb-1">
            <span className="block">
              <bdi>{number.between}</bdi>
            </span>
            <span className="block text-muted-foreground text-xs">
              <bdi>{number.count}</bdi>
              {headline.today ? `${comma}${headline.today}` : ""}
              {rough ? ` · ${metrics("rough")}` : ""}
            </span>
          </span>
        </p>
      )}
      {number.precision === "counts" ? (
        <p className="text-muted-foreground text-xs">
          {number.count}
          {headline.today ? `${comma}${headline.today}` : ""}. {t("fromTen")}
        </p>
      ) : null}
      {number.precision === "counts" || rough ? (
        <p className="mt-1 text-xs print:hidden">
          <TextLink href={paths.planner} className="inline-flex min-h-6 items-center">
            {t("howMany")}
          </TextLink>
        </p>
      ) : null}
      {ruler ? <IntervalRuler {...ruler} rough={rough} tone={change?.assessment ?? null} className="mt-2" /> : null}
      {change?.assessment && number.value !== null ? (
        <div className="mt-2 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs">
          <VerdictChip direction={change.direction} assessment={change.assessment} />
          <Hint word={<bdi>{change.difference}</bdi>}>
            {t("lies", { before: change.previous, days: headline.compared, between: change.between })}
          </Hint>
        </div>
      ) : headline.compared !== "" && number.value !== null ? (
        <p className="mt-2 text-muted-foreground text-xs">{t("nothing", { days: headline.compared })}</p>
      ) : null}
      <StackedBar bands={bands} label={scores("groups")} className="mt-3" />
      <dl className="mt-4 grid grid-cols-2 gap-x-4 gap-y-3 border-border border-t pt-3">
        {beside.map((one) => (
          <div key={one.label} className="min-w-0">
            <dt className="font-medium text-muted-foreground text-xs">
              <ExplainLink href={`${paths.explain}/${one.number.metric}`}>{one.label}</ExplainLink>
            </dt>
            <dd>
              {one.number.value === null ? (
                <span>
                  <span aria-hidden="true">— </span>
                  <span className="text-muted-foreground text-xs">{one.number.instead}</span>
                </span>
              ) : (
                <Figure size="line" value={one.number.value} unit={one.number.unit} />
              )}
              {one.number.value === null ? null : (
                <span className="block text-muted-foreground text-xs">
                  <bdi>{one.number.between}</bdi>
                  {comma}
                  <bdi>{one.number.count}</bdi>
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {headline.held ? (
        <p className="mt-2 text-xs print:hidden">
          <TextLink href={headline.held.href} className="inline-flex min-h-6 items-center">
            {headline.held.text}
          </TextLink>
        </p>
      ) : null}
      {number.value === null ? null : (
        <div className="mt-3 flex flex-wrap items-center justify-between gap-x-4 text-xs print:hidden">
          <Hint word={t("between")}>{t("betweenMeans")}</Hint>
          <TextLink href={headline.decimals.href} scroll={false} className="inline-flex min-h-6 items-center">
            {headline.decimals.label}
          </TextLink>
        </div>
      )}
    </div>
  );
}

function NothingHere({ headline }: { headline: Headline }) {
  const comma = commaOf(useLocale());
  return (
    <>
      <span aria-hidden="true" className="block font-semibold text-hero text-subtle-foreground">
        —
      </span>
      <span className="block font-normal text-muted-foreground text-sm">
        {headline.number.instead}
        {headline.today ? `${comma}${headline.today}` : ""}.
      </span>
      <span className="mt-2 flex flex-col items-start gap-1 font-normal text-sm">
        {headline.elsewhere.map((link) => (
          <TextLink key={link.href} href={link.href} className="inline-flex min-h-6 items-center">
            {link.label}
          </TextLink>
        ))}
      </span>
    </>
  );
}
