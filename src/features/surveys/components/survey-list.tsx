import { Plus } from "lucide-react";
import { formatNumber } from "@/domain/metrics/display";
import { StatusBadge } from "@/features/surveys/components/status-badge";
import type { loadSurveys } from "@/features/surveys/loaders";
import { ButtonLink } from "@/ui/button-link";
import { EmptyState } from "@/ui/empty-state";
import { Table, Td, Th, Tr } from "@/ui/table";
import { TextLink } from "@/ui/text-link";

/** All surveys of a workspace: how they stand, where they are answered, by how many. */
export function SurveyList({ slug, surveys, mayWrite }: Awaited<ReturnType<typeof loadSurveys>>) {
  const base = `/w/${slug}/surveys`;
  const start = mayWrite ? (
    <ButtonLink href={`${base}/new`} variant="primary" size={surveys.length === 0 ? "lg" : "md"}>
      <Plus size={14} aria-hidden="true" />
      New survey
    </ButtonLink>
  ) : null;
  if (surveys.length === 0) {
    return (
      <EmptyState page title="There is no survey yet." actions={start}>
        {mayWrite
          ? "One screen from here: choose what you want to know, and share the link."
          : "Somebody who designs surveys can make the first one."}
      </EmptyState>
    );
  }
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3 py-3">
        <h1 className="font-medium font-voice text-verdict-small sm:text-verdict">Surveys</h1>
        {start}
      </div>
      <Table caption="Surveys">
        <thead>
          <tr>
            <Th>Name</Th>
            <Th>Status</Th>
            <Th numeric>Answers</Th>
            <Th>Link</Th>
          </tr>
        </thead>
        <tbody>
          {surveys.map(({ id, name, status, url, answers }) => (
            <Tr key={id}>
              <Td head className="py-2.5">
                <TextLink href={status === "draft" ? `${base}/${id}/share` : `${base}/${id}`}>
                  <bdi>{name}</bdi>
                </TextLink>
              </Td>
              <Td className="py-2.5">
                <StatusBadge status={status} />
              </Td>
              <Td numeric className="py-2.5">
                {formatNumber(answers)}
              </Td>
              <Td className="py-2.5">
                {status === "draft" ? (
                  <span className="text-muted-foreground">after publishing</span>
                ) : (
                  <TextLink href={`${base}/${id}/share`} className="font-normal">
                    <bdi dir="ltr">{url.replace(/^https?:\/\//, "")}</bdi>
                    <span className="sr-only">: share {name}</span>
                  </TextLink>
                )}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}
