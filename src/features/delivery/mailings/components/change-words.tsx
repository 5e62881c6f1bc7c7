"use client";

import { useLocale, useTranslations } from "next-intl";
import { useActionState } from "react";
import { WordsFields, type WrittenText } from "@/features/delivery/mailings/components/words-fields";
import { type FormAction, IDLE } from "@/platform/form-state";
import { Notice } from "@/ui/notice";
import { SubmitButton } from "@/ui/submit-button";

/** The words of a mailing, to be changed for those who were not written to yet. */
export function ChangeWords({ act, texts }: { act: FormAction; texts: readonly WrittenText[] }) {
  const t = useTranslations("mailings");
  const locale = useLocale();
  const [state, action] = useActionState(act, IDLE);
  return (
    <details className="mt-2">
      <summary className="min-h-6 cursor-pointer font-medium">{t("edit")}</summary>
      <form action={action} noValidate className="mt-3 grid gap-4">
        <p className="text-muted-foreground">{t("editLead")}</p>
        <WordsFields texts={texts} state={state} locale={locale} />
        {state.message ? <Notice tone={state.ok ? "done" : "consider"}>{state.message}</Notice> : null}
        <p>
          <SubmitButton variant="outline">{t("save")}</SubmitButton>
        </p>
      </form>
    </details>
  );
}
