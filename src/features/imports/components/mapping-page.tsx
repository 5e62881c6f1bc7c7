import { useTranslations } from "next-intl";
import { order, orderRecords } from "@/features/imports/actions";
import { FileFields } from "@/features/imports/components/file-fields";
import { MappingForm } from "@/features/imports/components/mapping-form";
import { PurposeFields } from "@/features/imports/components/purpose-fields";
import type { loadMapping } from "@/features/imports/loaders";
import { RecordForm } from "@/features/imports/records/record-form";
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
      {props.unreadable === null ? (
        <PurposeFields
          slug={props.slug}
          id={props.id}
          purpose={props.records?.purpose ?? "answers"}
          recognised={props.records?.recognised ?? false}
          encoding={props.encoding}
        />
      ) : null}
      <FileFields {...props} purpose={props.unreadable === null ? (props.records?.purpose ?? "answers") : null} />
      {props.unreadable === null ? (
        <ClientWords of={["imports"]}>
          {props.records ? (
            <RecordForm
              order={orderRecords.bind(null, props.slug, props.id)}
              zone={props.zone}
              looked={props.looked}
              columns={props.columns}
              sample={props.sample}
              encoding={props.encoding}
              records={props.records}
              surveys={props.surveys}
              names={props.columns.map(({ name }) => name)}
              // Another purpose or reading of the file begins the form anew.
              key={`${props.records.purpose} ${props.encoding}`}
            />
          ) : (
            <MappingForm
              order={order.bind(null, props.slug, props.id)}
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
