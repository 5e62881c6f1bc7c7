import { TryOut } from "@/features/surveys/embed/components/try-out";
import type { loadTryOut } from "@/features/surveys/embed/loaders";
import { ButtonLink } from "@/ui/button-link";
import { EmptyState } from "@/ui/empty-state";
import { PageBody } from "@/ui/shell/page-body";
import { TextLink } from "@/ui/text-link";

/** A page with the survey in it, as on another site. */
export function TryPage({ survey }: { survey: Awaited<ReturnType<typeof loadTryOut>> }) {
  const { slug, id, name, key, shows } = survey;
  const share = `/w/${slug}/surveys/${id}/share`;
  return (
    <PageBody width="wide" className="pt-6 sm:pt-10">
      <p>
        <TextLink href={`${share}#embed`}>Back to sharing</TextLink>
      </p>
      <h1 className="mt-2 font-medium font-voice text-verdict-small text-balance sm:text-verdict">
        <bdi>{name}</bdi> within a page
      </h1>
      {shows ? (
        <>
          <p className="mt-1 text-lg text-muted-foreground">
            This page does what yours would: the same script, the same frames. Your answers are tests and never counted.
          </p>
          <TryOut surveyKey={key} />
        </>
      ) : (
        <EmptyState title="It shows nothing yet" actions={<ButtonLink href={share}>See how it stands</ButtonLink>}>
          Only a live survey without a password appears within a page.
        </EmptyState>
      )}
    </PageBody>
  );
}
