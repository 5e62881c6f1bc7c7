import type { Metadata } from "next";
import { ButtonLink } from "@/ui/button-link";
import { EmptyState } from "@/ui/empty-state";

export const metadata: Metadata = { title: "Nothing here" };

/** The same page for what never existed and for what belongs to somebody else: an address gives nothing away. */
export default function NotFound() {
  return (
    <main className="px-4 sm:px-6">
      <EmptyState
        page
        title="There is nothing at this address."
        actions={
          <ButtonLink href="/" variant="primary" size="lg">
            To the start
          </ButtonLink>
        }
      >
        It may have been moved or removed, or it is not shared with you.
      </EmptyState>
    </main>
  );
}
