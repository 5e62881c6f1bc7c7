import type { Metadata } from "next";
import { ButtonLink } from "@/ui/button-link";
import { EmptyState } from "@/ui/empty-state";

export const metadata: Metadata = { title: "Not for your role" };

/** For members whose role does not include a page. */
export default function Forbidden() {
  return (
    <main className="px-4 sm:px-6">
      <EmptyState
        page
        title="Your role does not include this."
        actions={
          <ButtonLink href="/" variant="primary" size="lg">
            To the start
          </ButtonLink>
        }
      >
        An admin of the workspace can change your role under Settings, Members.
      </EmptyState>
    </main>
  );
}
