import { useTranslations } from "next-intl";
import type { SideView } from "@/features/dashboards/compare/describe-sides";
import { StackedBar } from "@/ui/charts/stacked-bar";
import { Figure } from "@/ui/figure";
import { IntervalRuler } from "@/ui/interval-ruler";
import { Section } from "@/ui/section";
import { TextLink } from "@/ui/text-link";

/** One side: which days and whose answers, the number with its interval and count, how the answers are spread. */
export function SideBlock({ side, name }: { side: SideView; name: string }) {
  const t = useTranslations("compare");
  const metrics = useTranslations("metrics");
  const { number } = side;
  const rough = number.precision === "rough";
  return (
    <Section
      title={<bdi>{side.days}</bdi>}
      dek={
        <>
          {name}: <bdi>{side.people}</bdi>
        </>
      }
    >
      {number.value === null ? (
        <p className="mt-2 text-lg text-muted-foreground">
          {number.precision === "none" ? <span aria-hidden="true">— </span> : null}
          {number.instead}
        </p>
      ) : (
        <p className="mt-2 flex flex-wrap items-end gap-x-4 gap-y-1">
          <Figure size="hero" value={number.value} unit={number.unit} rough={rough} />
          <span className="pb-1">
            <span className="block">
              <bdi>{number.between}</bdi>
            </span>
            <span className="block text-muted-foreground text-xs">
              <bdi>{number.count}</bdi>
              {rough ? ` · ${metrics("rough")}` : ""}
            </span>
          </span>
        </p>
      )}
      {side.ruler ? <IntervalRuler {...side.ruler} rough={rough} className="mt-2" /> : null}
      <StackedBar bands={side.bands} label={t("sides.spread", { days: side.days })} className="mt-3" />
      {side.href === null ? null : (
        <p className="mt-2 text-xs print:hidden">
          <TextLink href={side.href} className="inline-flex min-h-6 items-center">
            {t("sides.open")}
          </TextLink>
        </p>
      )}
    </Section>
  );
}
