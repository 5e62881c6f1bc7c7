import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { describeSplit } from "@/features/dashboards/compare/describe-split";
import type { ChangeSplit } from "@/features/dashboards/compare/read-split";
import { cn } from "@/ui/cn";

/** Who answered, and what they said: the two parts of a change, which add up to it as printed. */
export function SplitLines({ split, className }: { split: ChangeSplit; className?: string }) {
  const compare = useTranslations("compare");
  const metrics = useTranslations("metrics");
  const view = describeSplit(split, { compare, metrics, locale: useLocale() });
  return (
    <dl className={cn("grid grid-cols-[minmax(0,1fr)_auto] text-sm", className)}>
      <Line name={compare("split.who")} note={compare.rich("split.whoNote", { by: () => <bdi>{view.by}</bdi> })}>
        {view.whoAnswered}
      </Line>
      <Line name={compare("split.said")} note={compare("split.saidNote")}>
        {view.whatTheySaid}
      </Line>
      <dt className="border-border border-t py-1 font-medium">{compare("split.together")}</dt>
      <dd className="border-border border-t py-1 ps-4 text-end font-semibold">
        <bdi>{view.difference}</bdi>
      </dd>
    </dl>
  );
}

function Line({ name, note, children }: { name: string; note: ReactNode; children: string }) {
  return (
    <>
      <dt className="border-border border-t py-1 first:border-t-0">
        <span className="font-medium">{name}</span> <span className="text-muted-foreground text-xs">{note}</span>
      </dt>
      <dd className="border-border border-t py-1 ps-4 text-end font-medium nth-[2]:border-t-0">
        <bdi>{children}</bdi>
      </dd>
    </>
  );
}
