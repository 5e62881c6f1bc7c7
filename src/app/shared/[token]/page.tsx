import type { Metadata } from "next";
import { SharedView } from "@/app/shared/shared-view";

// The title of a tab tells nothing of whose numbers these are.
export const metadata: Metadata = { title: "Shared view", referrer: "no-referrer" };

export default async function SharedPage({ params }: { params: Promise<{ token: string }> }) {
  return <SharedView token={(await params).token} />;
}
