import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { pressCalendar } from "@/features/service/calendars/actions";
import { PressForm } from "@/features/service/components/press-form";
import { pressPolicy } from "@/features/service/promises/actions";
import type { ListedView, ServiceSettingsView } from "@/features/service/promises/view";
import { AutoRefresh } from "@/ui/auto-refresh";
import { Badge } from "@/ui/badge";
import { ButtonLink } from "@/ui/button-link";
import { Progress } from "@/ui/progress";
import { Section } from "@/ui/section";
import { Table, Td, Th, Tr } from "@/ui/table";

/** What is promised, when the team works, and who changed either. */
export function ServiceSettings({ view }: { view: ServiceSettingsView }) {
  const t = useTranslations("promises");
  return (
    <div className="grid gap-10">
      {view.running ? (
        <div className="max-w-md">
          <AutoRefresh />
          <Progress label={view.running.label} detail={view.running.detail} value={view.running.share} max={1} />
        </div>
      ) : null}
      <Policies view={view} />
      <Calendars view={view} />
      <Section title={t("settings.changes")}>
        {view.changes.length === 0 ? (
          <p className="mt-2 text-muted-foreground">{t("settings.noChanges")}</p>
        ) : (
          <Table caption={t("settings.changes")} className="mt-2">
            <thead>
              <tr>
                <Th>{t("settings.when")}</Th>
                <Th>{t("settings.by")}</Th>
                <Th>{t("settings.did")}</Th>
              </tr>
            </thead>
            <tbody>
              {view.changes.map(({ id, when, who, what }) => (
                <Tr key={id}>
                  <Td className="whitespace-nowrap">{when}</Td>
                  <Td>
                    <bdi>{who}</bdi>
                  </Td>
                  <Td>{what}</Td>
                </Tr>
              ))}
            </tbody>
          </Table>
        )}
      </Section>
    </div>
  );
}

function Policies({ view }: { view: ServiceSettingsView }) {
  const t = useTranslations("promises");
  const { slug, policies } = view;
  const home = `/w/${slug}/settings/service/policies`;
  return (
    <Section title={t("settings.policies")} dek={t("settings.policiesDek")}>
      {policies.length === 0 ? (
        <p className="mt-3 text-muted-foreground">{t("settings.noPolicies")}</p>
      ) : (
        <ol className="mt-2">
          {policies.map((one, place) => (
            <Row key={one.id} one={one} edit={`${home}/${one.id}`}>
              {place > 0 ? (
                <PressForm
                  action={pressPolicy.bind(null, slug, one.id, "up")}
                  label={t("settings.up", { name: one.name })}
                >
                  ↑
                </PressForm>
              ) : null}
              {place < policies.length - 1 ? (
                <PressForm
                  action={pressPolicy.bind(null, slug, one.id, "down")}
                  label={t("settings.down", { name: one.name })}
                >
                  ↓
                </PressForm>
              ) : null}
              <PressForm
                action={pressPolicy.bind(null, slug, one.id, "delete")}
                label={`${t("settings.delete")}: ${one.name}`}
              >
                {t("settings.delete")}
              </PressForm>
            </Row>
          ))}
        </ol>
      )}
      <ButtonLink className="mt-4" href={`${home}/new`} variant="primary">
        {t("settings.newPolicy")}
      </ButtonLink>
      <Deleted rows={view.deletedPolicies} restore={(id) => pressPolicy.bind(null, slug, id, "restore")} />
    </Section>
  );
}

function Calendars({ view }: { view: ServiceSettingsView }) {
  const t = useTranslations("promises");
  const { slug, calendars } = view;
  const home = `/w/${slug}/settings/service/calendars`;
  return (
    <Section title={t("settings.calendars")} dek={t("settings.calendarsDek")}>
      {calendars.length === 0 ? (
        <p className="mt-3 text-muted-foreground">{t("settings.noCalendars")}</p>
      ) : (
        <ul className="mt-2">
          {calendars.map((one) => (
            <Row key={one.id} one={one} edit={`${home}/${one.id}`}>
              {one.isDefault ? null : (
                <PressForm
                  action={pressCalendar.bind(null, slug, one.id, "default")}
                  label={`${t("settings.makeDefault")}: ${one.name}`}
                >
                  {t("settings.makeDefault")}
                </PressForm>
              )}
              <PressForm
                action={pressCalendar.bind(null, slug, one.id, "delete")}
                label={`${t("settings.delete")}: ${one.name}`}
              >
                {t("settings.delete")}
              </PressForm>
            </Row>
          ))}
        </ul>
      )}
      <ButtonLink className="mt-4" href={`${home}/new`}>
        {t("settings.newCalendar")}
      </ButtonLink>
      <Deleted rows={view.deletedCalendars} restore={(id) => pressCalendar.bind(null, slug, id, "restore")} />
    </Section>
  );
}

function Row({ one, edit, children }: { one: ListedView; edit: string; children: ReactNode }) {
  const t = useTranslations("promises");
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 border-border border-b py-3">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-2 font-semibold">
          <bdi>{one.name}</bdi>
          {one.isDefault ? <Badge>{t("settings.default")}</Badge> : null}
        </p>
        {one.lines.map((line) => (
          <p key={line} className="text-muted-foreground">
            {line}
          </p>
        ))}
      </div>
      <div className="flex flex-wrap items-start gap-1">
        <ButtonLink href={edit} variant="quiet" size="sm" aria-label={`${t("settings.edit")}: ${one.name}`}>
          {t("settings.edit")}
        </ButtonLink>
        {children}
      </div>
    </li>
  );
}

function Deleted({
  rows,
  restore,
}: {
  rows: readonly ListedView[];
  restore: (id: string) => Parameters<typeof PressForm>[0]["action"];
}) {
  const t = useTranslations("promises");
  if (rows.length === 0) return null;
  return (
    <details className="mt-4">
      <summary className="inline-flex min-h-6 items-center rounded-sm font-medium text-primary underline decoration-primary/35 underline-offset-3 pointer-coarse:min-h-11">
        {t("settings.deleted")}
      </summary>
      <ul>
        {rows.map(({ id, name }) => (
          <li key={id} className="flex items-center justify-between gap-4 border-border border-b py-1.5">
            <bdi>{name}</bdi>
            <PressForm action={restore(id)} label={`${t("settings.restore")}: ${name}`}>
              {t("settings.restore")}
            </PressForm>
          </li>
        ))}
      </ul>
    </details>
  );
}
