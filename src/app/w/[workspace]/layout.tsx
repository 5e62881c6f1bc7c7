import type { ReactNode } from "react";
import { PersonMenu } from "@/features/settings/shell/components/person-menu";
import { loadShell } from "@/features/settings/shell/loaders";
import { AppShell } from "@/ui/shell/app-shell";

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
  return (
    <AppShell
      home={home}
      workspace={shell.workspaceName}
      places={[
        { href: home, label: "Overview", icon: "overview", exact: true },
        { href: `${home}/surveys`, label: "Surveys", icon: "surveys", also: [`${home}/imports`] },
        { href: `${home}/goals`, label: "Goals", icon: "goals" },
      ]}
      person={<PersonMenu shell={shell} slug={workspace} />}
    >
      {children}
    </AppShell>
  );
}
