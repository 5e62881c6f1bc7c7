import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { loadAlertCount } from "@/features/alerts/loaders";
import { ExportNotices } from "@/features/exports/components/export-notices";
import { RecountAlarm } from "@/features/settings/data/components/recount-alarm";
import { PersonMenu } from "@/features/settings/shell/components/person-menu";
import { loadShell } from "@/features/settings/shell/loaders";
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
  const home = `/w/${workspace}`;
  const t = await getTranslations("palette.places");
  return (
    <AppShell
      home={home}
      workspace={shell.workspaceName}
      places={[
        {
          ...{ href: home, label: t("overview"), icon: "overview", exact: true },
          count: await loadAlertCount(workspace),
          also: ["dashboards", "alerts", "board", "periods"].map((part) => `${home}/${part}`),
        },
        { href: `${home}/feedback`, label: t("feedback"), icon: "feedback" },
        { href: `${home}/surveys`, label: t("surveys"), icon: "surveys", also: [`${home}/imports`] },
        { href: `${home}/customers`, label: t("customers"), icon: "customers" },
        { href: `${home}/goals`, label: t("goals"), icon: "goals" },
      ]}
      search={
        <ClientWords of={["palette"]}>
          <Palette source={`${home}/palette`} />
        </ClientWords>
      }
      person={
        <ClientWords of={["menu"]}>
          <PersonMenu shell={shell} slug={workspace} />
        </ClientWords>
      }
      banner={
        <>
          <RecountAlarm slug={workspace} />
          <ExportNotices slug={workspace} />
        </>
      }
    >
      {children}
    </AppShell>
  );
}
