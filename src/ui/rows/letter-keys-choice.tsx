"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/ui/checkbox";
import { useLetterKeys } from "@/ui/rows/letter-keys";

/** The switch for single letters: in one's account, and below every list of keys. */
export function LetterKeysChoice({ className }: { className?: string }) {
  const t = useTranslations("ui.keys");
  const [on, choose] = useLetterKeys();
  return (
    <Checkbox
      className={className}
      label={t("letters")}
      note={t("lettersNote")}
      checked={on}
      onChange={(event) => choose(event.target.checked)}
    />
  );
}
