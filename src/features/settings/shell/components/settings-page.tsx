import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { loadSettingsLinks } from "@/features/settings/shell/loaders";
import { ClientWords } from "@/ui/client-words";
import { PageBody } from "@/ui/shell/page-body";
import { SideLinks } from "@/ui/side-links";

/** The frame of a page of settings: a title, the other pages beside it, its content with the words its forms say. */
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
  const groups = await loadSettingsLinks(slug, here);
  return (
    <PageBody className="mx-auto max-w-340">
      <h1 className="font-medium font-voice text-verdict">{t("title")}</h1>
      <div className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-6 lg:mt-6 lg:grid-cols-[11.5rem_minmax(0,1fr)]">
        <SideLinks label={t("title")} groups={groups} />
        <div className="min-w-0">
          <ClientWords of={["settings"]}>{children}</ClientWords>
        </div>
      </div>
    </PageBody>
  );
}
