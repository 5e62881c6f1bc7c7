import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinksPage } from "@/features/delivery/personal-links/components/links-page";
import { loadLinks } from "@/features/delivery/personal-links/loaders";
import { ClientWords } from "@/ui/client-words";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("personalLinks"))("title") };
}

interface Props {
  params: Promise<{ workspace: string; survey: string }>;
}

export default async function PersonalLinksPage({ params }: Props) {
  const { workspace, survey } = await params;
  return (
    <ClientWords of={["personalLinks", "audience"]}>
      <LinksPage view={await loadLinks(workspace, survey)} />
    </ClientWords>
  );
}
