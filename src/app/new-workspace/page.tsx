import type { Metadata } from "next";
import { AccessPage } from "@/features/settings/access/components/access-page";
import { NewWorkspaceForm } from "@/features/settings/workspace/components/new-workspace-form";
import { requireUser } from "@/platform/session";

export const metadata: Metadata = { title: "New workspace" };

/** Another workspace for somebody who is signed in. */
export default async function NewWorkspace() {
  await requireUser();
  return (
    <AccessPage title="A new workspace" lead="With its own surveys, answers and members.">
      <NewWorkspaceForm />
    </AccessPage>
  );
}
