"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { type FormAction, IDLE } from "@/platform/form-state";
import { Button } from "@/ui/button";

/** What can be done with a topic beside editing it: taken back, put away, brought back. */
export function TopicSteps({ archived, mayUndo, action }: { archived: boolean; mayUndo: boolean; action: FormAction }) {
  const t = useTranslations("topics.topic");
  const [state, send] = useActionState(action, IDLE);
  return (
    <form action={send} className="flex flex-wrap items-center gap-2">
      <span role="status" className="text-muted-foreground text-xs">
        {state.message}
      </span>
      {mayUndo ? (
        <Button type="submit" variant="quiet" name="intent" value="undo">
          {t("undoEdit")}
        </Button>
      ) : null}
      <Button type="submit" variant="quiet" name="intent" value={archived ? "restore" : "archive"}>
        {t(archived ? "restore" : "archive")}
      </Button>
    </form>
  );
}
