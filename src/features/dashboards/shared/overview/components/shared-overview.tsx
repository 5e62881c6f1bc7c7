import { useLocale, useTranslations } from "next-intl";
import type { SharedOverviewView } from "@/features/dashboards/shared/overview/view";
import { commaOf } from "@/platform/i18n/locale";
import { DotWhisker } from "@/ui/charts/dot-whisker";
import { TrendChart } from "@/ui/charts/trend-chart";
import { Figure } from "@/ui/figure";
import { FinePrint } from "@/ui/fine-print";
import { IntervalRuler } from "@/ui/interval-ruler";
import { Section } from "@/ui/section";
import { Verdict } from "@/ui/verdict";
import { VerdictChip } from "@/ui/verdict-chip";

type Body = NonNullable<SharedOverviewView["body"]>;

/** The overview on a shared page: its sentence, its numbers, its trend and groups, read-only. */
export function SharedOverview({ view }: { view: SharedOverviewView }) {
  const t = useTranslations("share");
  const { body } = view;
  if (body === null) return <Verdict lead={t("empty.lead")}>{t("empty.title")}</Verdict>;
  const { tiles, trend, changes } = body;
  return (
    <>
      <Verdict lead={body.lead}>{body.verdict}</Verdict>
      <ul className="mt-4 grid grid-cols-1 gap-x-8 border-border border-t sm:grid-cols-2 lg:grid-cols-4">
        {tiles.map((tile) => (
          <li key={tile.id} className="min-w-0 break-inside-avoid border-border border-b py-2.5">
            <SharedTile tile={tile} />
          </li>
        ))}
      </ul>
      <div className="mt-6 grid gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)] print:block">
        {trend ? (
          <Section title={trend.title}>
            <TrendChart {...trend} caption={view.scope.join(" · ")} fileName={trend.title} className="mt-1" />
          </Section>
        ) : null}
        {changes && changes.rows.length > 0 ? (
          <Section title={<bdi>{changes.title}</bdi>} className="print:mt-6">
            <DotWhisker
              className="mt-2"
              caption={changes.caption}
              segmentHead={changes.by}
              valueHead={changes.valueHead}
              unit={changes.unit}
              rows={changes.rows}
              min={changes.min}
              max={changes.max}
              zero={changes.differences}
              note={changes.note}
            />
          </Section>
        ) : null}
      </div>
      <FinePrint lines={[...body.footer, t("minimum")]} />
    </>
  );
}

function SharedTile({ tile }: { tile: Body["tiles"][number] }) {
  const comma = commaOf(useLocale());
  const { number, change, ruler, goal } = tile;
  const rough = number?.precision === "rough";
  return (
    <>
      <h2 className="flex min-h-5 flex-wrap items-center gap-x-2 text-xs">
        <span className="font-medium text-muted-foreground">{tile.label}</span>
        {change ? <VerdictChip direction={change.direction} assessment={change.assessment} /> : null}
        {change?.difference ? <bdi className="text-muted-foreground">{change.difference}</bdi> : null}
      </h2>
      {number === null || number.value === null ? (
        <p className="mt-1">— {tile.instead}</p>
      ) : (
        <>
          <p className="flex h-8 items-center gap-3">
            <Figure value={number.value} unit={number.unit} rough={rough} className="shrink-0" />
            <IntervalRuler
              {...(ruler ?? {})}
              rough={rough}
              tone={change?.assessment ?? null}
              className="min-w-12 flex-1"
            />
          </p>
          <p className="flex flex-wrap justify-between gap-x-3 text-muted-foreground text-xs">
            <span>
              <bdi>{number.count}</bdi>
              {comma}
              <bdi>{number.between}</bdi>
            </span>
            {tile.sent ? <bdi>{tile.sent}</bdi> : null}
            {goal ? <bdi className="font-medium text-foreground">{goal}</bdi> : null}
          </p>
        </>
      )}
    </>
  );
}
