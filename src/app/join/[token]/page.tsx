import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Invitation } from "@/features/settings/access/components/invitation";
import { loadInvitation } from "@/features/settings/access/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("access.invitation"))("page"), referrer: "same-origin" };
}

/** Where an invitation leads. Opening it uses nothing up. */
export default async function JoinPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  return <Invitation token={token} {...(await loadInvitation(token))} />;
}
