import type { ClosedNoteView } from "@/features/dashboards/periods/closed-note";
import { cn } from "@/ui/cn";
import { TextLink } from "@/ui/text-link";

/** One line above numbers of exactly a closed period; nothing elsewhere. */
export function ClosedNote({ note, className }: { note: ClosedNoteView | null; className?: string }) {
  if (note === null) return null;
  return (
    <p className={cn("mb-2 border-s-3 border-s-same-mark ps-3 text-muted-foreground", className)}>
      <bdi>{note.text}</bdi> <TextLink href={note.href}>{note.link}</TextLink>
    </p>
  );
}
