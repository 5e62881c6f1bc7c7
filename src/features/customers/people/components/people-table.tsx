"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { PeopleView } from "@/features/customers/people/loaders";
import { Badge } from "@/ui/badge";
import { ScorePill } from "@/ui/score-pill";
import { Table, Td, Th, Tr } from "@/ui/table";

/** The list of customers; J and K move through it, Enter opens one. */
export function PeopleTable({ rows, amountHead }: Pick<PeopleView, "rows"> & { amountHead: string | null }) {
  const t = useTranslations("people");
  const links = useRef(new Map<string, HTMLAnchorElement>());
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step = { j: 1, k: -1 }[event.key.toLowerCase()];
      if (step === undefined || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const at = rows.findIndex(({ key }) => links.current.get(key) === document.activeElement);
      const next = rows[at < 0 ? 0 : at + step];
      if (!next) return;
      event.preventDefault();
      links.current.get(next.key)?.focus();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [rows]);
  return (
    <>
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
                    ref={(element) => {
                      if (element) links.current.set(row.key, element);
                      else links.current.delete(row.key);
                    }}
                    href={row.href}
                    prefetch={false}
                    className="block min-h-6 truncate font-medium after:absolute after:inset-0 pointer-coarse:min-h-11"
                  >
                    <bdi>{row.name}</bdi>
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
    </>
  );
}

/** Whether a key belongs to a field that somebody types into, or to a window above the page. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest("input, textarea, select, [role=dialog], [role=alertdialog]") !== null
  );
}
