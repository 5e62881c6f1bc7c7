"use client";

import { useTranslations } from "next-intl";
import { deleteNote } from "@/features/quality/coaching/actions";
import { Button } from "@/ui/button";
import { say } from "@/ui/toaster";

/** Deletes a note at once; the message that follows takes it back. */
export function DeleteNote({ slug, id }: { slug: string; id: string }) {
  const t = useTranslations("quality.coaching");
  const remove = async () => {
    const { ok, message } = await deleteNote(slug, id, false);
    say(message ?? "", ok ? { label: t("undo"), run: () => void deleteNote(slug, id, true) } : undefined);
  };
  return (
    <Button variant="ghost" size="sm" onClick={() => void remove()}>
      {t("delete")}
    </Button>
  );
}
