import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SendPage } from "@/features/delivery/mailings/components/send-page";
import { loadMailings } from "@/features/delivery/mailings/loaders";
import { testMark } from "@/features/respond/sign-tokens";
import { runtime } from "@/platform/runtime";
import { ClientWords } from "@/ui/client-words";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("mailings"))("title") };
}

interface Props {
  params: Promise<{ workspace: string; survey: string }>;
}

export default async function SendSurveyPage({ params }: Props) {
  const { workspace, survey } = await params;
  const view = await loadMailings(workspace, survey);
  return (
    <ClientWords of={["mailings", "audience"]}>
      <SendPage view={view} testMark={testMark(runtime().authSecret, view.survey.id)} />
    </ClientWords>
  );
}
