import { useTranslations } from "next-intl";
import { saveCalendar } from "@/features/service/calendars/actions";
import { CalendarForm } from "@/features/service/calendars/components/calendar-form";
import type { CalendarFormView } from "@/features/service/calendars/view";
import { ClientWords } from "@/ui/client-words";
import { Section } from "@/ui/section";
import { PageBody } from "@/ui/shell/page-body";
import { TextLink } from "@/ui/text-link";
import { Verdict } from "@/ui/verdict";

/** One calendar: its form, and the versions it has had. */
export function CalendarPage({ view }: { view: CalendarFormView }) {
  const t = useTranslations("promises");
  return (
    <PageBody width="wide">
      <TextLink href={`/w/${view.slug}/settings/service`}>{t("settings.back")}</TextLink>
      <Verdict className="mt-2 mb-6" lead={t("calendar.lead")}>
        {view.id === null ? t("calendar.new") : <bdi>{view.name}</bdi>}
      </Verdict>
      <ClientWords of={["promises"]}>
        <CalendarForm view={view} save={saveCalendar.bind(null, view.slug, view.id)} />
      </ClientWords>
      {view.versions.length > 1 ? (
        <Section title={t("calendar.versions")} className="mt-8 max-w-3xl">
          <ul className="mt-2">
            {view.versions.map(({ key, title, text }) => (
              <li key={key} className="flex flex-wrap justify-between gap-x-6 border-border border-b py-2">
                <span>{title}</span>
                <span className="text-muted-foreground">{text}</span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </PageBody>
  );
}
