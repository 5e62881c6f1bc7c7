import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { close } from "@/app/w/[workspace]/(overview)/periods/actions";
import { PeriodsPage } from "@/features/dashboards/periods/components/periods-page";
import { loadPeriods } from "@/features/dashboards/periods/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("periods"))("title") };
}

/** The months and quarters that were closed. */
export default async function Page({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  return <PeriodsPage view={await loadPeriods(workspace)} close={close.bind(null, workspace)} />;
}
