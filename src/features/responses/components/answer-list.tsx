"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import { isTyping, KeysDialog } from "@/features/responses/components/keys-dialog";
import { ReviewBar } from "@/features/responses/components/review-bar";
import type { AnswersView, RowView } from "@/features/responses/view";
import { Badge } from "@/ui/badge";
import { cn } from "@/ui/cn";
import { ScorePill } from "@/ui/score-pill";
import { Table, Td, Th, Tr } from "@/ui/table";

/** The list: J and K move through it, a press or Enter opens a row beside it, boxes or X choose several at once. */
export function AnswerList({
  slug,
  surveyId,
  columns,
  rows,
  title,
  mayReview,
  reviewing,
  closeHref,
}: Pick<AnswersView, "slug" | "surveyId" | "columns" | "rows" | "title" | "mayReview" | "reviewing"> & {
  /** Where no answer is open beside the list; null while none is. */
  closeHref: string | null;
}) {
  const t = useTranslations("answersList");
  const router = useRouter();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const links = useRef(new Map<string, HTMLAnchorElement>());
  const here = rows.filter((row) => chosen.includes(row.id)).map(({ id }) => id);

  const toggle = useCallback(
    (id: string) => setChosen((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id])),
    [],
  );
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      const step = { j: 1, k: -1, x: 0, escape: 0 }[key];
      if (step === undefined || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const focused = rows.findIndex((row) => links.current.get(row.id) === document.activeElement);
      const at = focused >= 0 ? focused : rows.findIndex((row) => row.selected);
      if (key === "escape") {
        if (closeHref !== null && !event.defaultPrevented) router.replace(closeHref, { scroll: false });
        return;
      }
      if (key === "x") {
        const row = rows[at];
        if (row && mayReview) toggle(row.id);
        return;
      }
      const next = rows[at < 0 ? 0 : at + step];
      if (!next) return;
      event.preventDefault();
      links.current.get(next.id)?.focus();
      // On a wide screen the row opens beside the list; on a narrow one it would take its place.
      if (matchMedia("(min-width: 80rem)").matches) router.replace(next.href, { scroll: false });
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [rows, router, mayReview, closeHref, toggle]);

  const all = here.length === rows.length;

  return (
    <>
      {mayReview && (here.length > 0 || reviewing) ? (
        <ReviewBar
          slug={slug}
          surveyId={surveyId}
          rows={rows.filter((row) => here.includes(row.id))}
          beside={rows.some((row) => row.selected)}
          onDone={() => setChosen([])}
        />
      ) : null}
      <Table caption={title} className="mt-2">
        <thead>
          <tr>
            {mayReview ? (
              <Th className="w-9 first:ps-2">
                <Box
                  label={t("chooseAll")}
                  checked={all}
                  onChange={() => setChosen(all ? [] : rows.map(({ id }) => id))}
                />
              </Th>
            ) : null}
            <Th className="w-14 first:ps-2">{t("score")}</Th>
            {columns.map((column, place) => (
              <Th key={column.key} className={cn(place > 0 && "max-sm:hidden")}>
                <bdi>{column.label}</bdi>
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Tr key={row.id} selected={row.selected} className={cn("relative", !row.selected && "hover:bg-muted/60")}>
              {mayReview ? (
                <Td className="first:ps-2">
                  <Box
                    label={t("choose", { answer: row.label })}
                    checked={here.includes(row.id)}
                    onChange={() => toggle(row.id)}
                  />
                </Td>
              ) : null}
              <Td head className="first:ps-2">
                <Link
                  ref={(element) => {
                    if (element) links.current.set(row.id, element);
                    else links.current.delete(row.id);
                  }}
                  href={row.href}
                  scroll={false}
                  prefetch={false}
                  aria-label={t("open", { answer: row.label })}
                  className="inline-flex min-h-6 min-w-7 items-center justify-center rounded-sm after:absolute after:inset-0 pointer-coarse:min-h-11"
                >
                  {row.pill ? (
                    <ScorePill score={row.pill.score} group={row.pill.tone} groupName={row.pill.group} />
                  ) : (
                    <span aria-hidden="true" className="text-subtle-foreground">
                      —
                    </span>
                  )}
                </Link>
              </Td>
              {columns.map((column, place) => (
                <Td
                  key={column.key}
                  className={cn(
                    place > 0 && "max-sm:hidden",
                    column.key === "when" ? "whitespace-nowrap text-muted-foreground" : "max-w-96",
                  )}
                >
                  <Cell row={row} column={column} />
                  {place === 0 ? <Below row={row} columns={columns.slice(1)} /> : null}
                  {place === 0 && row.marks.length > 0 ? <Marks row={row} /> : null}
                </Td>
              ))}
            </Tr>
          ))}
        </tbody>
      </Table>
      <p className="-ms-2 mt-2 max-lg:hidden print:hidden">
        <KeysDialog mayReview={mayReview} />
      </p>
    </>
  );
}

function Cell({ row, column }: { row: RowView; column: AnswersView["columns"][number] }) {
  const t = useTranslations("answersList");
  const text = row.cells[column.key] ?? "";
  if (text === "")
    return <span className="text-subtle-foreground">{column.key === "comment" ? t("noComment") : "—"}</span>;
  return (
    <bdi dir="auto" lang={column.lang ? row.lang : undefined} className="wrap-anywhere line-clamp-2">
      {text}
    </bdi>
  );
}

/** On a phone the other columns stand below the first. */
function Below({ row, columns }: { row: RowView; columns: AnswersView["columns"] }) {
  const said = columns.map(({ key }) => row.cells[key] ?? "").filter((text) => text !== "");
  return (
    <span className="mt-0.5 line-clamp-2 text-muted-foreground text-xs sm:hidden">
      {said.map((text, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two columns may say the same
        <span key={place}>
          {place > 0 ? " · " : ""}
          <bdi>{text}</bdi>
        </span>
      ))}
    </span>
  );
}

function Marks({ row }: { row: RowView }) {
  return (
    <span className="mt-1 flex flex-wrap gap-1">
      {row.marks.map((mark) => (
        <Badge key={mark} tone="worse">
          {mark}
        </Badge>
      ))}
    </span>
  );
}

/** A bare box with a name; it lies above the row's link. */
function Box({ label, checked, onChange }: { label: string; checked: boolean; onChange: () => void }) {
  return (
    <span className="relative z-10 -m-1 inline-grid size-6 place-items-center pointer-coarse:size-11">
      <input
        type="checkbox"
        aria-label={label}
        checked={checked}
        onChange={onChange}
        className="size-4 accent-primary"
      />
    </span>
  );
}
