"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { RowView } from "@/features/follow-ups/board/describe-row";
import { AssignDialog } from "@/features/follow-ups/components/assign-dialog";
import { ChosenBar } from "@/features/follow-ups/components/chosen-bar";
import { FollowUpKeys } from "@/features/follow-ups/components/follow-up-keys";
import { type RowState, useWork } from "@/features/follow-ups/components/work-provider";
import type { FollowUpChangeInput } from "@/features/follow-ups/input";
import { Badge } from "@/ui/badge";
import { cn } from "@/ui/cn";
import { RowBox } from "@/ui/rows/row-box";
import { useRowList } from "@/ui/rows/use-row-list";
import { ScorePill } from "@/ui/score-pill";
import { Table, Td, Th, Tr } from "@/ui/table";

type Current = RowView & RowState;

/** The list, made for the keyboard: J and K move, X chooses, A assigns, C contacted, E closes; U takes back, also where the list is empty by now. */
export function FollowUpList({
  caption,
  rows,
  mayWork,
  me,
  members,
  names,
  closeHref,
  checkIns,
}: {
  caption: string;
  rows: readonly RowView[];
  mayWork: boolean;
  me: string;
  members: readonly { readonly id: string; readonly name: string }[];
  names: Readonly<Record<string, string>>;
  /** Where nothing is open beside the list; null while nothing is. */
  closeHref: string | null;
  /** Whether these are check-ins, whose addresses can be taken for a mail. */
  checkIns: boolean;
}) {
  const t = useTranslations("followUps");
  const { now, run } = useWork();
  const [assigning, setAssigning] = useState<readonly Current[] | null>(null);
  const current: Current[] = rows.map((row) => ({ ...row, ...now(row.id, row) }));
  const onKey = (key: string, row: Current | undefined): boolean => {
    if (!mayWork) return false;
    const targets = chosen.length > 0 ? chosen : row ? [row] : [];
    if (targets.length === 0 || !["a", "c", "e"].includes(key)) return false;
    if (key === "a") setAssigning(targets);
    else void work(targets, { state: key === "c" ? "contacted" : "solved" });
    return true;
  };
  const { chosen, all, toggle, toggleAll, clear, linkRef } = useRowList({
    ...{ rows: current, mayChoose: mayWork, closeHref, onKey },
  });
  const work = async (targets: readonly Current[], what: FollowUpChangeInput) => {
    if (targets.length > 0 && (await run(targets, what))) clear();
  };

  return (
    <>
      {mayWork && (chosen.length > 0 || checkIns) ? (
        <ChosenBar
          picked={chosen}
          addresses={checkIns ? (chosen.length > 0 ? chosen : current).map(({ address }) => address) : null}
          assign={() => setAssigning(chosen)}
          work={(what) => void work(chosen, what)}
          clear={clear}
        />
      ) : null}
      <Table caption={caption} className="mt-2">
        <thead>
          <tr>
            {mayWork ? (
              <Th className="w-9 first:ps-2">
                <RowBox className="my-0 align-top" label={t("list.chooseAll")} checked={all} onChange={toggleAll} />
              </Th>
            ) : null}
            <Th>{t("list.who")}</Th>
            <Th className="max-md:hidden">{t("list.said")}</Th>
            <Th className="max-lg:hidden">{t("list.owner")}</Th>
            <Th className="max-sm:hidden">{t("list.due")}</Th>
            <Th className="max-sm:hidden">{t("list.state")}</Th>
          </tr>
        </thead>
        <tbody>
          {current.map((row) => (
            <Tr key={row.id} selected={row.selected} className={cn("relative", !row.selected && "hover:bg-muted/60")}>
              {mayWork ? (
                <Td className="align-top first:ps-2">
                  <RowBox
                    className="my-0 align-top"
                    label={t("list.choose", { who: row.who })}
                    checked={chosen.includes(row)}
                    onChange={() => toggle(row.id)}
                  />
                </Td>
              ) : null}
              <Td head className="align-top font-normal">
                <Link
                  ref={linkRef(row.id)}
                  href={row.href}
                  scroll={false}
                  prefetch={false}
                  aria-label={t("list.open", { who: row.who })}
                  className="inline-flex min-h-6 items-center gap-2 rounded-sm font-semibold after:absolute after:inset-0 pointer-coarse:min-h-11"
                >
                  {row.pill ? (
                    <ScorePill score={row.pill.score} group={row.pill.tone} groupName={row.pill.group} />
                  ) : null}
                  <bdi className="wrap-anywhere">{row.who}</bdi>
                </Link>
                <span className="block text-muted-foreground text-xs">{row.why}</span>
                <Marks row={row} />
                <bdi
                  dir="auto"
                  lang={row.lang ?? undefined}
                  className="mt-0.5 line-clamp-2 text-muted-foreground md:hidden"
                >
                  {row.comment}
                </bdi>
                <span className="block text-xs sm:hidden">
                  <Due row={row} /> · <State row={row} />
                </span>
              </Td>
              <Td className="max-w-96 pt-2 align-top max-md:hidden">
                {row.comment === "" ? (
                  <span className="text-subtle-foreground">{t("list.noWords")}</span>
                ) : (
                  <bdi dir="auto" lang={row.lang ?? undefined} className="wrap-anywhere line-clamp-2">
                    {row.comment}
                  </bdi>
                )}
              </Td>
              <Td className="pt-2 align-top max-lg:hidden">
                {row.ownerId === null ? (
                  <span className="text-subtle-foreground">{t("list.unassigned")}</span>
                ) : (
                  <bdi>{names[row.ownerId] ?? t("events.left")}</bdi>
                )}
              </Td>
              <Td className="whitespace-nowrap pt-2 align-top max-sm:hidden">
                <Due row={row} />
              </Td>
              <Td className="whitespace-nowrap pt-2 align-top max-sm:hidden">
                <State row={row} />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      <p className="-ms-2 mt-2 max-lg:hidden print:hidden">
        <FollowUpKeys mayWork={mayWork} />
      </p>
      <AssignDialog
        open={assigning !== null}
        onOpenChange={(open) => {
          if (!open) setAssigning(null);
        }}
        me={me}
        members={members}
        assign={(owner) => void work(assigning ?? [], { owner })}
      />
    </>
  );
}

function Marks({ row }: { row: Current }) {
  const t = useTranslations("followUps");
  if (row.stopped === null && !row.recovered) return null;
  return (
    <span className="mt-1 flex flex-wrap gap-1">
      {row.stopped === null ? null : <Badge tone="muted">{row.stopped}</Badge>}
      {row.recovered ? <Badge tone="better">{t("list.recovered")}</Badge> : null}
    </span>
  );
}

function Due({ row }: { row: Current }) {
  const t = useTranslations("followUps.list");
  const open = row.state === "new" || row.state === "contacted";
  return (
    <span className={row.overdue && open ? "text-worse" : undefined}>
      {row.due}
      {row.overdue && open ? ` (${t("overdue")})` : ""}
    </span>
  );
}

function State({ row }: { row: Current }) {
  const t = useTranslations("followUps.states");
  return <>{t(row.state)}</>;
}
