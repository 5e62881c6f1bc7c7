import type { NumberView } from "@/features/follow-ups/board/describe-numbers";
import { RowsLink } from "@/ui/rows-link";
import { TileRow } from "@/ui/tile-row";

/** How following up goes: each number with its interval and what it is counted of. */
export function NumbersRow({ label, numbers }: { label: string; numbers: readonly NumberView[] }) {
  return (
    <TileRow label={label} columns={5} className="mt-3">
      {numbers.map((number) => (
        <dl key={number.key} title={number.hint ?? undefined}>
          <dt className="text-muted-foreground text-xs">{number.label}</dt>
          <dd className="font-semibold text-lg tabular-nums">
            <RowsLink href={number.href} label={`${number.label}: ${number.value}`}>
              {number.value}
            </RowsLink>
          </dd>
          {number.small === null ? null : <dd className="text-muted-foreground text-xs">{number.small}</dd>}
        </dl>
      ))}
    </TileRow>
  );
}
