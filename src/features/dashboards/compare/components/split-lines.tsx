import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { describeSplit } from "@/features/dashboards/compare/describe-split";
import type { ChangeSplit } from "@/features/dashboards/compare/read-split";
import { cn } from "@/ui/cn";
import { ExplainLink } from "@/ui/explain-link";

/**
 * Who answered, and what they said: the two parts of a change, which add up to it as printed. `explain` leads to the screen
 * that shows group by group where they come from.
 */
export function SplitLines({
  split,
  explain,
  className,
}: {
  split: ChangeSplit;
  explain?: string | undefined;
  className?: string;
}) {
  const compare = useTranslations("compare");
  const metrics = useTranslations("metrics");
  const view = describeSplit(split, { compare, metrics, locale: useLocale() });
  return (
    <dl className={cn("grid grid-cols-[minmax(0,1fr)_auto] text-sm", className)}>
      <Line
        name={named(compare("split.who"), explain)}
        note={compare.rich("split.whoNote", { by: () => <bdi>{view.by}</bdi> })}
      >
        {view.whoAnswered}
      </Line>
      <Line name={named(compare("split.said"), explain)} note={compare("split.saidNote")}>
        {view.whatTheySaid}
      </Line>
      <dt className="border-border border-t py-1 font-medium">{named(compare("split.together"), explain)}</dt>
      <dd className="border-border border-t py-1 ps-4 text-end font-semibold">
        <bdi>{view.difference}</bdi>
      </dd>
    </dl>
  );
}

function named(name: string, explain: string | undefined): ReactNode {
  return explain === undefined ? name : <ExplainLink href={explain}>{name}</ExplainLink>;
}

function Line({ name, note, children }: { name: ReactNode; note: ReactNode; children: string }) {
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
