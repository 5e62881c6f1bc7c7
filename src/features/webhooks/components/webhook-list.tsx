import { useTranslations } from "next-intl";
import { addWebhook } from "@/features/webhooks/actions";
import { StateMark } from "@/features/webhooks/components/state-mark";
import { WebhookForm } from "@/features/webhooks/components/webhook-form";
import type { WebhooksView } from "@/features/webhooks/loaders";
import { ClientWords } from "@/ui/client-words";
import { EmptyState } from "@/ui/empty-state";
import { Notice } from "@/ui/notice";
import { Section } from "@/ui/section";
import { Table, Td, Th, Tr } from "@/ui/table";
import { TextLink } from "@/ui/text-link";

/** The webhooks of a workspace: where each sends what, how it stands, and a form for one more. */
export function WebhookList({ view }: { view: WebhooksView }) {
  const t = useTranslations("webhooks");
  const { slug, rows, surveys, most, gone } = view;
  return (
    <div className="grid gap-10">
      <Section title={t("title")} dek={t("dek")}>
        {gone ? <Notice className="mt-3">{t("deleted")}</Notice> : null}
        {rows.length === 0 ? (
          <EmptyState title={t("empty.title")} className="mt-2">
            {t("empty.text")}
          </EmptyState>
        ) : (
          <WebhookTable rows={rows} />
        )}
      </Section>
      <Section title={t("add.title")} dek={t("add.dek")}>
        {rows.length >= most ? (
          <p className="mt-3 text-muted-foreground">{t("add.full", { n: most })}</p>
        ) : (
          <ClientWords of={["webhooks.form", "webhooks.events", "webhooks.eventNotes"]}>
            <WebhookForm
              save={addWebhook.bind(null, slug)}
              first={{ url: "", description: "", format: "json", events: ["response.completed"], survey: "" }}
              surveys={surveys}
              submit={t("add.submit")}
            />
          </ClientWords>
        )}
      </Section>
    </div>
  );
}

function WebhookTable({ rows }: { rows: WebhooksView["rows"] }) {
  const t = useTranslations("webhooks.list");
  return (
    <Table caption={t("caption")} className="mt-3">
      <thead>
        <tr>
          <Th>{t("webhook")}</Th>
          <Th>{t("state")}</Th>
          <Th>{t("events")}</Th>
          <Th>{t("last")}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td head className="max-w-80">
              <TextLink href={row.href}>
                <bdi className="break-words">{row.name}</bdi>
              </TextLink>
              {row.host === null ? null : (
                <span dir="ltr" className="block truncate text-muted-foreground text-xs rtl:text-end">
                  {row.host}
                </span>
              )}
            </Td>
            <Td className="whitespace-nowrap">
              <StateMark state={row.state.name}>{row.state.words}</StateMark>
            </Td>
            <Td className="min-w-40">
              {row.events}
              {row.format === null ? null : <span className="block text-muted-foreground text-xs">{row.format}</span>}
              {row.survey === null ? null : (
                <bdi className="block text-muted-foreground text-xs">{t("only", { survey: row.survey })}</bdi>
              )}
            </Td>
            <Td className="whitespace-nowrap">
              {row.last === null ? (
                <span className="text-muted-foreground">{t("never")}</span>
              ) : (
                <>
                  <StateMark state={row.last.state.name}>{row.last.state.words}</StateMark>
                  <span className="block text-muted-foreground text-xs">{row.last.when}</span>
                </>
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
