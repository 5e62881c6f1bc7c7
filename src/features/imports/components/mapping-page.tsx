import { MappingForm } from "@/features/imports/components/mapping-form";
import type { loadMapping } from "@/features/imports/loaders";
import { ButtonLink } from "@/ui/button-link";
import { Notice } from "@/ui/notice";

/** The form over an uploaded file, or why the file cannot be read. */
export function MappingPage(props: Awaited<ReturnType<typeof loadMapping>>) {
  const again = <ButtonLink href={`/w/${props.slug}/imports/new`}>Choose another file</ButtonLink>;
  return (
    <>
      <h1 className="font-medium font-voice text-verdict-small">Which column is what?</h1>
      <p className="mb-6 text-muted-foreground">
        <bdi>{props.fileName}</bdi>
      </p>
      {props.unreadable === null ? (
        <MappingForm
          slug={props.slug}
          id={props.id}
          zone={props.zone}
          looked={props.looked}
          columns={props.columns}
          sample={props.sample}
          surveys={props.surveys}
          initial={props.initial}
        />
      ) : (
        <Notice tone="blocks" title={props.unreadable} action={again} />
      )}
    </>
  );
}
