"use client";

import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import type { GuessedDate } from "@/domain/imports/guess";
import type { StopKind } from "@/domain/imports/stops";
import { orderStops } from "@/features/imports/actions";
import { ColumnSelect } from "@/features/imports/components/column-select";
import { DateFields } from "@/features/imports/components/date-fields";
import { SampleTable } from "@/features/imports/components/sample-table";
import { IDLE } from "@/platform/form-state";
import { Field } from "@/ui/field";
import { Notice } from "@/ui/notice";
import { RadioSegments } from "@/ui/radio-segments";
import { Section } from "@/ui/section";
import { SubmitButton } from "@/ui/submit-button";
import { TextLink } from "@/ui/text-link";

interface Props {
  slug: string;
  id: string;
  zone: string;
  looked: number;
  names: readonly string[];
  sample: readonly (readonly string[])[];
  encoding: string | null;
  stops: { kind: StopKind; customer: string; date: GuessedDate };
}

/** A list of customers who are written to no more: who they are, why, and since when. */
export function StopsForm({ slug, id, zone, looked, names, sample, encoding, stops }: Props) {
  const t = useTranslations("imports.stops");
  const all = useTranslations("imports");
  const [kind, setKind] = useState<string>(stops.kind);
  const [customer, setCustomer] = useState(stops.customer);
  const [date, setDate] = useState({ columns: stops.date.columns, patterns: stops.date.patterns.join("\n") });
  const [state, action] = useActionState(orderStops.bind(null, slug, id), IDLE);
  const pattern = date.patterns.split("\n").filter((line) => line.trim() !== "");
  const dated = date.columns.length === 0 ? null : { columns: date.columns, pattern, zone: stops.date.zone };
  return (
    <form action={action} className="grid gap-8">
      <input type="hidden" name="mapping" value={JSON.stringify({ customer, date: dated })} />
      <input type="hidden" name="encoding" value={encoding ?? ""} />
      {state.message && !state.ok ? <Notice tone="blocks" title={state.message} /> : null}
      <Notice
        title={t("title")}
        action={<TextLink href={`/w/${slug}/imports/${id}/map?purpose=answers`}>{t("answers")}</TextLink>}
      >
        {t("note")}
      </Notice>
      <SampleTable names={names} rows={sample} looked={looked} />
      <Section title={t("who")}>
        <div className="mt-3 grid gap-4 sm:grid-cols-2">
          <RadioSegments
            legend={t("why")}
            name="purpose"
            options={[
              { value: "unsubscribed", label: t("unsubscribed") },
              { value: "bounced", label: t("bounced") },
            ]}
            value={kind}
            onChoose={setKind}
          />
          <Field label={all("map.customer")} hint={all("map.customerHint")} error={state.errors["mapping.customer"]}>
            {(control) => (
              <ColumnSelect
                {...control}
                columns={names}
                value={customer}
                none={all("map.chooseColumn")}
                onChoose={setCustomer}
              />
            )}
          </Field>
        </div>
      </Section>
      <Section title={t("since")} dek={t("sinceDek")}>
        <DateFields
          columns={names}
          sample={sample}
          zone={stops.date.zone ?? zone}
          chosen={date.columns}
          patterns={date.patterns}
          asked={stops.date.asked}
          errors={state.errors}
          onChange={({ dateColumns, patterns }) =>
            setDate((before) => ({ columns: dateColumns ?? before.columns, patterns: patterns ?? before.patterns }))
          }
        />
      </Section>
      <div>
        <SubmitButton>{t("import")}</SubmitButton>
      </div>
    </form>
  );
}
