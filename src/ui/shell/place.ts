/** One of the product's main places. Only places that exist are given, so only they are shown. */
export interface Place {
  href: string;
  label: string;
  icon: "overview" | "feedback" | "surveys" | "customers" | "goals";
  /** A small number behind the label: what waits there. */
  count?: number;
  /** Current only at exactly this address; without it also anywhere below. */
  exact?: boolean;
  /** Other addresses that belong to the place. */
  also?: readonly string[];
}

/** The place that `pathname` belongs to: of all that match, the one with the longest address. Null when none does. */
export function currentPlace<P extends Omit<Place, "icon">>(places: readonly P[], pathname: string): P | null {
  let best: { place: P; length: number } | null = null;
  for (const place of places) {
    for (const href of [place.href, ...(place.also ?? [])]) {
      const within = pathname === href || (!(place.exact && href === place.href) && pathname.startsWith(`${href}/`));
      if (within && (!best || href.length > best.length)) best = { place, length: href.length };
    }
  }
  return best?.place ?? null;
}
