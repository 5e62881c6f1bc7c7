"use client";

import { useLocale, useTranslations } from "next-intl";
import type { SaveState } from "@/features/surveys/builder/use-autosave";
import type { Builder } from "@/features/surveys/builder/use-builder";
import { sayClock } from "@/platform/i18n/say-days";
import { Button } from "@/ui/button";
import { Notice } from "@/ui/notice";

/** Somebody else stored another draft meanwhile: theirs is shown (and one's own stays an undo away), or one's own goes over it. */
export function ConflictNotice({
  conflict,
  acts,
  zone,
}: {
  conflict: Extract<SaveState, { kind: "conflict" }>;
  acts: Builder["acts"];
  zone: string;
}) {
  const t = useTranslations("builder.conflict");
  const locale = useLocale();
  const { by, at, theirs, mark } = conflict;
  const stored = { definition: theirs, mark, at };
  return (
    <Notice
      tone="consider"
      title={t("title", { by: by ?? t("somebody"), at: sayClock(new Date(at), new Date(), zone, locale) })}
      action={
        <span className="flex gap-2">
          <Button
            onClick={() => {
              acts.settle(stored);
              acts.change(theirs);
            }}
          >
            {t("theirs")}
          </Button>
          <Button onClick={() => acts.settle(stored)}>{t("mine")}</Button>
        </span>
      }
    >
      {t("text")}
    </Notice>
  );
}
