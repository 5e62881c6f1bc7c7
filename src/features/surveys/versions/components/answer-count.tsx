import { Suspense } from "react";
import { countText } from "@/domain/metrics/display";

interface Props {
  answers: Promise<ReadonlyMap<number, number> | null>;
  version: number;
}

/** How many people answered a version; it comes when it is counted, and the page does not wait for it. */
export function AnswerCount(props: Props) {
  return (
    <Suspense fallback={<span className="text-muted-foreground">counting answers</span>}>
      <Counted {...props} />
    </Suspense>
  );
}

async function Counted({ answers, version }: Props) {
  const counts = await answers;
  if (counts === null) return <span>answers not counted just now</span>;
  const n = counts.get(version) ?? 0;
  return <span>{n === 0 ? "no answers" : countText(n)}</span>;
}
