import type { ComponentProps } from "react";
import { Td } from "@/ui/table";
import { VerdictChip } from "@/ui/verdict-chip";

/** The number of one side, with its count or its interval beneath. */
export function FigureCell({ value, note }: { value: string; note: string }) {
  return (
    <Td numeric className="whitespace-normal">
      <bdi className="font-semibold">{value}</bdi>
      {note ? <bdi className="block text-muted-foreground text-xs">{note}</bdi> : null}
    </Td>
  );
}

/** What became of a number between two sides: the word first, then by how much. */
export function ChangeCell({
  direction,
  assessment,
  difference,
}: Pick<ComponentProps<typeof VerdictChip>, "direction" | "assessment"> & { difference: string }) {
  return (
    <Td>
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <VerdictChip direction={direction} assessment={assessment} yields />
        <bdi className="text-muted-foreground text-xs">{difference}</bdi>
      </span>
    </Td>
  );
}
