"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { review } from "@/features/responses/actions";
import { ExcludeDialog } from "@/features/responses/components/exclude-dialog";
import type { Deed } from "@/features/responses/review-responses";
import type { RowView } from "@/features/responses/view";
import { Button } from "@/ui/button";
import { say } from "@/ui/toaster";

/** What can be done with the chosen rows at once; everything can be taken back from the message that follows. */
export function ReviewBar({
  slug,
  surveyId,
  rows,
  beside,
  onDone,
}: {
  slug: string;
  surveyId: string;
  rows: readonly RowView[];
  /** One answer is open beside the list, with buttons of its own. */
  beside: boolean;
  onDone: () => void;
}) {
  const t = useTranslations("answersList");
  const { run, pending, error } = useReview(slug, surveyId, onDone);
  const ids = rows.map(({ id }) => id);
  const count = (state: RowView["state"]) => rows.filter((row) => row.state === state).length;
  const [held, excluded] = [count("held"), count("excluded")];
  const countable = rows.length - excluded - count("test");
  return (
    <section aria-label={t("review")} className="mt-2 flex min-h-8 flex-wrap items-center gap-2">
      <span aria-live="polite" className="me-1 text-muted-foreground text-sm">
        {rows.length === 0 ? t("hint") : t("chosen", { n: rows.length })}
      </span>
      {held > 0 ? (
        <Button
          variant={beside ? "outline" : "primary"}
          size="sm"
          aria-disabled={pending || undefined}
          onClick={() => run("release", ids)}
        >
          {t("releaseN", { n: held })}
        </Button>
      ) : null}
      {countable > 0 ? (
        <ExcludeDialog
          n={countable}
          held={held > 0}
          trigger={
            <Button size="sm">{held > 0 ? t("keepOutN", { n: countable }) : t("excludeN", { n: countable })}</Button>
          }
          onExclude={(reason) => run("exclude", ids, reason)}
        />
      ) : null}
      {excluded > 0 ? (
        <Button size="sm" aria-disabled={pending || undefined} onClick={() => run("restore", ids)}>
          {t("restoreN", { n: excluded })}
        </Button>
      ) : null}
      {error ? (
        <p role="alert" className="text-destructive text-xs">
          {error}
        </p>
      ) : null}
    </section>
  );
}

/** Runs a deed on answers and offers the way back. */
export function useReview(slug: string, surveyId: string, onDone?: () => void) {
  const t = useTranslations("answersList");
  const [pending, start] = useTransition();
  const [error, setError] = useState<string | null>(null);
  const run = (deed: Deed, ids: readonly string[], reason?: string) => {
    if (pending) return;
    start(async () => {
      const state = await review(slug, surveyId, { deed, ids, ...(reason === undefined ? {} : { reason }) });
      setError(state.ok ? null : (state.errors.reason ?? state.message));
      if (!state.ok) return;
      const changed = state.ids ?? [];
      say(state.message ?? "", deed === "undo" ? undefined : { label: t("undo"), run: () => run("undo", changed) });
      onDone?.();
    });
  };
  return { run, pending, error };
}
