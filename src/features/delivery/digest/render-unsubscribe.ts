import { asHtml } from "@/features/delivery/digest/mark-text";

/** One page with at most one button. What people typed is set apart by marks. */
export interface OneButtonPage {
  readonly title: string;
  readonly lead: string;
  /** Its press sends `name=1` to the page's own address. */
  readonly button: { readonly label: string; readonly name: "stop" | "again" } | null;
}

const STYLE = `:root{color-scheme:light dark;--page:#f4f7f6;--ink:#0c1f1d;--grey:#4c5957;--act:#005a4c;--on-act:#fff}
@media (prefers-color-scheme:dark){:root{--page:#0d1514;--ink:#e9efed;--grey:#aebab7;--act:#7fd3bf;--on-act:#06231d}}
body{margin:0;background:var(--page);color:var(--ink);font:16px/24px -apple-system,'Segoe UI',Roboto,'Noto Sans','Noto Sans Arabic',Arial,sans-serif}
main{max-width:34rem;margin:0 auto;padding:4rem 1.25rem}
h1{margin:0 0 .5rem;font:500 28px/36px Charter,Georgia,'Noto Serif','Noto Naskh Arabic',serif}
p{margin:0 0 1.5rem;color:var(--grey)}
button{min-height:44px;padding:0 20px;border:0;border-radius:6px;background:var(--act);color:var(--on-act);font:600 16px/24px inherit;font-family:inherit;cursor:pointer}
button:focus-visible{outline:2px solid var(--act);outline-offset:2px}`;

/** The page as HTML: without scripts, fonts or pictures, as it may be opened from any mail program. */
export function renderUnsubscribe(page: OneButtonPage, locale: string, direction: "ltr" | "rtl"): string {
  const { title, lead, button } = page;
  const form =
    button === null
      ? ""
      : `<form method="post"><button type="submit" name="${button.name}" value="1">${asHtml(button.label)}</button></form>`;
  return `<!doctype html>
<html lang="${locale}" dir="${direction}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>${asHtml(title)} · Candor</title><style>${STYLE}</style></head>
<body><main><h1>${asHtml(title)}</h1><p>${asHtml(lead)}</p>${form}</main></body>
</html>
`;
}
