import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccessPage } from "@/features/settings/access/components/access-page";
import { NewWorkspaceForm } from "@/features/settings/workspace/components/new-workspace-form";
import { requireUser } from "@/platform/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("access.newWorkspace"))("page") };
}

/** Another workspace for somebody who is signed in. */
export default async function NewWorkspace() {
  await requireUser();
  const t = await getTranslations("access.newWorkspace");
  return (
    <AccessPage title={t("title")} lead={t("lead")}>
      <NewWorkspaceForm />
    </AccessPage>
  );
}
