import { useTranslations } from "next-intl";
import { FileFields } from "@/features/imports/components/file-fields";
import { MappingForm } from "@/features/imports/components/mapping-form";
import type { loadMapping } from "@/features/imports/loaders";
import { StopsForm } from "@/features/imports/stops/stops-form";
import { ButtonLink } from "@/ui/button-link";
import { ClientWords } from "@/ui/client-words";
import { Notice } from "@/ui/notice";

/** The form over an uploaded file, or why the file cannot be read. */
export function MappingPage(props: Awaited<ReturnType<typeof loadMapping>>) {
  const t = useTranslations("imports.map");
  const again = <ButtonLink href={`/w/${props.slug}/imports/new`}>{t("another")}</ButtonLink>;
  return (
    <>
      <h1 className="font-medium font-voice text-verdict-small">{t("title")}</h1>
      <p className="mb-6 text-muted-foreground">
        <bdi>{props.fileName}</bdi>
      </p>
      <FileFields {...props} />
      {props.unreadable === null ? (
        <ClientWords of={["imports"]}>
          {props.stops ? (
            <StopsForm
              {...props}
              stops={props.stops}
              names={props.columns.map(({ name }) => name)}
              key={`${props.stops.kind} ${props.encoding}`}
            />
          ) : (
            <MappingForm
              slug={props.slug}
              id={props.id}
              zone={props.zone}
              looked={props.looked}
              columns={props.columns}
              sample={props.sample}
              surveys={props.surveys}
              initial={props.initial}
              source={props.source}
              encoding={props.encoding}
              asked={props.asked}
              // Another reading of the file begins the form anew.
              key={`${props.source} ${props.encoding}`}
            />
          )}
        </ClientWords>
      ) : (
        <Notice tone="blocks" title={props.unreadable} action={again} />
      )}
    </>
  );
}
