/**
 * Puts the main part of another page in this one's place: title, language links, question; the focus goes to the first
 * wrong field, else to the heading, so that the question is read out. False where the text is no page of ours.
 */
export function swap(text: string): boolean {
  const page = new DOMParser().parseFromString(text, "text/html");
  const main = page.querySelector("main");
  const old = document.querySelector("main");
  if (!main || !old) return false;
  old.replaceWith(main);
  const header = page.querySelector("header");
  if (header) document.querySelector("header")?.replaceWith(header);
  document.title = page.title;
  document.documentElement.lang = page.documentElement.lang;
  document.documentElement.dir = page.documentElement.dir;
  scrollTo(0, 0);
  const heading = main.querySelector("h1");
  if (heading) heading.tabIndex = -1;
  (main.querySelector<HTMLElement>("[autofocus]") || heading || main).focus();
  return true;
}

/** Says something in the live region: one of its own `data-` texts, or nothing. */
export function say(what: "offline" | "sent" | "failed" | ""): void {
  const live = document.getElementById("live");
  if (live) live.textContent = what && (live.dataset[what] || "");
}
