import { useTranslations } from "next-intl";
import {
  makeNextSecret,
  pause,
  removeWebhook,
  resume,
  saveWebhook,
  sendTestNow,
  showSecret,
} from "@/features/webhooks/actions";
import { ActionForm } from "@/features/webhooks/components/action-form";
import { DeliveryTable } from "@/features/webhooks/components/delivery-table";
import { SecretForm } from "@/features/webhooks/components/secret-form";
import { StateMark } from "@/features/webhooks/components/state-mark";
import { WebhookForm } from "@/features/webhooks/components/webhook-form";
import type { WebhookView } from "@/features/webhooks/loaders";
import { AutoRefresh } from "@/ui/auto-refresh";
import { Button } from "@/ui/button";
import { ClientWords } from "@/ui/client-words";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { Notice } from "@/ui/notice";
import { Section } from "@/ui/section";
import { PageBody } from "@/ui/shell/page-body";
import { TextLink } from "@/ui/text-link";

/** One webhook: how it stands, what it sent, where it sends what, its secret, and its end. */
export function WebhookPage({ view }: { view: WebhookView }) {
  const t = useTranslations("webhooks");
  const { slug, id, name, host, values, surveys } = view;
  return (
    <PageBody width="wide">
      {view.moving ? <AutoRefresh /> : null}
      <TextLink href={`/w/${slug}/settings/webhooks`}>{t("all")}</TextLink>
      <ClientWords of={["webhooks.form", "webhooks.events", "webhooks.eventNotes", "webhooks.secret"]}>
        <div className="mt-2 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
          <div className="min-w-0">
            <h1 className="break-words font-medium font-voice text-verdict-small sm:text-verdict">
              <bdi>{name}</bdi>
            </h1>
            {host === null ? null : (
              <p dir="ltr" className="truncate text-muted-foreground rtl:text-end">
                {host}
              </p>
            )}
            <p className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1">
              <StateMark state={view.state.name}>{view.state.words}</StateMark>
              <span className="text-muted-foreground">{view.standing}</span>
            </p>
          </div>
          <Do view={view} />
        </div>
        {view.made ? (
          <Notice tone="done" className="mt-4">
            {t("page.made")}
          </Notice>
        ) : null}
        {view.trouble === null ? null : (
          <Notice tone="consider" title={view.trouble.title} className="mt-4">
            {view.trouble.text}
          </Notice>
        )}
        <div className="mt-8 grid gap-10">
          <DeliveryTable view={view} />
          <Section title={t("page.what")} dek={t("page.whatDek")}>
            <WebhookForm
              save={saveWebhook.bind(null, slug, id)}
              first={values}
              surveys={surveys}
              submit={t("form.save")}
            />
          </Section>
          <Secret view={view} />
          <End view={view} />
        </div>
      </ClientWords>
    </PageBody>
  );
}

function Do({ view: { slug, id, state } }: { view: WebhookView }) {
  const t = useTranslations("webhooks.do");
  const active = state.name === "active";
  return (
    <div className="flex flex-wrap items-start gap-3">
      {active ? (
        <ActionForm action={sendTestNow.bind(null, slug, id)} variant="primary">
          {t("test")}
        </ActionForm>
      ) : null}
      {/* One button with two deeds: whoever pressed it still stands on it. */}
      <ActionForm
        action={(active ? pause : resume).bind(null, slug, id)}
        variant={active ? "outline" : "primary"}
        quiet
      >
        {t(active ? "pause" : "resume")}
      </ActionForm>
    </div>
  );
}

function Secret({ view: { slug, id, secret } }: { view: WebhookView }) {
  const t = useTranslations("webhooks.secret");
  return (
    <Section title={t("title")} dek={t("dek")}>
      <div className="mt-4 grid justify-items-start gap-4 *:w-full">
        {secret.both === null ? null : <Notice>{t("both", { until: secret.both })}</Notice>}
        {/* What was shown goes with the secret that it was. */}
        <SecretForm key={secret.generation} show={showSecret.bind(null, slug, id)} />
        <div>
          <ConfirmDialog
            trigger={<Button variant="quiet">{t("rotate")}</Button>}
            title={t("rotateTitle")}
            confirmLabel={t("rotateSure")}
            destructive={false}
            action={makeNextSecret.bind(null, slug, id)}
          >
            {t("rotateText")}
          </ConfirmDialog>
        </div>
      </div>
    </Section>
  );
}

function End({ view: { slug, id, name } }: { view: WebhookView }) {
  const t = useTranslations("webhooks.delete");
  return (
    <Section title={t("title")} dek={t("dek")}>
      <div className="mt-4">
        <ConfirmDialog
          trigger={<Button variant="destructive">{t("button")}</Button>}
          title={t("sureTitle")}
          confirmLabel={t("sure")}
          action={removeWebhook.bind(null, slug, id)}
        >
          {t.rich("text", { name: () => <bdi className="font-medium text-foreground">{name}</bdi> })}
        </ConfirmDialog>
      </div>
    </Section>
  );
}
