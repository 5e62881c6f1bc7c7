import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkList } from "@/features/delivery/share/components/link-list";
import { loadLinks } from "@/features/delivery/share/loaders";
import { SettingsPage } from "@/features/settings/shell/components/settings-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("share.list"))("title") };
}

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The links of a workspace to its views. */
export default async function LinksPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const view = await loadLinks(workspace, await searchParams);
  return (
    <SettingsPage slug={workspace} here="links">
      <LinkList slug={workspace} view={view} />
    </SettingsPage>
  );
}
