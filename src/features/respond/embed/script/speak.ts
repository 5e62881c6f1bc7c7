/** How the page in a frame speaks to the site around it: only to the origin that the server allowed for this page. */
export function speak(): void {
  const site = document.documentElement.dataset.embed;
  if (!site || parent === window) return;
  let stored = false;
  let ended = false;
  const say = (kind: string, more: object) => {
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    parent.postMessage({ candor: 1, kind, height, ...more }, site);
  };
  /** An answer is stored once the page has an address of the respondent's own; the ending says that it is whole. */
  const look = () => {
    const end = document.querySelector("main[data-end]") !== null;
    const kept = end || /\/r\//.test(location.pathname);
    if ((kept && !stored) || (end && !ended)) say("answered", { done: end });
    stored = kept;
    ended = end;
  };
  const { backgroundColor: ground, color: ink } = getComputedStyle(document.documentElement);
  say("ready", { title: document.title, ground, ink });
  new ResizeObserver(() => say("resize", {})).observe(document.documentElement);
  new MutationObserver(look).observe(document.body, { childList: true });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) say("closed", {});
  });
}
