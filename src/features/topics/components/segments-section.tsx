import Link from "next/link";
import { useTranslations } from "next-intl";
import { Moved } from "@/features/topics/components/topic-table";
import { ROUGH_BELOW } from "@/features/topics/judge-topics";
import type { TopicPageView } from "@/features/topics/load-topic";
import { DotWhisker } from "@/ui/charts/dot-whisker";
import { Section } from "@/ui/section";
import { Table, Td, Th, Tr } from "@/ui/table";

/** A topic within the groups of each attribute: how often, whether that changed, and what goes with the score there. */
export function SegmentsSection({ segments }: { segments: NonNullable<TopicPageView["segments"]> }) {
  const t = useTranslations("topics");
  return segments.groups.map((group) => {
    const drawn = group.rows.flatMap(({ drawn: row }) => (row === null ? [] : [row]));
    return (
      <Section key={group.name} title={group.title} dek={t("topic.segmentsDek")}>
        <Table caption={group.title} className="mt-1">
          <thead>
            <tr>
              <Th className="first-letter:uppercase">{group.name}</Th>
              <Th numeric>{t("list.comments")}</Th>
              <Th numeric>{t("list.share")}</Th>
              <Th>{t("list.change")}</Th>
            </tr>
          </thead>
          <tbody>
            {group.rows.map((row) => (
              <Tr key={row.key}>
                <Td head>
                  <Link href={row.href} prefetch={false} className="inline-flex min-h-6 items-center hover:underline">
                    <bdi>{row.label}</bdi>
                  </Link>
                </Td>
                <Td numeric>{row.n}</Td>
                <Td numeric title={row.between}>
                  {row.share}
                </Td>
                <Td>
                  <Moved row={row} />
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
        {segments.unit === null || drawn.length === 0 ? null : (
          <DotWhisker
            className="mt-2"
            caption={t("topic.effect", { metric: segments.metric })}
            segmentHead={group.name}
            valueHead={t("effects.value")}
            unit={segments.unit}
            rows={drawn}
            {...segments.ends}
            zero
            note={t("topic.segmentsCheck", { n: segments.compared, least: ROUGH_BELOW })}
          />
        )}
      </Section>
    );
  });
}
