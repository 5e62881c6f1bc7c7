"use client";

import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import { signUp } from "@/features/settings/access/actions";
import { BrowserFields } from "@/features/settings/access/components/browser-fields";
import { CredentialFields } from "@/features/settings/access/components/credential-fields";
import { FormMessage } from "@/features/settings/components/form-message";
import { IDLE } from "@/platform/form-state";
import { SubmitButton } from "@/ui/submit-button";

/** E-mail and password; the workspace is made with them, its zone and language from the browser. */
export function SignUpForm() {
  const t = useTranslations("access.signUp");
  const [state, action] = useActionState(signUp, IDLE);
  const [browser, setBrowser] = useState("");
  return (
    <form action={action} className="mt-7 grid gap-4">
      <FormMessage state={state} />
      <CredentialFields state={state} isNew />
      <BrowserFields onKnown={setBrowser} />
      <SubmitButton size="xl" className="w-full">
        {t("create")}
      </SubmitButton>
      <p className="text-muted-foreground text-xs">
        {t("browser", { browser: browser === "" ? "" : ` (${browser})` })}
      </p>
    </form>
  );
}
