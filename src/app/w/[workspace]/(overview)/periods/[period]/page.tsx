import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { reopen } from "@/app/w/[workspace]/(overview)/periods/actions";
import { PeriodPage } from "@/features/dashboards/periods/components/period-page";
import { loadPeriod } from "@/features/dashboards/periods/loaders";

interface Props {
  params: Promise<{ workspace: string; period: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("periods"))("page") };
}

/** One closed period beside today. */
export default async function Page({ params, searchParams }: Props) {
  const { workspace, period } = await params;
  const { by } = await searchParams;
  const view = await loadPeriod(workspace, period, typeof by === "string" && by !== "" ? by : undefined);
  return <PeriodPage view={view} reopen={reopen.bind(null, workspace, period)} />;
}
