/**
 * embed.js: puts a survey into another site's page, inline or in a dialog. It touches nothing of that page but what it
 * adds, throws nothing at it, and shows a survey only once the survey's own page says that it is ready: where it may not
 * be shown, or is closed, nothing appears.
 *
 * Messages are taken only from the frames made here and only from this script's own server; the page in the frame speaks
 * only to the origin that its address names and that the survey allows.
 */
type Attributes = string | Record<string, string>;

interface Place {
  readonly key: string;
  readonly frame: HTMLIFrameElement;
  ready(said: Said): void;
  end(): void;
}

interface Said {
  readonly candor: 1;
  readonly kind: "ready" | "resize" | "answered" | "closed";
  readonly title: string;
  readonly height: number;
  readonly ground: string;
  readonly ink: string;
  readonly done: boolean;
}

// Names instead of properties: what is written once weighs once.
const page = document;
const html = page.documentElement;
const own = page.currentScript as HTMLScriptElement | null;
const server = own && new URL(own.src).origin;
const places: Place[] = [];
const CLOSE: Record<string, string> = { de: "Schließen", fr: "Fermer", es: "Cerrar", ja: "閉じる", ar: "إغلاق" };
const STYLE =
  ":host{all:initial}dialog{box-sizing:border-box;width:500px;max-width:100%;max-height:100%;padding:0;border:0;border-radius:12px;overflow:hidden}::backdrop{background:#0008}button{display:block;width:44px;height:44px;margin-inline-start:auto;border:0;background:0 0;color:inherit;font:26px sans-serif}:focus-visible{outline:2px solid;outline-offset:-4px}iframe{max-height:calc(100vh - 44px)}";

/** A survey in a frame of no height, until it is ready. */
function place(
  key: string,
  attributes: Attributes | undefined,
  parts: Pick<Place, "ready" | "end">,
): HTMLIFrameElement {
  const frame = page.createElement("iframe");
  const query = new URLSearchParams(attributes);
  if (!query.has("channel")) query.set("channel", "embed");
  query.set("_embed", location.origin);
  frame.src = `${server}/s/${encodeURIComponent(key)}?${query}`;
  frame.title = "Survey";
  frame.style.cssText = "display:block;width:100%;height:0;border:0;color-scheme:normal";
  places.push({ key, frame, ...parts });
  return frame;
}

addEventListener("message", ({ origin, source, data }: MessageEvent<Said>) => {
  const from = places.find(({ frame }) => frame.contentWindow === source);
  if (origin !== server || !from || data?.candor !== 1) return;
  const { kind, height, title, done } = data;
  if (height > 0) from.frame.style.height = `${height}px`;
  if (kind === "ready") {
    from.frame.title = title;
    from.ready(data);
  }
  if (kind === "closed") from.end();
  else tell(kind, from.key, done);
});

/** The page around may listen: `addEventListener("candor", ({ detail }) => …)`. */
function tell(kind: string, survey: string, done = false): void {
  if (kind !== "resize") dispatchEvent(new CustomEvent("candor", { detail: { kind, survey, done } }));
}

/** Fills every `<div data-candor="key">` that is empty still. */
function scan(): void {
  for (const element of page.querySelectorAll<HTMLElement>("[data-candor]")) {
    const { candor = "", candorAttributes } = element.dataset;
    if (!element.firstElementChild) element.append(place(candor, candorAttributes, { ready() {}, end() {} }));
  }
}

let busy = false;

/** Shows a survey in a dialog; the focus goes back to where it was. One at a time. */
function open(key: string, attributes?: Attributes): void {
  if (busy) return;
  busy = true;
  const before = page.activeElement as HTMLElement | null;
  const host = page.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  // A sheet of the document's own needs no leave from its content policy.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  const dialog = page.createElement("dialog");
  const button = page.createElement("button");
  button.textContent = "×";
  button.ariaLabel = CLOSE[html.lang.slice(0, 2)] || "Close";
  const gone = () => {
    busy = false;
    host.remove();
  };
  const frame = place(key, attributes, {
    ready({ title, ground, ink }) {
      remember(key);
      dialog.ariaLabel = title;
      dialog.style.cssText = `background:${ground};color:${ink}`;
      if (!dialog.open) dialog.showModal();
      frame.focus();
    },
    end: () => dialog.close(),
  });
  dialog.ariaModal = "true";
  dialog.onclick = ({ target }) => {
    if (target !== frame) dialog.close();
  };
  dialog.onclose = () => {
    gone();
    before?.focus();
    tell("closed", key);
  };
  dialog.append(button, frame);
  root.append(dialog);
  page.body.append(host);
  // Where the survey may not be shown, no page ever says that it is ready.
  setTimeout(() => dialog.open || !host.isConnected || gone(), 15e3);
}

const memory = (key: string) => `candor.asked.${key}`;

function remember(key: string): void {
  try {
    localStorage[memory(key)] = Date.now();
  } catch {}
}

/** The same, unless this device was asked within so many days. */
function ask(key: string, attributes?: Attributes, days = 90): void {
  try {
    if (Date.now() - Number(localStorage[memory(key)]) < days * 864e5) return;
  } catch {}
  open(key, attributes);
}

page.addEventListener("click", (event) => {
  const trigger = (event.target as Element).closest<HTMLElement>("[data-candor-trigger]");
  if (!trigger) return;
  event.preventDefault();
  open(trigger.dataset.candorTrigger || "", trigger.dataset.candorAttributes);
});

/** What the script's own tag asks for: `data-ask="key"` with `data-after`, `data-scroll` or `data-exit`. */
function arm({ ask: key, attributes, days, after, scroll, exit }: DOMStringMap): void {
  if (!key) return;
  const now = () => {
    if (armed) ask(key, attributes, Number(days || 90));
    armed = false;
  };
  let armed = true;
  if (after) setTimeout(now, Number(after) * 1000);
  if (scroll)
    addEventListener("scroll", () => {
      if ((scrollY + innerHeight) * 100 >= Number(scroll) * html.scrollHeight) now();
    });
  if (exit !== undefined)
    html.addEventListener("mouseleave", ({ clientY }) => {
      if (clientY < 1) now();
    });
}

if (own && !("Candor" in window)) {
  Object.assign(window, { Candor: { open, ask, scan } });
  scan();
  page.addEventListener("DOMContentLoaded", scan);
  arm(own.dataset);
}
