import { PREVIEW_FRAME } from "@/features/surveys/components/live-frame";
import type { EditedSurvey } from "@/features/surveys/components/series-notice";
import { Button } from "@/ui/button";

/** Live or draft; without a script also "show the page", as the frame cannot follow each key then. */
export function FormButtons({
  survey,
  pending,
  previewUrl,
}: {
  survey: EditedSurvey | null;
  pending: boolean;
  previewUrl: string;
}) {
  const first = survey === null || survey.published === null;
  return (
    <div className="sticky bottom-14 z-10 mt-auto -mx-4 flex flex-wrap items-center gap-3 border-border border-t bg-background px-4 py-3 sm:bottom-0 sm:-mx-6 sm:px-6 xl:mx-0 xl:px-0">
      <Button
        type="submit"
        name="intent"
        value="publish"
        variant="primary"
        size="xl"
        aria-disabled={pending || undefined}
      >
        <span aria-live="polite">{pending ? "One moment" : first ? "Make it live" : "Publish the changes"}</span>
      </Button>
      <Button type="submit" name="intent" value="draft" variant="ghost" size="lg" aria-disabled={pending || undefined}>
        Save as draft
      </Button>
      <noscript>
        <button
          type="submit"
          formAction={previewUrl}
          formMethod="post"
          formTarget={PREVIEW_FRAME}
          className="min-h-8 rounded-md border border-input bg-card px-3 font-medium"
        >
          Show the page
        </button>
      </noscript>
      <p className="ms-auto text-muted-foreground text-xs max-lg:hidden">You can change or close it at any time.</p>
      <a
        href="#page"
        className="ms-auto rounded-sm font-medium text-primary underline decoration-primary/35 underline-offset-3 lg:hidden"
      >
        See the page
      </a>
    </div>
  );
}
