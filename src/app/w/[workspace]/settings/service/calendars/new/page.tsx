import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CalendarPage } from "@/features/service/calendars/components/calendar-page";
import { loadCalendarForm } from "@/features/service/calendars/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("promises"))("calendar.new") };
}

/** A calendar to be. */
export default async function NewCalendarPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  return <CalendarPage view={await loadCalendarForm(workspace, null)} />;
}
