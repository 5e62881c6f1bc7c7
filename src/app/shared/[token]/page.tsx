import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SharedView } from "@/app/shared/shared-view";

// The title of a tab tells nothing of whose numbers these are.
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("share.page"))("title"), referrer: "no-referrer" };
}

export default async function SharedPage({ params }: { params: Promise<{ token: string }> }) {
  return <SharedView token={(await params).token} />;
}
