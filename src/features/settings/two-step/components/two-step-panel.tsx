"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FormMessage } from "@/features/settings/components/form-message";
import { begin, type CodesState, cancel, confirm, renew, turnOff } from "@/features/settings/two-step/actions";
import { CodeField } from "@/features/settings/two-step/components/code-field";
import { RecoveryCodes } from "@/features/settings/two-step/components/recovery-codes";
import type { TwoStepView } from "@/features/settings/two-step/loaders";
import { type FormState, IDLE } from "@/platform/form-state";
import { CopyField } from "@/ui/copy-field";
import { Field } from "@/ui/field";
import { Notice } from "@/ui/notice";
import { PasswordInput } from "@/ui/password-input";
import { SubmitButton } from "@/ui/submit-button";

const NO_CODES: CodesState = IDLE;
const LINK =
  "rounded-sm py-0.5 font-medium text-primary underline decoration-primary/35 decoration-1 underline-offset-3 hover:decoration-primary";

/**
 * One's own second step: turned on, confirmed, looked after, turned off. What each form said is kept here, above the forms, which come
 * and go with how the step stands.
 */
export function TwoStepPanel({ view }: { view: TwoStepView }) {
  const [begun, beginAction] = useActionState(begin, IDLE);
  const [, cancelAction] = useActionState(cancel, IDLE);
  const [confirmed, confirmAction] = useActionState(confirm, NO_CODES);
  const [renewed, renewAction] = useActionState(renew, NO_CODES);
  const [off, offAction] = useActionState(turnOff, IDLE);
  const { email } = view;
  if (view.status === "off") {
    return (
      <div className="mt-4 grid max-w-md gap-4">
        <FormMessage state={off.ok ? off : { ...begun, ok: false }} />
        <BeginForm view={view} error={begun.errors.password} action={beginAction} />
      </div>
    );
  }
  if (view.status === "setup") {
    const error = confirmed.ok ? undefined : confirmed.errors.code;
    return <SetupForms view={view} error={error} confirm={confirmAction} cancel={cancelAction} />;
  }
  const newest = (renewed.codes?.madeAt ?? 0) > (confirmed.codes?.madeAt ?? 0) ? renewed : confirmed;
  return (
    <div className="mt-4 grid max-w-md gap-4">
      <OnWords view={view} />
      <FormMessage state={newest.codes === undefined ? IDLE : newest} />
      {newest.codes === undefined ? null : <RecoveryCodes codes={newest.codes.list} email={email} />}
      <RenewForm state={renewed} action={renewAction} />
      <OffForm view={view} state={off} action={offAction} />
    </div>
  );
}

type Send = (form: FormData) => void;
type ViewOf<Status extends TwoStepView["status"]> = Extract<TwoStepView, { status: Status }>;

function BeginForm({ view, error, action }: { view: ViewOf<"off">; error: string | undefined; action: Send }) {
  const t = useTranslations("twoStep");
  return (
    <form action={action} className="grid gap-4">
      <PasswordField view={view} error={error} />
      <div>
        <SubmitButton>{t("turnOn")}</SubmitButton>
      </div>
    </form>
  );
}

function SetupForms({
  view,
  error,
  confirm: confirmAction,
  cancel: cancelAction,
}: {
  view: ViewOf<"setup">;
  error: string | undefined;
  confirm: Send;
  cancel: Send;
}) {
  const t = useTranslations("twoStep");
  return (
    <div className="mt-4 grid max-w-md gap-4">
      <p>{t("scan")}</p>
      {/* biome-ignore lint/performance/noImgElement: a picture that stands in the page itself */}
      <img
        src={view.picture}
        alt={t("picture")}
        width={220}
        height={220}
        className="size-55 rounded-md border border-border bg-white"
      />
      <p>
        {t.rich("here", {
          link: (words) => (
            <a href={view.uri} className={LINK}>
              {words}
            </a>
          ),
        })}
      </p>
      <CopyField value={view.secret} label={t("secret")} hint={t("secretHint")} />
      <form action={confirmAction} className="grid gap-4">
        <CodeField label={t("code")} error={error} digits />
        <div>
          <SubmitButton>{t("confirm")}</SubmitButton>
        </div>
      </form>
      <form action={cancelAction}>
        <SubmitButton variant="quiet">{t("cancel")}</SubmitButton>
      </form>
    </div>
  );
}

function OnWords({ view }: { view: ViewOf<"on"> }) {
  const t = useTranslations("twoStep");
  return (
    <>
      <p>
        {t("since", { day: view.since })} {t("codesLeft", { n: view.codesLeft })}
      </p>
      {view.fits ? null : <Notice tone="consider">{t("fitsNoMore")}</Notice>}
    </>
  );
}

function RenewForm({ state, action }: { state: CodesState; action: Send }) {
  const t = useTranslations("twoStep");
  return (
    <details open={!state.ok && state.errors.code !== undefined ? true : undefined}>
      <summary className="min-h-6 cursor-pointer font-medium">{t("renew")}</summary>
      <form action={action} className="mt-3 grid gap-4">
        <p className="text-muted-foreground">{t("renewText")}</p>
        <CodeField label={t("anyCode")} error={state.errors.code} />
        <div>
          <SubmitButton variant="outline">{t("renew")}</SubmitButton>
        </div>
        <FormMessage state={state.ok ? IDLE : state} />
      </form>
    </details>
  );
}

function OffForm({ view, state, action }: { view: ViewOf<"on">; state: FormState; action: Send }) {
  const t = useTranslations("twoStep");
  const failed = !state.ok && (state.message !== null || Object.keys(state.errors).length > 0);
  return (
    <details open={failed ? true : undefined}>
      <summary className="min-h-6 cursor-pointer font-medium">{t("turnOff")}</summary>
      <form action={action} className="mt-3 grid gap-4">
        <PasswordField view={view} error={state.errors.password} />
        <CodeField label={t("anyCode")} error={state.errors.code} />
        <div>
          <SubmitButton variant="outline">{t("turnOff")}</SubmitButton>
        </div>
        <FormMessage state={state.ok ? IDLE : state} />
      </form>
    </details>
  );
}

function PasswordField({ view, error }: { view: TwoStepView; error: string | undefined }) {
  const t = useTranslations("twoStep");
  if (!view.hasPassword) return null;
  return (
    <>
      <input type="text" name="username" autoComplete="username" defaultValue={view.email} readOnly hidden />
      <Field label={t("password")} error={error}>
        {(control) => (
          <PasswordInput {...control} name="password" autoComplete="current-password" maxLength={128} required />
        )}
      </Field>
    </>
  );
}
