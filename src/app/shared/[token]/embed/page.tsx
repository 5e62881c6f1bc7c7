import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SharedView } from "@/app/shared/shared-view";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("share.page"))("title"), referrer: "no-referrer" };
}

/** The same in a frame of a site that the link names; the door sends the policy that says which. */
export default async function EmbeddedPage({ params }: { params: Promise<{ token: string }> }) {
  return <SharedView token={(await params).token} embedded />;
}
