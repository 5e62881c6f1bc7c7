import { type FieldChoice, FieldForm } from "@/features/goals/components/field-form";
import type { StateAction } from "@/features/goals/components/state-form";
import { INITIATIVE_KINDS } from "@/features/goals/initiatives/input";
import type { loadInitiativeForm } from "@/features/goals/initiatives/loaders";
import { PageBody } from "@/ui/shell/page-body";
import { TextLink } from "@/ui/text-link";
import { Verdict } from "@/ui/verdict";

/** A new initiative, or one that is changed. */
export function InitiativeFormPage({
  view,
  save,
}: {
  view: Awaited<ReturnType<typeof loadInitiativeForm>>;
  save: StateAction;
}) {
  const { slug, id, form, segments, words } = view;
  const { i } = words;
  const path = `/w/${slug}/goals/initiatives`;
  const known: FieldChoice[] = segments.flatMap(({ name, values }) =>
    values.map((value) => ({ value: JSON.stringify([name, value]), label: value, group: name })),
  );
  // A segment that no survey has any more is still this initiative's.
  const kept =
    form.segment === "" || known.some(({ value }) => value === form.segment) ? [] : [keptChoice(form.segment)];
  return (
    <PageBody>
      <TextLink href={id === null ? path : `${path}/${id}`}>{i("all")}</TextLink>
      <Verdict className="mt-2" lead={id === null ? i("newLead") : undefined}>
        {id === null ? i("newTitle") : i("editTitle")}
      </Verdict>
      <FieldForm
        action={save}
        submit={i("save")}
        variant="primary"
        columns={2}
        className="mt-5 max-w-3xl"
        fields={[
          {
            name: "kind",
            label: i("fields.kind"),
            kind: "choice",
            value: form.kind || "training",
            choices: INITIATIVE_KINDS.map((kind) => ({ value: kind, label: i(`kinds.${kind}`) })),
          },
          {
            name: "name",
            label: i("fields.name"),
            hint: i("fields.nameHint"),
            kind: "text",
            value: form.name,
            maxLength: 120,
            required: true,
          },
          {
            name: "segment",
            label: i("fields.segment"),
            hint: i("fields.segmentHint"),
            kind: "choice",
            value: form.segment,
            choices: [{ value: "", label: i("everybody") }, ...kept, ...known],
          },
          {
            name: "who",
            label: i("fields.who"),
            hint: i("fields.whoHint"),
            kind: "text",
            value: form.who,
            maxLength: 200,
            required: false,
          },
          {
            name: "skill",
            label: i("fields.skill"),
            hint: i("fields.skillHint"),
            kind: "text",
            value: form.skill,
            maxLength: 200,
            required: false,
          },
          { name: "startsOn", label: i("fields.startsOn"), kind: "day", value: form.startsOn, required: true },
          {
            name: "endsOn",
            label: i("fields.endsOn"),
            hint: i("fields.endsOnHint"),
            kind: "day",
            value: form.endsOn,
            required: false,
          },
          {
            name: "note",
            label: i("fields.note"),
            kind: "long",
            value: form.note,
            maxLength: 1_000,
            required: false,
          },
        ]}
      />
    </PageBody>
  );
}

function keptChoice(segment: string): FieldChoice {
  return { value: segment, label: segment.replace(/^\["|"\]$/g, "").replace('","', ": ") };
}
