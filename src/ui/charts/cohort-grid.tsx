import Link from "next/link";
import { RowsLink } from "@/ui/rows-link";

/** Those who began together, and the share of them that was there in each step since; null where the step is not over. */
export interface CohortLine {
  readonly key: string;
  readonly label: string;
  readonly sizeText: string;
  readonly href: string | null;
  readonly cells: readonly (CohortCell | null)[];
}

interface CohortCell {
  /** 0…100. */
  readonly percent: number;
  readonly text: string;
  /** "49 of 52 customers who started in November 2025". */
  readonly title: string;
  /** Where they are listed. */
  readonly href: string | null;
}

/**
 * Cohorts as a table of shares: one hue, the number in each cell, cells that are not over empty. What is darker stayed
 * more; the number says it too.
 */
export function CohortGrid({
  caption,
  head,
  sizeHead,
  lines,
  average,
  steps,
}: {
  caption: string;
  head: string;
  sizeHead: string;
  lines: readonly CohortLine[];
  /** The mean of complete cells, weighted by size; null where none is complete. */
  average: { readonly label: string; readonly cells: readonly (string | null)[] };
  /** The names of the columns: "0", "1", … */
  steps: readonly string[];
}) {
  return (
    <figure className="min-w-0">
      <figcaption className="pt-1 text-muted-foreground text-xs">{caption}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className="-mx-1 mt-1.5 overflow-x-auto px-1" tabIndex={0} aria-label={caption}>
        <table className="w-full border-separate border-spacing-px text-xs">
          <thead className="text-muted-foreground">
            <tr>
              <th scope="col" className="pe-2 text-start font-normal">
                {head}
              </th>
              <th scope="col" className="pe-2 text-end font-normal">
                {sizeHead}
              </th>
              {steps.map((step) => (
                <th key={step} scope="col" className="min-w-8 text-center font-normal">
                  {step}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.key} className="break-inside-avoid">
                <th scope="row" className="whitespace-nowrap pe-2 text-start font-normal">
                  {line.label}
                </th>
                <td className="pe-2 text-end text-muted-foreground">
                  <RowsLink href={line.href}>{line.sizeText}</RowsLink>
                </td>
                {steps.map((step, k) => {
                  const cell = line.cells[k];
                  return cell ? (
                    <td
                      key={step}
                      title={cell.title}
                      className="h-6 rounded-xs text-center text-foreground"
                      style={{ backgroundColor: shade(cell.percent) }}
                    >
                      {cell.href ? (
                        <Link href={cell.href} prefetch={false} className="block leading-6 hover:underline">
                          {cell.text}
                        </Link>
                      ) : (
                        cell.text
                      )}
                    </td>
                  ) : (
                    <td key={step} />
                  );
                })}
              </tr>
            ))}
            <tr className="text-muted-foreground">
              <th scope="row" className="pe-2 text-start font-normal" colSpan={2}>
                {average.label}
              </th>
              {steps.map((step, k) => (
                <td key={step} className="h-6 text-center">
                  {average.cells[k] ?? ""}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </section>
    </figure>
  );
}

/** Half strength at the most, so that the figures keep their contrast in both themes. */
function shade(percent: number): string {
  const strength = Math.round(4 + 0.4 * Math.max(0, Math.min(100, percent)));
  return `color-mix(in oklab, var(--color-chart-1) ${strength}%, var(--color-background))`;
}
