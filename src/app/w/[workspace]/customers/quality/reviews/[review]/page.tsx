import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { writeNote } from "@/features/quality/coaching/actions";
import { CoachingForm } from "@/features/quality/coaching/components/coaching-form";
import { ReviewDetail } from "@/features/quality/reviews/components/review-detail";
import { loadReview } from "@/features/quality/reviews/loaders";
import { ClientWords } from "@/ui/client-words";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("quality.detail"))("page") };
}

/** One finished review, and where its agent is coached. */
export default async function Review({ params }: { params: Promise<{ workspace: string; review: string }> }) {
  const { workspace, review } = await params;
  const view = await loadReview(workspace, review);
  return (
    <ReviewDetail view={view}>
      {view.mayCoach ? (
        <ClientWords of={["quality"]}>
          <CoachingForm action={writeNote.bind(null, workspace)} review={view.id} agent={view.agent ?? ""} />
        </ClientWords>
      ) : null}
    </ReviewDetail>
  );
}
