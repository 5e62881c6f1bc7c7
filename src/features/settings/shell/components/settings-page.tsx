import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { loadSettingsTabs } from "@/features/settings/shell/loaders";
import { ClientWords } from "@/ui/client-words";
import { PageBody } from "@/ui/shell/page-body";
import { TabLinks } from "@/ui/tab-links";

/** The frame of a page of settings: a title, the other pages as tabs, its content with the words its forms say. */
export async function SettingsPage({
  slug,
  here,
  children,
}: {
  slug: string;
  here:
    | "workspace"
    | "members"
    | "keys"
    | "webhooks"
    | "links"
    | "service"
    | "quality"
    | "follow-ups"
    | "customers"
    | "data"
    | "audit"
    | "digest"
    | "account";
  children: ReactNode;
}) {
  const t = await getTranslations("settings");
  const tabs = await loadSettingsTabs(slug, here);
  return (
    <PageBody width="wide" className="grid gap-8">
      <div className="grid justify-items-start gap-4">
        <h1 className="font-medium font-voice text-verdict">{t("title")}</h1>
        {tabs.length > 1 ? <TabLinks label={t("title")} tabs={tabs} /> : null}
      </div>
      <div>
        <ClientWords of={["settings"]}>{children}</ClientWords>
      </div>
    </PageBody>
  );
}
