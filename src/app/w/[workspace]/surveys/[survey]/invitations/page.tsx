import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InvitationsPage } from "@/features/delivery/invitations/components/invitations-page";
import { loadInvitations } from "@/features/delivery/invitations/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("invitations"))("title") };
}

interface Props {
  params: Promise<{ workspace: string; survey: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SurveyInvitationsPage({ params, searchParams }: Props) {
  const { workspace, survey } = await params;
  return <InvitationsPage view={await loadInvitations(workspace, survey, await searchParams)} />;
}
