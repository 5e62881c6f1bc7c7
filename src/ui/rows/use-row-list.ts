"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { usePageKeys } from "@/ui/rows/use-page-keys";

interface ListedRow {
  readonly id: string;
  readonly href: string;
  /** Whether it is open beside the list. */
  readonly selected: boolean;
}

/**
 * A list whose rows open beside it: J and K move through it, X and boxes choose several, Escape closes what is open. Other keys
 * are asked of `onKey`, with the row that has the focus or is open; it says whether the key was one of its own.
 */
export function useRowList<Row extends ListedRow>({
  rows,
  mayChoose,
  closeHref,
  onKey = () => false,
}: {
  rows: readonly Row[];
  mayChoose: boolean;
  /** Where nothing is open beside the list; null while nothing is. */
  closeHref: string | null;
  onKey?: (key: string, row: Row | undefined) => boolean;
}) {
  const router = useRouter();
  const [ids, setIds] = useState<readonly string[]>([]);
  const links = useRef(new Map<string, HTMLAnchorElement>());
  const chosen = rows.filter(({ id }) => ids.includes(id));
  const all = chosen.length === rows.length;
  const toggle = (id: string) =>
    setIds((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]));

  const move = (step: number, at: number) => {
    const next = rows[at < 0 ? 0 : at + step];
    if (!next) return false;
    links.current.get(next.id)?.focus();
    // On a wide screen it opens beside the list; on a narrow one it would take its place.
    if (matchMedia("(min-width: 80rem)").matches) router.replace(next.href, { scroll: false });
    return true;
  };
  /** Whether the key was one of the list's. */
  const press = (key: string): boolean => {
    const focused = rows.findIndex(({ id }) => links.current.get(id) === document.activeElement);
    const at = focused >= 0 ? focused : rows.findIndex(({ selected }) => selected);
    const row = rows[at];
    if (key === "j" || key === "k") return move(key === "j" ? 1 : -1, at);
    if (key === "escape") {
      if (closeHref !== null) router.replace(closeHref, { scroll: false });
      return closeHref !== null;
    }
    if (key !== "x") return onKey(key, row);
    if (row && mayChoose) toggle(row.id);
    return row !== undefined && mayChoose;
  };
  usePageKeys(press);

  return {
    chosen,
    all,
    toggle,
    toggleAll: () => setIds(all ? [] : rows.map(({ id }) => id)),
    clear: () => setIds([]),
    /** What each row's link is remembered by. */
    linkRef: (id: string) => (element: HTMLAnchorElement | null) => {
      if (element) links.current.set(id, element);
      else links.current.delete(id);
    },
  };
}
