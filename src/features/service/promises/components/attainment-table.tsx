import { useTranslations } from "next-intl";
import type { AttainmentRow } from "@/features/service/promises/board/view";
import { Figure } from "@/ui/figure";
import { Table, Td, Th, Tr } from "@/ui/table";
import { TextLink } from "@/ui/text-link";
import { VerdictChip } from "@/ui/verdict-chip";

/** Attainment by row: share with interval, counts that open their promises, and what changed. */
export function AttainmentTable({
  caption,
  head,
  rows,
  compared = true,
}: {
  caption: string;
  head: string;
  rows: readonly AttainmentRow[];
  /** Whether there is something to compare with: else no column for it. */
  compared?: boolean;
}) {
  const t = useTranslations("promises.table");
  return (
    <Table caption={caption} className="mt-2 lg:table-fixed">
      <thead>
        <tr>
          <Th className="lg:w-[30%]">{head}</Th>
          <Th numeric>{t("share")}</Th>
          <Th numeric className="max-sm:hidden">
            {t("between")}
          </Th>
          <Th numeric>{t("kept")}</Th>
          <Th numeric>{t("missed")}</Th>
          {compared ? <Th>{t("change")}</Th> : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.key}>
            <Td head>
              {row.nameHref ? (
                <TextLink href={row.nameHref}>
                  <bdi>{row.name}</bdi>
                </TextLink>
              ) : (
                <bdi>{row.name}</bdi>
              )}
            </Td>
            <Td numeric>
              <Figure value={row.share} size="line" rough={row.rough} className="*:leading-5" />
              {row.between ? (
                <span className="block text-muted-foreground text-xs sm:hidden">{row.between}</span>
              ) : null}
            </Td>
            <Td numeric className="whitespace-nowrap text-muted-foreground max-sm:hidden">
              {row.between}
            </Td>
            <Td numeric>
              <TextLink href={row.kept.href} aria-label={`${t("kept")}: ${row.kept.text}, ${row.name}`}>
                {row.kept.text}
              </TextLink>
            </Td>
            <Td numeric>
              <TextLink href={row.missed.href} aria-label={`${t("missed")}: ${row.missed.text}, ${row.name}`}>
                {row.missed.text}
              </TextLink>
            </Td>
            {compared ? (
              <Td>
                <span className="flex flex-wrap items-center gap-x-2">
                  <VerdictChip direction={directionOf(row)} assessment={row.verdict.assessment} yields />
                  <span className="whitespace-nowrap text-muted-foreground text-xs">{row.change}</span>
                </span>
              </Td>
            ) : null}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function directionOf({ verdict }: AttainmentRow): "up" | "down" | null {
  return verdict.verdict === "up" || verdict.verdict === "down" ? verdict.verdict : null;
}
