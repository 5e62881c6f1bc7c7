import type { ReactNode } from "react";
import { FRAME_READS, WorkspaceFrame } from "@/app/w/[workspace]/workspace-frame";
import { isRehearsal, rehearseFrame } from "@/platform/rehearsal";

const PERSON = {
  workspaceName: "Rehearsal",
  person: { name: "Nobody", email: "nobody@rehearsal.example", letterKeys: true },
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
  const news = await rehearseFrame(FRAME_READS);
  return (
    <WorkspaceFrame slug={workspace} shell={PERSON} news={news}>
      {children}
    </WorkspaceFrame>
  );
}
