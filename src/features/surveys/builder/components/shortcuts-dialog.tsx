"use client";

import { useTranslations } from "next-intl";
import { SHORTCUTS } from "@/features/surveys/builder/read-shortcut";
import { Checkbox } from "@/ui/checkbox";
import { Dialog } from "@/ui/dialog";
import { Kbd } from "@/ui/kbd";

/** Everything that can be done by key, and the switch for single letters. */
export function ShortcutsDialog({
  open,
  onOpenChange,
  letters,
  onLetters,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  letters: boolean;
  onLetters: (on: boolean) => void;
}) {
  const t = useTranslations("builder");
  return (
    <Dialog title={t("bar.shortcuts")} open={open} onOpenChange={onOpenChange}>
      <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-1.5">
        {SHORTCUTS.map(({ keys, does, single }) => (
          <div key={does} className="contents">
            <dt className={single && !letters ? "text-muted-foreground line-through" : undefined}>
              {t(`keys.${does}`)}
            </dt>
            <dd className="flex gap-1 justify-self-end">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-muted-foreground text-xs">{t("keys.mac")}</p>
      <Checkbox
        className="mt-3"
        label={t("keys.letters")}
        note={t("keys.lettersNote")}
        checked={letters}
        onChange={(event) => onLetters(event.target.checked)}
      />
    </Dialog>
  );
}
