import type { Metadata } from "next";
import { SharedView } from "@/app/shared/shared-view";

export const metadata: Metadata = { title: "Shared view", referrer: "no-referrer" };

/** The same in a frame of a site that the link names; the door sends the policy that says which. */
export default async function EmbeddedPage({ params }: { params: Promise<{ token: string }> }) {
  return <SharedView token={(await params).token} embedded />;
}
