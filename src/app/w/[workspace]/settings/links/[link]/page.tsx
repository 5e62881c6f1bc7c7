import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { changeShareLink } from "@/features/delivery/share/actions";
import { ChangeLinkForm } from "@/features/delivery/share/components/change-link-form";
import { loadChangeableLink } from "@/features/delivery/share/loaders";
import { ClientWords } from "@/ui/client-words";
import { PageBody } from "@/ui/shell/page-body";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("share.change"))("title") };
}

export default async function ChangeLinkPage({ params }: { params: Promise<{ workspace: string; link: string }> }) {
  const { workspace, link } = await params;
  const t = await getTranslations("share.change");
  return (
    <PageBody width="wide">
      <h1 className="font-medium font-voice text-verdict">{t("title")}</h1>
      <p className="mt-1 mb-6 max-w-2xl text-muted-foreground">{t("dek")}</p>
      <ClientWords of={["share"]}>
        <ChangeLinkForm
          change={changeShareLink.bind(null, workspace)}
          linksHref={`/w/${workspace}/settings/links`}
          link={await loadChangeableLink(workspace, link)}
        />
      </ClientWords>
    </PageBody>
  );
}
