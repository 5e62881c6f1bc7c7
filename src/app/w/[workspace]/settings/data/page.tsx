import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { loadExports } from "@/features/exports/answers/loaders";
import { ExportList } from "@/features/exports/components/export-list";
import { BackupSection } from "@/features/settings/data/components/backup-section";
import { RecountSection } from "@/features/settings/data/components/recount-section";
import { loadRecount } from "@/features/settings/data/loaders";
import { SettingsPage } from "@/features/settings/shell/components/settings-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("data"))("page") };
}

/** Whether the numbers are right, and how the data leaves. */
export default async function DataPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const [recount, exports] = await Promise.all([loadRecount(workspace), loadExports(workspace)]);
  return (
    <SettingsPage slug={workspace} here="data">
      <div className="grid gap-10">
        <RecountSection view={recount} />
        <ExportList view={exports} />
        <BackupSection />
      </div>
    </SettingsPage>
  );
}
