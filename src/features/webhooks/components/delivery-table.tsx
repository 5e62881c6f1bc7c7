import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { sendAgainNow } from "@/features/webhooks/actions";
import { ActionForm } from "@/features/webhooks/components/action-form";
import { StateMark } from "@/features/webhooks/components/state-mark";
import type { WebhookView } from "@/features/webhooks/loaders";
import type { DeliveryFact, DeliveryView } from "@/features/webhooks/view";
import { CursorLinks } from "@/ui/cursor-links";
import { EmptyState } from "@/ui/empty-state";
import { Section } from "@/ui/section";
import { Table, Td, Th, Tr } from "@/ui/table";
import { TextLink } from "@/ui/text-link";

const COLUMNS = 8;

/** What was sent and what became of it, the newest first; one of them opened to what was replied. */
export function DeliveryTable({ view }: { view: WebhookView }) {
  const t = useTranslations("webhooks.deliveries");
  const { rows, newest, older } = view.deliveries;
  return (
    <Section title={t("title")} dek={t("dek")} id="deliveries">
      {rows.length === 0 ? (
        <EmptyState title={t("none")} className="mt-2">
          {t("noneText")}
        </EmptyState>
      ) : (
        <>
          <Table caption={t("title")} className="mt-3">
            <thead>
              <tr>
                <Th className="first:ps-2">{t("event")}</Th>
                <Th>{t("when")}</Th>
                <Th>{t("state")}</Th>
                <Th numeric>{t("attempts")}</Th>
                <Th>{t("reply")}</Th>
                <Th numeric>{t("took")}</Th>
                <Th>{t("next")}</Th>
                <Th>
                  <span className="sr-only">{t("again")}</span>
                </Th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Fragment key={row.id}>
                  <DeliveryRow row={row} view={view} />
                  {row.facts === null ? null : <Opened facts={row.facts} />}
                </Fragment>
              ))}
            </tbody>
          </Table>
          <CursorLinks summary={t("shown", { n: rows.length })} newer={newest} newerLabel={t("newest")} older={older} />
        </>
      )}
    </Section>
  );
}

function DeliveryRow({ row, view }: { row: DeliveryView; view: WebhookView }) {
  const t = useTranslations("webhooks.deliveries");
  const about = { event: row.event, when: row.when };
  return (
    <Tr selected={row.facts !== null}>
      <Td head className="whitespace-nowrap first:ps-2">
        <TextLink
          href={row.href}
          scroll={false}
          aria-expanded={row.facts !== null}
          aria-label={t("open", about)}
          className="inline-block"
        >
          {row.event}
        </TextLink>
      </Td>
      <Td className="whitespace-nowrap">{row.when}</Td>
      <Td className="whitespace-nowrap">
        <StateMark state={row.state.name}>{row.state.words}</StateMark>
      </Td>
      <Td numeric>{row.attempts}</Td>
      <Td className="min-w-28">
        <bdi>{row.reply}</bdi>
      </Td>
      <Td numeric>{row.took}</Td>
      <Td className="whitespace-nowrap">{row.next}</Td>
      <Td>
        {row.mayRepeat ? (
          <div className="flex justify-end">
            <ActionForm
              action={sendAgainNow.bind(null, view.slug, view.id, row.id)}
              variant="quiet"
              size="sm"
              label={t("againOne", about)}
              quiet
            >
              {t("again")}
            </ActionForm>
          </div>
        ) : null}
      </Td>
    </Tr>
  );
}

/** One delivery opened: its id as the endpoint reads it, why it failed, and what was replied. */
function Opened({ facts }: { facts: readonly DeliveryFact[] }) {
  return (
    <tr>
      <td colSpan={COLUMNS} className="border-border border-b bg-muted/60 px-3.5 py-3">
        {/* On a phone the table scrolls beneath it. */}
        <dl className="sticky inset-s-3.5 grid max-w-[calc(100vw-4rem)] gap-x-6 gap-y-2 sm:grid-cols-[max-content_minmax(0,1fr)]">
          {facts.map(({ term, told, as }) => (
            <Fragment key={term}>
              <dt className="text-muted-foreground max-sm:text-xs">{term}</dt>
              <dd className="min-w-0">{as === "words" ? <bdi>{told}</bdi> : <Literally as={as}>{told}</Literally>}</dd>
            </Fragment>
          ))}
        </dl>
      </td>
    </tr>
  );
}

/** What programs wrote, as they wrote it. */
function Literally({ as, children }: { as: "code" | "reply"; children: string }) {
  const shape = "break-words font-mono text-xs";
  if (as === "code")
    return (
      <code dir="ltr" className={shape}>
        {children}
      </code>
    );
  return (
    <p dir="auto" className={shape}>
      {children}
    </p>
  );
}
