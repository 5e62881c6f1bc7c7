import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { saveView } from "@/app/w/[workspace]/(overview)/dashboards/actions";
import { NewViewPage } from "@/features/dashboards/own/components/new-view-page";
import { loadNewView } from "@/features/dashboards/own/loaders";

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ownDashboards"))("newView") };
}

/** An address that gets a name. */
export default async function Page({ params, searchParams }: Props) {
  const { workspace } = await params;
  const { path, query, back } = await loadNewView(workspace, await searchParams);
  return <NewViewPage back={back} save={saveView.bind(null, workspace, path, query)} />;
}
