import type { ObjectiveRow } from "@/db/queries/goals/find-objective";
import { FieldForm } from "@/features/goals/components/field-form";
import { type StateAction, StateForm } from "@/features/goals/components/state-form";
import type { loadObjectives } from "@/features/goals/objectives/loaders";
import type { ObjectiveDeed } from "@/features/goals/objectives/run-actions";
import { Section } from "@/ui/section";
import { PageBody } from "@/ui/shell/page-body";
import { TextLink } from "@/ui/text-link";
import { Verdict } from "@/ui/verdict";

type View = Awaited<ReturnType<typeof loadObjectives>>;
type Deeds = (id: string, deed: ObjectiveDeed) => StateAction;

/** What goals are for: made, renamed, put into an order, archived and brought back. */
export function ObjectivesPage({ view, create, act }: { view: View; create: StateAction; act: Deeds }) {
  const { slug, objectives, words } = view;
  const { t } = words;
  const shown = objectives.filter(({ archivedAt }) => archivedAt === null);
  const archived = objectives.filter(({ archivedAt }) => archivedAt !== null);
  return (
    <PageBody>
      <TextLink href={`/w/${slug}/goals`}>{t("all")}</TextLink>
      <Verdict className="mt-2" lead={t("objectives.lead")}>
        {t("objectives.title")}
      </Verdict>
      <FieldForm
        action={create}
        submit={t("objectives.create")}
        variant="primary"
        className="mt-4 max-w-md"
        fields={[
          { name: "name", label: t("objectives.name"), kind: "text", value: "", maxLength: 120, required: true },
        ]}
      />
      {shown.length === 0 ? (
        <p className="mt-6 text-muted-foreground">{t("objectives.none")}</p>
      ) : (
        <ol className="mt-6 border-border border-t">
          {shown.map((one) => (
            <Line key={one.id} view={view} one={one} act={act} />
          ))}
        </ol>
      )}
      {archived.length > 0 ? (
        <Section title={t("objectives.archived")} dek={t("objectives.archivedDek")} className="mt-8">
          <ul className="mt-2">
            {archived.map(({ id, name, goals }) => (
              <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-border border-b py-2">
                <span className="min-w-0 flex-1">
                  <bdi>{name}</bdi>{" "}
                  <span className="text-muted-foreground text-xs">{t("objectives.goals", { n: goals })}</span>
                </span>
                <StateForm action={act(id, "restore")} size="sm" label={`${t("objectives.restore")}: ${name}`}>
                  {t("objectives.restore")}
                </StateForm>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </PageBody>
  );
}

function Line({ view: { words }, one: { id, name, goals }, act }: { view: View; one: ObjectiveRow; act: Deeds }) {
  const { t } = words;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 border-border border-b py-3">
      <details className="min-w-0 flex-1 basis-64">
        <summary className="cursor-pointer font-semibold">
          <bdi>{name}</bdi>{" "}
          <span className="font-normal text-muted-foreground text-xs">{t("objectives.goals", { n: goals })}</span>
        </summary>
        <FieldForm
          action={act(id, "rename")}
          submit={t("objectives.rename")}
          className="mt-2 max-w-md"
          fields={[
            { name: "name", label: t("objectives.name"), kind: "text", value: name, maxLength: 120, required: true },
          ]}
        />
      </details>
      <div className="flex flex-wrap gap-2">
        <StateForm action={act(id, "up")} size="sm" label={t("objectives.up", { name })}>
          ↑
        </StateForm>
        <StateForm action={act(id, "down")} size="sm" label={t("objectives.down", { name })}>
          ↓
        </StateForm>
        <StateForm action={act(id, "archive")} size="sm" label={`${t("objectives.archive")}: ${name}`}>
          {t("objectives.archive")}
        </StateForm>
      </div>
    </li>
  );
}
