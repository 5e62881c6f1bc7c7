"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { TemplateCard } from "@/features/surveys/templates/describe-template";
import { Dialog } from "@/ui/dialog";
import { NativeSelect } from "@/ui/native-select";
import { SubmitButton } from "@/ui/submit-button";

/** The real page of a ready survey, in any of its languages, to be walked through; nothing is stored. */
export function TemplatePreview({
  card,
  languages,
  url,
  action,
  onClose,
}: {
  card: TemplateCard;
  languages: readonly { readonly locale: string; readonly name: string }[];
  url: string;
  action: (form: FormData) => void;
  onClose: () => void;
}) {
  const t = useTranslations("templates");
  const [locale, setLocale] = useState<string>(useLocale());
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      place="drawer"
      title={card.name}
      description={t("preview.text")}
      footer={
        <form action={action} className="flex w-full flex-wrap items-center justify-between gap-2">
          <input type="hidden" name="template" value={card.id} />
          <NativeSelect
            aria-label={t("preview.language")}
            className="w-36"
            value={locale}
            onChange={(event) => setLocale(event.target.value)}
          >
            {languages.map((one) => (
              <option key={one.locale} value={one.locale} lang={one.locale}>
                {one.name}
              </option>
            ))}
          </NativeSelect>
          <SubmitButton>{t("entry.start")}</SubmitButton>
        </form>
      }
    >
      <iframe
        key={locale}
        src={`${url}&locale=${locale}`}
        title={t("preview.frame", { name: card.name })}
        className="h-full min-h-120 w-full rounded-md border border-border bg-white"
      />
    </Dialog>
  );
}
