import { useTranslations } from "next-intl";
import type { TopicsView } from "@/features/topics/describe-topics";
import { DotWhisker } from "@/ui/charts/dot-whisker";
import { Section } from "@/ui/section";

/** What goes together with the score: each topic's difference, with how sure it is. */
export function EffectsSection({ effects }: { effects: TopicsView["effects"] }) {
  const t = useTranslations("topics.effects");
  if (effects === null)
    return (
      <Section title={t("value")}>
        <p className="mt-2 text-muted-foreground">{t("noScore")}</p>
      </Section>
    );
  return (
    <Section title={t("title", { metric: effects.metric })} dek={t("dek", { metric: effects.metric })}>
      {effects.rows.length === 0 ? (
        <p className="mt-2 text-muted-foreground">{t("none")}</p>
      ) : (
        <DotWhisker
          className="mt-1"
          caption={t("title", { metric: effects.metric })}
          segmentHead={t("value")}
          valueHead={t("value")}
          unit={effects.unit}
          rows={effects.rows}
          {...effects.ends}
          zero
          note={`${effects.check} ${t("few")}`}
        />
      )}
    </Section>
  );
}
