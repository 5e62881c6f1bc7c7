import type { Metadata } from "next";
import { Invitation } from "@/features/settings/access/components/invitation";
import { loadInvitation } from "@/features/settings/access/loaders";

export const metadata: Metadata = { title: "Invitation", referrer: "same-origin" };

/** Where an invitation leads. Opening it uses nothing up. */
export default async function JoinPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  return <Invitation token={token} {...(await loadInvitation(token))} />;
}
