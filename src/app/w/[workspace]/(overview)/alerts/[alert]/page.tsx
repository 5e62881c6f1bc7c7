import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readFollowedNumbers } from "@/app/read-followed-numbers";
import { acknowledge, reopen, snooze } from "@/app/w/[workspace]/(overview)/alerts/actions";
import { AlertPage } from "@/features/alerts/components/alert-page";
import { loadAlert } from "@/features/alerts/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("alerts"))("tab.one") };
}

export default async function OneAlertPage({ params }: { params: Promise<{ workspace: string; alert: string }> }) {
  const { workspace, alert } = await params;
  const view = await loadAlert(workspace, alert, readFollowedNumbers);
  const actions = {
    acknowledge: acknowledge.bind(null, workspace, alert),
    reopen: reopen.bind(null, workspace, alert),
    snooze: (weeks: number) => snooze.bind(null, workspace, alert, weeks),
  };
  return <AlertPage view={view} actions={actions} />;
}
