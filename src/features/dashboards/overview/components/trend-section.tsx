import { useLocale, useTranslations } from "next-intl";
import type { TrendView } from "@/features/dashboards/overview/view";
import { commaOf } from "@/platform/i18n/locale";
import { TrendChart } from "@/ui/charts/trend-chart";
import { ExplainLink } from "@/ui/explain-link";
import { Section } from "@/ui/section";
import { TabLinks } from "@/ui/tab-links";
import { TextLink } from "@/ui/text-link";

/** The leading metric over time, with the way to the surveys it is of, and what one could read wrongly from it. */
export function TrendSection({ trend, trap, noDrivers }: { trend: TrendView; trap: string; noDrivers: string }) {
  const t = useTranslations("overview.trend");
  const comma = commaOf(useLocale());
  return (
    <Section
      title={<ExplainLink href={trend.explain}>{trend.title}</ExplainLink>}
      dek={
        <span className="-m-1 block p-1">
          {trend.surveys.length > 1 ? <>{t("surveys", { n: trend.surveys.length })}: </> : null}
          {trend.surveys.slice(0, 3).map((one, place) => (
            <span key={one.href}>
              {place > 0 ? comma : ""}
              <TextLink
                href={one.href}
                aria-label={t("survey", { name: one.name })}
                className="inline-flex min-h-6 items-center"
              >
                <bdi>{one.name}</bdi>
              </TextLink>
            </span>
          ))}
          {trend.events.length > 0 ? (
            // The wide chart names them itself.
            <span className="lg:sr-only">
              {" "}
              · {t("events")}:{" "}
              {trend.events.slice(-3).map((event, place) => (
                <span key={`${event.name} ${event.day}`}>
                  {place > 0 ? "; " : ""}
                  {t("event", { name: event.name, day: event.day })}
                </span>
              ))}
            </span>
          ) : null}
        </span>
      }
    >
      {trend.choices.length > 1 ? (
        <TabLinks
          label={t("metrics")}
          tabs={trend.choices}
          className="mt-1.5 sm:absolute sm:inset-e-0 sm:top-2 sm:mt-0 print:hidden"
        />
      ) : null}
      <TrendChart
        name={trend.name}
        unit={trend.unit}
        points={trend.points}
        min={trend.min}
        max={trend.max}
        from={trend.from}
        goal={trend.goal}
        current={trend.current}
        previous={trend.previous}
        events={trend.events}
        caption={t("legend")}
        fileName={trend.title}
        height={140}
      />
      {trap ? <p className="mt-1">{trap}</p> : null}
      {noDrivers ? <p className="mt-1 text-muted-foreground text-xs">{noDrivers}</p> : null}
    </Section>
  );
}
