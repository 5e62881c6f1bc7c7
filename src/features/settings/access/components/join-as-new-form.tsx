"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { BrowserFields } from "@/features/settings/access/components/browser-fields";
import { CredentialFields } from "@/features/settings/access/components/credential-fields";
import { FormMessage } from "@/features/settings/components/form-message";
import { type FormAction, IDLE } from "@/platform/form-state";
import { SubmitButton } from "@/ui/submit-button";

/** An account for somebody who was invited; no workspace of their own is made. */
export function JoinAsNewForm({ join }: { join: FormAction }) {
  const t = useTranslations("access.invitation");
  const [state, action] = useActionState(join, IDLE);
  return (
    <form action={action} className="mt-7 grid gap-4">
      <FormMessage state={state} />
      <CredentialFields state={state} isNew />
      <BrowserFields />
      <SubmitButton size="xl" className="w-full">
        {t("create")}
      </SubmitButton>
    </form>
  );
}
