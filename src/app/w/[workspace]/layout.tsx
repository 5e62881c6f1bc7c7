import type { ReactNode } from "react";
import { FRAME_READS, WorkspaceFrame } from "@/app/w/[workspace]/workspace-frame";
import { loadShell } from "@/features/settings/shell/loaders";
import { readForFrame } from "@/platform/session";

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
  const news = await readForFrame(workspace, FRAME_READS);
  return (
    <WorkspaceFrame slug={workspace} shell={shell} news={news}>
      {children}
    </WorkspaceFrame>
  );
}
