import { useTranslations } from "next-intl";
import type { ImportPurpose } from "@/domain/imports/purpose";
import type { SourceId } from "@/domain/imports/sources/source";
import { ENCODINGS, type Encoding } from "@/features/imports/decode-text";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { NativeSelect } from "@/ui/native-select";
import { Notice } from "@/ui/notice";
import { TextLink } from "@/ui/text-link";

interface Props {
  slug: string;
  id: string;
  /** The tool that the file looks like one of, and the one it is read as. */
  recognised: SourceId | null;
  source: SourceId | null;
  /** Null for a workbook, which says its own. */
  encoding: Encoding | null;
  /** What the rows are, kept while the encoding is changed; null where that is not known. */
  purpose: ImportPurpose | null;
}

/** How the file is read: as which tool's, which a person confirms or refuses, and in which encoding. */
export function FileFields({ slug, id, recognised, source, encoding, purpose }: Props) {
  const t = useTranslations("imports.source");
  const base = `/w/${slug}/imports/${id}/map`;
  const name = recognised === null ? "" : t(`names.${recognised}`);
  return (
    <div className="mb-8 grid gap-4">
      {recognised === null || (purpose !== null && purpose !== "answers") ? null : source === null ? (
        <Notice
          title={t("plain", { source: name })}
          action={<TextLink href={base}>{t("asSource", { source: name })}</TextLink>}
        />
      ) : (
        <Notice
          title={t("recognised", { source: name })}
          action={<TextLink href={`${base}?source=none`}>{t("another")}</TextLink>}
        >
          {t(`notes.${recognised}`)}
        </Notice>
      )}
      {encoding === null ? null : (
        <form action={base} className="flex flex-wrap items-end gap-3">
          {purpose === null ? null : <input type="hidden" name="purpose" value={purpose} />}
          {source === null && recognised !== null ? <input type="hidden" name="source" value="none" /> : null}
          <Field label={t("encoding")} className="max-w-sm">
            {(control) => (
              <NativeSelect {...control} name="encoding" key={encoding} defaultValue={encoding}>
                {ENCODINGS.map((one) => (
                  <option key={one} value={one}>
                    {t(`encodings.${one}`)}
                  </option>
                ))}
              </NativeSelect>
            )}
          </Field>
          <Button type="submit" variant="outline">
            {t("read")}
          </Button>
          <p className="basis-full text-muted-foreground text-xs">{t("encodingHint")}</p>
        </form>
      )}
    </div>
  );
}
