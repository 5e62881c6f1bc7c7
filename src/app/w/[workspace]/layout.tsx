import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { countAlerts } from "@/features/alerts/loaders";
import { readExportNews } from "@/features/exports/answers/loaders";
import { ExportNotices } from "@/features/exports/components/export-notices";
import { RecountAlarm } from "@/features/settings/data/components/recount-alarm";
import { readRecountAlarm } from "@/features/settings/data/loaders";
import { PersonMenu } from "@/features/settings/shell/components/person-menu";
import { loadShell } from "@/features/settings/shell/loaders";
import { readForFrame } from "@/platform/session";
import { ClientWords } from "@/ui/client-words";
import { AppShell } from "@/ui/shell/app-shell";
import { Palette } from "@/ui/shell/palette";

/** The frame around a workspace's pages. It shows, and authorises nothing: each page does that itself. */
export default async function WorkspaceLayout({
  params,
  children,
}: {
  params: Promise<{ workspace: string }>;
  children: ReactNode;
}) {
  const { workspace } = await params;
  const shell = await loadShell(workspace);
  if (shell === null) return children;
  const news = await readForFrame(workspace, async (tx, access) => ({
    alerts: await countAlerts(tx, access),
    differ: await readRecountAlarm(tx, access),
    exports: await readExportNews(tx, access),
  }));
  const home = `/w/${workspace}`;
  const t = await getTranslations("palette.places");
  return (
    <ClientWords of={["palette", "menu"]}>
      <AppShell
        home={home}
        workspace={shell.workspaceName}
        places={[
          {
            ...{ href: home, label: t("overview"), icon: "overview", exact: true },
            count: news?.alerts ?? 0,
            also: ["dashboards", "alerts", "board", "periods"].map((part) => `${home}/${part}`),
          },
          { href: `${home}/feedback`, label: t("feedback"), icon: "feedback" },
          { href: `${home}/surveys`, label: t("surveys"), icon: "surveys", also: [`${home}/imports`] },
          { href: `${home}/customers`, label: t("customers"), icon: "customers" },
          { href: `${home}/goals`, label: t("goals"), icon: "goals" },
        ]}
        search={<Palette source={`${home}/palette`} />}
        person={<PersonMenu shell={shell} slug={workspace} />}
        banner={
          <>
            <RecountAlarm slug={workspace} differ={news?.differ ?? null} />
            <ExportNotices slug={workspace} news={news?.exports ?? []} />
          </>
        }
      >
        {children}
      </AppShell>
    </ClientWords>
  );
}
