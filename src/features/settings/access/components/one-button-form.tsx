"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FormMessage } from "@/features/settings/components/form-message";
import { type FormAction, IDLE } from "@/platform/form-state";
import { SubmitButton } from "@/ui/submit-button";

/** The button between a sign-in link and being signed in: a scanner that opens links does not press it. */
export function UseLinkForm({ signIn }: { signIn: FormAction }) {
  const t = useTranslations("access");
  const [state, action] = useActionState(signIn, IDLE);
  return (
    <form action={action} className="mt-7 grid gap-4">
      <FormMessage state={state} />
      <SubmitButton size="xl" className="w-full">
        {t("signIn")}
      </SubmitButton>
    </form>
  );
}

/** The button by which who is signed in joins a workspace. */
export function JoinForm({ join, workspaceName }: { join: FormAction; workspaceName: string }) {
  const t = useTranslations("access");
  const [state, action] = useActionState(join, IDLE);
  return (
    <form action={action} className="mt-7 grid gap-4">
      <FormMessage state={state} />
      <SubmitButton size="xl" className="w-full">
        {t("invitation.join", { workspace: workspaceName })}
      </SubmitButton>
    </form>
  );
}
