"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from "react";
import type { FollowUpState } from "@/domain/follow-up/move-state";
import { change, undo, type WorkState } from "@/features/follow-ups/actions";
import type { FollowUpChangeInput } from "@/features/follow-ups/input";
import { usePageKeys } from "@/ui/rows/use-page-keys";
import { say } from "@/ui/toaster";

/** What may change of a row before the server has said so. */
export interface RowState {
  readonly revision: number;
  readonly state: FollowUpState;
  readonly ownerId: string | null;
}

interface Work {
  /** A row as it is, or as it will be once the server has stored what was pressed. */
  readonly now: (id: string, stored: RowState) => RowState;
  readonly run: (
    targets: readonly ({ readonly id: string } & RowState)[],
    what: FollowUpChangeInput,
  ) => Promise<boolean>;
}

const WorkContext = createContext<Work | null>(null);

/** What a part of the board works with. */
export function useWork(): Work {
  const work = useContext(WorkContext);
  if (work === null) throw new Error("Follow-ups are worked on within a WorkProvider.");
  return work;
}

type Ahead = Readonly<Record<string, RowState>>;

/**
 * Holds what was pressed until it is stored: list and detail show it at once, and show what was there again where it could
 * not be. Remembers what can be taken back; U takes back the last, also where that emptied the list.
 */
export function WorkProvider({
  slug,
  mayWork,
  names,
  children,
}: {
  slug: string;
  mayWork: boolean;
  names: Readonly<Record<string, string>>;
  children: ReactNode;
}) {
  const t = useTranslations("followUps.act");
  const router = useRouter();
  const [ahead, setAhead] = useState<Ahead>({});
  const done = useRef<NonNullable<WorkState["undo"]>[]>([]);

  const settle = useCallback((result: WorkState, before: Ahead) => {
    setAhead((rows) => {
      const next = { ...rows };
      for (const id of Object.keys(before)) delete next[id];
      for (const { id, ...row } of result.rows ?? []) next[id] = row;
      return next;
    });
  }, []);

  const takeBack = useCallback(
    async (events: NonNullable<WorkState["undo"]>) => {
      const result = await undo(slug, events).catch(() => null);
      if (result === null || !result.ok) return say(result?.message ?? t("failed"));
      settle(result, {});
      say(result.stale ? t("stale", { n: result.stale }) : t("undone"));
      router.refresh();
    },
    [slug, t, settle, router],
  );

  const work = useMemo<Work>(() => {
    const now: Work["now"] = (id, stored) => {
      const pending = ahead[id];
      return pending !== undefined && pending.revision > stored.revision ? pending : stored;
    };
    const run: Work["run"] = async (targets, what) => {
      const expected = Object.fromEntries(targets.map((row) => [row.id, aheadOf(row, what)]));
      setAhead((rows) => ({ ...rows, ...expected }));
      const given = targets.map(({ id, revision }) => ({ id, revision }));
      const result = await change(slug, given, what).catch(() => null);
      settle(result ?? { ok: false, message: null, errors: {} }, expected);
      if (result === null || !result.ok) {
        say(result?.message || Object.values(result?.errors ?? {})[0] || t("failed"));
        return false;
      }
      const events = result.undo ?? [];
      if (events.length > 0) done.current.push(events);
      if (result.stale) {
        say(t("stale", { n: result.stale }));
        router.refresh();
      } else
        say(sayDone(what, names, t), {
          label: t("undo"),
          run: () => {
            done.current = done.current.filter((one) => one !== events);
            void takeBack(events);
          },
        });
      return true;
    };
    return { now, run };
  }, [ahead, slug, names, t, settle, takeBack, router]);

  usePageKeys((key) => {
    if (key !== "u" || !mayWork) return false;
    const events = done.current.pop();
    if (events === undefined) say(t("nothingToUndo"));
    else void takeBack(events);
    return true;
  });

  return <WorkContext value={work}>{children}</WorkContext>;
}

function aheadOf(row: RowState, what: FollowUpChangeInput): RowState {
  return {
    revision: row.revision + 1,
    state: what.state ?? row.state,
    ownerId: what.owner === undefined ? row.ownerId : what.owner,
  };
}

function sayDone(
  what: FollowUpChangeInput,
  names: Readonly<Record<string, string>>,
  t: ReturnType<typeof useTranslations<"followUps.act">>,
): string {
  if (what.state !== undefined) return t(`done.${what.state}`);
  if (what.owner === null) return t("done.unassigned");
  if (what.owner !== undefined) return t("done.assigned", { who: names[what.owner] ?? "" });
  return t("done.saved");
}
