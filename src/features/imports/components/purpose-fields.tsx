import { useTranslations } from "next-intl";
import { IMPORT_PURPOSES, type ImportPurpose } from "@/domain/imports/purpose";
import type { Encoding } from "@/features/imports/decode-text";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { NativeSelect } from "@/ui/native-select";

/** What the rows of the file are: as its header says, or as a person says. */
export function PurposeFields({
  slug,
  id,
  purpose,
  recognised,
  encoding,
}: {
  slug: string;
  id: string;
  purpose: ImportPurpose;
  /** Whether the header said so. */
  recognised: boolean;
  encoding: Encoding | null;
}) {
  const t = useTranslations("imports.records");
  return (
    <form action={`/w/${slug}/imports/${id}/map`} className="mb-6 flex flex-wrap items-end gap-3">
      {encoding === null ? null : <input type="hidden" name="encoding" value={encoding} />}
      <Field label={t("what")} hint={recognised ? t("recognised") : t("whatHint")} className="w-full max-w-sm">
        {(control) => (
          <NativeSelect {...control} name="purpose" key={purpose} defaultValue={purpose}>
            {IMPORT_PURPOSES.map((one) => (
              <option key={one} value={one}>
                {t(`purposes.${one}`)}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      <Button type="submit" variant="outline" className="mb-5">
        {t("change")}
      </Button>
    </form>
  );
}
