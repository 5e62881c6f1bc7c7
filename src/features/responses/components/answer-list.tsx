"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { AnswerKeys } from "@/features/responses/components/answer-keys";
import { ReviewBar } from "@/features/responses/components/review-bar";
import type { AnswersView, RowView } from "@/features/responses/view";
import { Badge } from "@/ui/badge";
import { cn } from "@/ui/cn";
import { RowBox } from "@/ui/rows/row-box";
import { useRowList } from "@/ui/rows/use-row-list";
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
  const { chosen, all, toggle, toggleAll, clear, linkRef } = useRowList({ rows, mayChoose: mayReview, closeHref });

  return (
    <>
      {mayReview && (chosen.length > 0 || reviewing) ? (
        <ReviewBar
          slug={slug}
          surveyId={surveyId}
          rows={chosen}
          beside={rows.some((row) => row.selected)}
          onDone={clear}
        />
      ) : null}
      <Table caption={title} className="mt-2">
        <thead>
          <tr>
            {mayReview ? (
              <Th className="w-9 first:ps-2">
                <RowBox label={t("chooseAll")} checked={all} onChange={toggleAll} />
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
                  <RowBox
                    label={t("choose", { answer: row.label })}
                    checked={chosen.includes(row)}
                    onChange={() => toggle(row.id)}
                  />
                </Td>
              ) : null}
              <Td head className="first:ps-2">
                <Link
                  ref={linkRef(row.id)}
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
        <AnswerKeys mayReview={mayReview} />
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
