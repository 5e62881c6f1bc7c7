import { directionOf } from "@/platform/i18n/locale";

const STYLE = `:root{color-scheme:light dark;--page:#f4f7f6;--ink:#0c1f1d;--grey:#4c5957;--act:#005a4c;--on-act:#fff}
@media (prefers-color-scheme:dark){:root{--page:#0d1514;--ink:#e9efed;--grey:#aebab7;--act:#7fd3bf;--on-act:#06231d}}
body{margin:0;background:var(--page);color:var(--ink);font:16px/24px -apple-system,'Segoe UI',Roboto,'Noto Sans','Noto Sans Arabic',Arial,sans-serif}
main{max-width:34rem;margin:0 auto;padding:4rem 1.25rem}
h1{margin:0 0 .5rem;font:500 28px/36px Charter,Georgia,'Noto Serif','Noto Naskh Arabic',serif}
p{margin:0 0 1.5rem;color:var(--grey)}
button,a{display:inline-block;min-height:24px;padding:10px 20px;border:0;border-radius:6px;background:var(--act);color:var(--on-act);font:inherit;font-weight:600;text-decoration:none;cursor:pointer}
button:focus-visible,a:focus-visible{outline:2px solid var(--act);outline-offset:2px}`;

/** A page of a few words as HTML, without scripts, fonts or pictures. What is given is HTML already. */
export function plainPage({ title, body }: { readonly title: string; readonly body: string }, locale: string): string {
  return `<!doctype html>
<html lang="${locale}" dir="${directionOf(locale)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>${title} · Candor</title><style>${STYLE}</style></head>
<body><main><h1>${title}</h1>${body}</main></body>
</html>
`;
}
