import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Moved } from "@/features/topics/components/topic-table";
import type { TopicNumbersView } from "@/features/topics/describe-numbers";
import { cn } from "@/ui/cn";

/** The four numbers of a topic: share, change, difference of the score, pull. */
export function TopicNumbers({ numbers }: { numbers: TopicNumbersView }) {
  const t = useTranslations("topics.topic");
  const words = useTranslations("metrics");
  const { effect, pull } = numbers;
  return (
    <dl className="grid grid-cols-2 divide-border border-border border-b pb-3 lg:grid-cols-4 lg:divide-x">
      <Part label={t("share")} small={`${numbers.of} · ${numbers.between}`}>
        {numbers.share}
      </Part>
      <Part label={t("changeLabel")} small={numbers.before ? t("before", { before: numbers.before }) : ""}>
        <span className="text-base font-normal tracking-normal">
          <Moved row={numbers} />
        </span>
      </Part>
      {effect === null ? null : (
        <Part
          label={t("effect", { metric: numbers.metric })}
          small={`${t("otherwise")} · ${effect.between} · ${effect.n}${effect.rough ? ` · ${words("rough")}` : ""}`}
        >
          <span
            className={cn(
              effect.assessment === "worse" && "text-worse",
              effect.assessment === "better" && "text-better",
            )}
          >
            {effect.text}
          </span>
        </Part>
      )}
      {pull === null ? null : (
        <Part
          label={t("pull", { metric: numbers.metric })}
          small={`${pull.between} · ${t("pullHint", { metric: numbers.metric })}`}
        >
          {pull.text}
        </Part>
      )}
    </dl>
  );
}

function Part({ label, small, children }: { label: string; small: string; children: ReactNode }) {
  return (
    <div className="min-w-0 py-2 pe-4 lg:px-4 lg:first:ps-0">
      <dt className="text-muted-foreground text-xs">{label}</dt>
      <dd className="font-semibold text-figure">{children}</dd>
      <dd className="text-muted-foreground text-xs">{small}</dd>
    </div>
  );
}
