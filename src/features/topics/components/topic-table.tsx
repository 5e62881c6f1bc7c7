import Link from "next/link";
import { useTranslations } from "next-intl";
import { ShareSpark } from "@/features/topics/components/share-spark";
import type { TopicRow } from "@/features/topics/describe-topics";
import { cn } from "@/ui/cn";
import { Table, Td, Th, Tr } from "@/ui/table";

/** The topics with how often they are written about, and whether that changed. */
export function TopicTable({ rows, from, to }: { rows: readonly TopicRow[]; from: string; to: string }) {
  const t = useTranslations("topics.list");
  const most = Math.max(0, ...rows.flatMap(({ parts }) => parts.map((part) => part ?? 0)));
  return (
    <Table caption={t("title")} className="mt-2">
      <thead>
        <tr>
          <Th>{t("topic")}</Th>
          <Th numeric>{t("comments")}</Th>
          <Th numeric>{t("share")}</Th>
          <Th>{t("change")}</Th>
          <Th className="max-md:hidden">{t("trend")}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td head className="min-w-32">
              <Link
                href={row.href}
                prefetch={false}
                className="inline-flex min-h-6 items-center font-medium hover:underline pointer-coarse:min-h-11"
              >
                <bdi>{row.name}</bdi>
              </Link>
            </Td>
            {row.hidden ? (
              <Td colSpan={4} className="text-muted-foreground">
                {row.hidden}
              </Td>
            ) : (
              <>
                <Td numeric>{row.n}</Td>
                <Td numeric title={row.between}>
                  {row.share}
                  <span className="sr-only"> {row.between}</span>
                </Td>
                <Td>
                  <Moved row={row} />
                </Td>
                <Td className="max-md:hidden">
                  <ShareSpark parts={row.parts} most={most} label={t("trendWords", { first: from, last: to })} />
                </Td>
              </>
            )}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

/** More, less or no clear change: neither is good or bad by itself, so the word has no colour. */
export function Moved({ row }: { row: Pick<TopicRow, "moved" | "movedText" | "stepText" | "changeBetween"> }) {
  if (row.moved === null) return <span className="text-muted-foreground">—</span>;
  const clear = row.moved !== "same";
  return (
    <span className="flex flex-wrap items-baseline gap-x-2" title={row.changeBetween}>
      <span className={cn("whitespace-nowrap", clear ? "font-semibold" : "text-muted-foreground")}>
        {clear ? <span aria-hidden="true">{row.moved === "more" ? "▲ " : "▼ "}</span> : null}
        {row.movedText}
      </span>
      <span className="whitespace-nowrap text-muted-foreground text-xs">{row.stepText}</span>
    </span>
  );
}
