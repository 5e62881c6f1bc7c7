"use client";

import { useTranslations } from "next-intl";
import { deleteNote } from "@/features/quality/coaching/actions";
import { Button } from "@/ui/button";
import { say } from "@/ui/toaster";
import { useReached } from "@/ui/use-reached";

/** Deletes a note at once; the message that follows takes it back. */
export function DeleteNote({ slug, id }: { slug: string; id: string }) {
  const t = useTranslations("quality.coaching");
  const reached = useReached();
  const bringBack = async () => say((await reached(deleteNote(slug, id, true))).message ?? "");
  const remove = async () => {
    const { ok, message } = await reached(deleteNote(slug, id, false));
    say(message ?? "", ok ? { label: t("undo"), run: () => void bringBack() } : undefined);
  };
  return (
    <Button variant="ghost" size="sm" onClick={() => void remove()}>
      {t("delete")}
    </Button>
  );
}
