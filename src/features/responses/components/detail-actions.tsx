"use client";

import { useTranslations } from "next-intl";
import { ExcludeDialog } from "@/features/responses/components/exclude-dialog";
import { useReview } from "@/features/responses/components/review-bar";
import type { RowView } from "@/features/responses/view";
import { Button } from "@/ui/button";

/** What can be done with the answer that is open. */
export function DetailActions({
  slug,
  surveyId,
  id,
  state,
}: {
  slug: string;
  surveyId: string;
  id: string;
  state: RowView["state"];
}) {
  const t = useTranslations("answersList");
  const { run, pending, error } = useReview(slug, surveyId);
  const held = state === "held";
  return (
    <>
      {held ? (
        <Button variant="primary" aria-disabled={pending || undefined} onClick={() => run("release", [id])}>
          {t("release")}
        </Button>
      ) : null}
      {state === "excluded" ? (
        <Button variant="primary" aria-disabled={pending || undefined} onClick={() => run("restore", [id])}>
          {t("restore")}
        </Button>
      ) : null}
      {held || state === "counted" || state === "superseded" ? (
        <ExcludeDialog
          n={1}
          held={held}
          trigger={<Button>{held ? t("keepOut") : t("exclude")}</Button>}
          onExclude={(reason) => run("exclude", [id], reason)}
        />
      ) : null}
      {error ? (
        <p role="alert" className="basis-full text-destructive text-xs">
          {error}
        </p>
      ) : null}
    </>
  );
}
