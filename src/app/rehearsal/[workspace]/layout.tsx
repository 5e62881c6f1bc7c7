import type { ReactNode } from "react";
import { WorkspaceFrame } from "@/app/w/[workspace]/workspace-frame";
import { countAlerts } from "@/features/alerts/loaders";
import { readExportNews } from "@/features/exports/answers/loaders";
import { readRecountAlarm } from "@/features/settings/data/loaders";
import { isRehearsal, rehearseFrame } from "@/platform/rehearsal";

const PERSON = {
  workspaceName: "Rehearsal",
  person: { name: "Nobody", email: "nobody@rehearsal.example" },
  workspaces: [{ slug: "rehearsal", name: "Rehearsal", current: true }],
  settingsHref: "/w/rehearsal/settings/account",
};

/** The frame around the rehearsal, as it stands around a workspace's pages. */
export default async function RehearsalLayout({
  params,
  children,
}: {
  params: Promise<{ workspace: string }>;
  children: ReactNode;
}) {
  const { workspace } = await params;
  if (!(await isRehearsal())) return children;
  const news = await rehearseFrame({ alerts: countAlerts, differ: readRecountAlarm, exports: readExportNews });
  return (
    <WorkspaceFrame slug={workspace} shell={PERSON} news={news}>
      {children}
    </WorkspaceFrame>
  );
}
