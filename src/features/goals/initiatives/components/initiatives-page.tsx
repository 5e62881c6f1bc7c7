import { type StateAction, StateForm } from "@/features/goals/components/state-form";
import { describeWhen, describeWho } from "@/features/goals/initiatives/describe-initiative";
import type { loadInitiatives } from "@/features/goals/initiatives/loaders";
import { ButtonLink } from "@/ui/button-link";
import { EmptyState } from "@/ui/empty-state";
import { Notice } from "@/ui/notice";
import { PageBody } from "@/ui/shell/page-body";
import { Table, Td, Th, Tr } from "@/ui/table";
import { TextLink } from "@/ui/text-link";
import { Verdict } from "@/ui/verdict";

/** All that was done, the latest first. */
export function InitiativesPage({
  view,
  restore,
}: {
  view: Awaited<ReturnType<typeof loadInitiatives>>;
  restore: (id: string) => StateAction;
}) {
  const { slug, words, initiatives, mayWrite, deleted } = view;
  const { t, i } = words;
  const path = `/w/${slug}/goals`;
  const make = mayWrite ? (
    <ButtonLink href={`${path}/initiatives/new`} variant="primary">
      {i("new")}
    </ButtonLink>
  ) : null;
  return (
    <PageBody>
      {deleted ? (
        <Notice
          className="mb-4"
          title={i("deleted", { name: deleted.name })}
          action={<StateForm action={restore(deleted.id)}>{t("undo")}</StateForm>}
        />
      ) : null}
      <TextLink href={path}>{t("all")}</TextLink>
      {initiatives.length === 0 ? (
        <EmptyState page title={i("emptyTitle")} actions={make}>
          {i("empty")}
        </EmptyState>
      ) : (
        <>
          <div className="mt-2 flex flex-wrap items-start justify-between gap-4">
            <Verdict lead={i("lead")}>{i("title")}</Verdict>
            {make}
          </div>
          <Table caption={i("title")} className="mt-4">
            <thead>
              <tr>
                <Th>{i("columns.what")}</Th>
                <Th>{i("columns.who")}</Th>
                <Th>{i("columns.when")}</Th>
              </tr>
            </thead>
            <tbody>
              {initiatives.map((one) => (
                <Tr key={one.id}>
                  <Td head>
                    <TextLink href={`${path}/initiatives/${one.id}`}>
                      <bdi>{one.name}</bdi>
                    </TextLink>
                    <span className="block text-muted-foreground text-xs">{i(`kinds.${one.kind}`)}</span>
                  </Td>
                  <Td>
                    <bdi>{describeWho(words, one)}</bdi>
                  </Td>
                  <Td>{describeWhen(words, one)}</Td>
                </Tr>
              ))}
            </tbody>
          </Table>
        </>
      )}
    </PageBody>
  );
}
