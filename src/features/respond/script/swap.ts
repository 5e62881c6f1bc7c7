import { all, currentForm, one } from "@/features/respond/script/dom";

/**
 * Puts the main part of another page in this one's place: title, language links, question; the focus goes to the first
 * wrong field, else to the heading, so that the question is read out. False where the text is no page of ours.
 */
export function swap(text = ""): boolean {
  const page = parse(text);
  const main = one("main", page);
  if (!main) return false;
  one("main")?.replaceWith(main);
  const header = one("header", page);
  if (header) one("header")?.replaceWith(header);
  one("#was")?.remove();
  document.title = page.title;
  const [now, then] = [document.documentElement, page.documentElement];
  now.lang = then.lang;
  now.dir = then.dir;
  scrollTo(0, 0);
  focusHeading();
  one("[autofocus]", main)?.focus();
  // An ending that leads on by itself says so to browsers without a script in its head.
  const on = one<HTMLAnchorElement>("a[data-follow]", main);
  if (on) location.replace(on.href);
  return true;
}

/** Moves the focus to what is there to be read. */
export function focusHeading(): void {
  const heading = one("h1");
  if (heading) heading.tabIndex = -1;
  heading?.focus();
}

/**
 * Puts another look at the same questions in: those that came are added, those that went are taken away, words that
 * changed are changed. What stays keeps its fields and the focus, and what comes back finds what was typed in it.
 */
export function merge(text = ""): void {
  const main = one("main", parse(text));
  const form = currentForm();
  if (!main || !form) return;
  const come = all("section", main);
  const were = all("section", form);
  let place = one(".go", form);
  for (const section of come.reverse()) {
    const old = were.find(({ id }) => id === section.id);
    const next = old || gone[section.id] || section;
    copy("h2", section, next);
    if (!old) {
      form.insertBefore(next, place);
      say("", one("h2", next)?.textContent || "");
    }
    place = next;
  }
  for (const old of were)
    if (!come.some(({ id }) => id === old.id)) {
      gone[old.id] = old;
      old.remove();
    }
  copy("h1", main, form);
  copy(".go", main, form);
}

const gone: Record<string, HTMLElement> = {};

function copy(selector: string, from: ParentNode, to: ParentNode): void {
  const [then, now] = [one(selector, from), one(selector, to)];
  if (then && now && then.innerHTML !== now.innerHTML) now.innerHTML = then.innerHTML;
}

/** Says one of the live region's own `data-` texts, or nothing; `aside` is only heard. */
export function say(what: "offline" | "open" | "sent" | "failed" | "line" | "", aside = ""): void {
  const live = one("#live");
  if (!live) return;
  live.className = aside ? "hp" : "lv";
  live.textContent = aside || live.dataset[what] || "";
}

function parse(text: string): Document {
  return new DOMParser().parseFromString(text, "text/html");
}
