import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { findShareable } from "@/app/shared/find-shareable";
import { makeShareLink } from "@/features/delivery/share/actions";
import { LinkForm } from "@/features/delivery/share/components/link-form";
import { ClientWords } from "@/ui/client-words";
import { PageBody } from "@/ui/shell/page-body";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("share.new"))("title") };
}

type Query = Promise<Record<string, string | string[] | undefined>>;

export default async function NewLinkPage(props: { params: Promise<{ workspace: string }>; searchParams: Query }) {
  const { workspace } = await props.params;
  const shareable = await findShareable(workspace, await props.searchParams);
  const t = await getTranslations("share.new");
  return (
    <PageBody width="wide">
      <h1 className="font-medium font-voice text-verdict">{t("title")}</h1>
      <p className="mt-1 mb-6 max-w-2xl text-muted-foreground">{t("dek")}</p>
      <ClientWords of={["share"]}>
        <LinkForm make={makeShareLink.bind(null, workspace)} shareable={shareable} />
      </ClientWords>
    </PageBody>
  );
}
