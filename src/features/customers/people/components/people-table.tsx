import Link from "next/link";
import { useTranslations } from "next-intl";
import type { PeopleView } from "@/features/customers/people/loaders";
import { Badge } from "@/ui/badge";
import { RowKeys } from "@/ui/rows/row-keys";
import { ScorePill } from "@/ui/score-pill";
import { Table, Td, Th, Tr } from "@/ui/table";

/** The list of customers; J and K move through it, Enter opens one. */
export function PeopleTable({ rows, amountHead }: Pick<PeopleView, "rows"> & { amountHead: string | null }) {
  const t = useTranslations("people");
  return (
    <RowKeys>
      <Table caption={t("title")}>
        <thead>
          <tr>
            <Th>{t("name")}</Th>
            <Th className="max-sm:hidden">{t("standing")}</Th>
            <Th className="max-lg:hidden">{t("plan")}</Th>
            {amountHead ? <Th numeric>{amountHead}</Th> : null}
            <Th numeric className="max-lg:hidden">
              {t("revenue")}
            </Th>
            <Th>{t("lastScore")}</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Tr key={row.key} className="relative hover:bg-muted/60">
              <Td head className="max-w-80">
                {row.href === null ? (
                  <span className="block min-h-6 truncate text-muted-foreground">{row.name}</span>
                ) : (
                  <Link
                    data-row=""
                    href={row.href}
                    prefetch={false}
                    className="block min-h-6 font-medium after:absolute after:inset-0 pointer-coarse:min-h-11"
                  >
                    <bdi className="block truncate">{row.name}</bdi>
                  </Link>
                )}
                <span className="block truncate text-muted-foreground text-xs">
                  {row.kind === "account" ? <Badge>{t("account")}</Badge> : null}{" "}
                  <bdi>{row.email ?? (row.name === row.externalId ? "" : row.externalId)}</bdi>
                </span>
                <span className="block text-muted-foreground text-xs sm:hidden">{row.standing}</span>
              </Td>
              <Td className="max-sm:hidden">{row.standing}</Td>
              <Td className="max-lg:hidden">
                <bdi>{row.plan ?? "—"}</bdi>
              </Td>
              {amountHead ? <Td numeric>{row.amount ?? "—"}</Td> : null}
              <Td numeric className="max-lg:hidden">
                {row.revenue ?? "—"}
              </Td>
              <Td className="whitespace-nowrap">
                {row.pill ? (
                  <>
                    <ScorePill score={row.pill.score} group={row.pill.tone} groupName={t(`tones.${row.pill.tone}`)} />{" "}
                    <span className="text-muted-foreground text-xs max-sm:hidden">{row.scored}</span>
                    {row.scoreClaimed ? (
                      <span className="block text-muted-foreground text-xs">{t("notVerified")}</span>
                    ) : null}
                  </>
                ) : (
                  <span className="text-subtle-foreground">—</span>
                )}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      <p className="mt-1 text-muted-foreground text-xs max-lg:hidden print:hidden">{t("keys")}</p>
    </RowKeys>
  );
}
