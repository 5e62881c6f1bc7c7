import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CalendarPage } from "@/features/service/calendars/components/calendar-page";
import { loadCalendarForm } from "@/features/service/calendars/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("promises"))("calendar.week") };
}

/** One calendar and its versions. */
export default async function OneCalendarPage({
  params,
}: {
  params: Promise<{ workspace: string; calendar: string }>;
}) {
  const { workspace, calendar } = await params;
  return <CalendarPage view={await loadCalendarForm(workspace, calendar)} />;
}
