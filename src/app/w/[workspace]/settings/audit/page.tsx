import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuditTrail } from "@/features/settings/audit/components/audit-trail";
import { loadAudit } from "@/features/settings/audit/loaders";
import { SettingsPage } from "@/features/settings/shell/components/settings-page";

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit"))("title") };
}

/** Who did what in the workspace. */
export default async function AuditPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const view = await loadAudit(workspace, await searchParams);
  return (
    <SettingsPage slug={workspace} here="audit">
      <AuditTrail view={view} />
    </SettingsPage>
  );
}
