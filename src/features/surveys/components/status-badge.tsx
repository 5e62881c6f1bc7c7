import { Badge } from "@/ui/badge";

const WORDS = { draft: "Draft", live: "Live", closed: "Closed" };

/** How a survey stands, in a word. */
export function StatusBadge({ status }: { status: keyof typeof WORDS }) {
  return <Badge tone={status === "live" ? "live" : "muted"}>{WORDS[status]}</Badge>;
}
