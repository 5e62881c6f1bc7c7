"use client";

import { useLocale, useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import type { SaveState } from "@/features/surveys/builder/use-autosave";
import { sayClock } from "@/platform/i18n/say-days";
import type { Translator } from "@/platform/i18n/translator";
import { Button } from "@/ui/button";

/** How the draft stands, in a few words: "Saved 09:41". Said aloud only when it is not stored. */
export function SaveWords({
  state,
  missing,
  zone,
  onAgain,
}: {
  state: SaveState;
  /** How many things are missing. */
  missing: number;
  zone: string;
  onAgain: () => void;
}) {
  const t = useTranslations("builder");
  const locale = useLocale();
  const online = useOnline();
  const trouble = wordsOfTrouble(state, missing, online, t);
  return (
    <span className="min-w-0 text-muted-foreground">
      {state.kind === "saved"
        ? t("save.saved", { at: sayClock(new Date(state.at), new Date(), zone, locale) })
        : state.kind === "saving"
          ? t("save.saving")
          : null}
      <span role="status" className="text-destructive">
        {trouble}
      </span>
      {state.kind === "failed" ? (
        <Button variant="ghost" size="sm" onClick={onAgain}>
          {t("save.again")}
        </Button>
      ) : null}
    </span>
  );
}

function wordsOfTrouble(state: SaveState, missing: number, online: boolean, t: Translator<"builder">): string | null {
  switch (state.kind) {
    case "unfinished":
      return t("save.unfinished", { n: missing });
    case "failed":
      return t("save.failed", { why: online ? state.message : t("save.offline") });
    case "conflict":
      return t("save.conflict");
    default:
      return null;
  }
}

function useOnline(): boolean {
  return useSyncExternalStore(
    (changed) => {
      window.addEventListener("online", changed);
      window.addEventListener("offline", changed);
      return () => {
        window.removeEventListener("online", changed);
        window.removeEventListener("offline", changed);
      };
    },
    () => navigator.onLine,
    () => true,
  );
}
