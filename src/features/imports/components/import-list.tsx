import type { loadImports } from "@/features/imports/loaders";
import { Badge } from "@/ui/badge";
import { ButtonLink } from "@/ui/button-link";
import { EmptyState } from "@/ui/empty-state";
import { Section } from "@/ui/section";
import { Table, Td, Th } from "@/ui/table";
import { TextLink } from "@/ui/text-link";

type Props = Awaited<ReturnType<typeof loadImports>>;

/** The imports of a workspace with what became of them. */
export function ImportList({ slug, mayImport, imports }: Props) {
  const begin = mayImport ? (
    <ButtonLink href={`/w/${slug}/imports/new`} variant="primary">
      Import a file
    </ButtonLink>
  ) : null;
  if (imports.length === 0) {
    return (
      <EmptyState page title="No answers were imported yet." actions={begin}>
        A file of answers from another tool becomes a survey here, with its dates, scores, comments and segments.
      </EmptyState>
    );
  }
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <h1 className="font-medium font-voice text-verdict-small">Imports</h1>
        {begin}
      </div>
      <Section title="Files" dek="The newest first">
        <Table caption="Imports">
          <thead>
            <tr>
              <Th>File</Th>
              <Th>Survey</Th>
              <Th>State</Th>
              <Th numeric>Rows</Th>
              <Th numeric>Stored</Th>
              <Th numeric>Left out</Th>
              <Th>When</Th>
            </tr>
          </thead>
          <tbody>
            {imports.map((one) => (
              <tr key={one.id}>
                <Td>
                  <TextLink href={`/w/${slug}/imports/${one.id}`}>
                    <bdi>{one.fileName}</bdi>
                  </TextLink>
                </Td>
                <Td>
                  <bdi>{one.survey}</bdi>
                </Td>
                <Td>
                  <StateBadge state={one.state} /> {one.dryRun ? <Badge>Check only</Badge> : null}
                </Td>
                <Td numeric>{one.rows.toLocaleString("en")}</Td>
                <Td numeric>{one.dryRun ? "—" : one.stored.toLocaleString("en")}</Td>
                <Td numeric>{one.rejected.toLocaleString("en")}</Td>
                <Td className="whitespace-nowrap">{one.at}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Section>
    </>
  );
}

/** The state of an import as a word with its tone. */
export function StateBadge({ state }: { state: Props["imports"][number]["state"] }) {
  const tone = state === "Failed" ? "failed" : state === "Done" ? "live" : "muted";
  return <Badge tone={tone}>{state}</Badge>;
}
