import { revoke } from "@/features/settings/keys/actions";
import { KeyForm } from "@/features/settings/keys/components/key-form";
import type { KeyView } from "@/features/settings/keys/loaders";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { Section } from "@/ui/section";
import { Table, Td, Th, Tr } from "@/ui/table";

/** The page of API keys. */
export function KeySettings({ slug, keys }: { slug: string; keys: readonly KeyView[] }) {
  return (
    <div className="grid gap-10">
      <Section title="API keys" dek="For programs that send answers or read numbers. Only a hash of each is kept.">
        {keys.length === 0 ? (
          <p className="mt-3 text-muted-foreground">There are none yet.</p>
        ) : (
          <KeyTable slug={slug} keys={keys} />
        )}
      </Section>
      <Section title="Make a key">
        <KeyForm slug={slug} />
      </Section>
    </div>
  );
}

function KeyTable({ slug, keys }: { slug: string; keys: readonly KeyView[] }) {
  return (
    <Table caption="API keys" className="mt-3">
      <thead>
        <tr>
          <Th>Name</Th>
          <Th>Ends with</Th>
          <Th>May</Th>
          <Th>Made</Th>
          <Th>Good until</Th>
          <Th>Last used</Th>
          <Th>
            <span className="sr-only">Revoke</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <Tr key={key.id}>
            <Td head>
              <bdi className="font-medium">{key.name}</bdi>
            </Td>
            <Td>
              <code className="font-mono text-xs">{key.hint}</code>
            </Td>
            <Td>{key.scope}</Td>
            <Td className="whitespace-nowrap">{key.made}</Td>
            <Td className="whitespace-nowrap">{key.until}</Td>
            <Td className="whitespace-nowrap">{key.lastUsed}</Td>
            <Td>
              <ConfirmDialog
                trigger={
                  <Button variant="quiet" size="sm" aria-label={`Revoke ${key.name}`}>
                    Revoke
                  </Button>
                }
                title={`Revoke ${key.name}?`}
                confirmLabel="Revoke it"
                action={revoke.bind(null, slug)}
                fields={{ id: key.id }}
              >
                Programs that use it are refused within a second. It cannot be brought back.
              </ConfirmDialog>
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
