import type { CommentLine, DigestView, MailLink } from "@/features/delivery/digest/describe-digest";
import type { GoalLine } from "@/features/delivery/digest/describe-goals";
import type { NumberLine, Tone } from "@/features/delivery/digest/describe-news";
import { asHtml, withoutMarks } from "@/features/delivery/digest/mark-text";

// A mail is laid out by tables and styled in place: that is what mail programs of every age understand. It loads nothing,
// neither fonts nor pictures, so that opening it tells nobody anything.

const SANS = "-apple-system,'Segoe UI',Roboto,'Noto Sans','Noto Sans Arabic',Arial,sans-serif";
const SERIF = "Charter,Georgia,'Noto Serif','Noto Naskh Arabic',serif";
const INK = "color:#0c1f1d";
const GREY = "color:#4c5957";
const SMALL = `font-size:13px;line-height:18px;${GREY}`;
const LINE = "border-bottom:1px solid #d9e0de";

/** For programs that follow the device into the dark, and on phones: others show the light mail in three columns. */
const STYLE = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.page{background:#0d1514!important}.sheet{background:#151e1d!important;border-color:#2c3735!important}
.ink,.ink a{color:#e9efed!important}.grey,.grey a{color:#aebab7!important}.mark{color:#7fd3bf!important}
.line{border-color:#2c3735!important}.top{border-color:#8c9a97!important}
.better{background:#14304c!important;color:#a9d2fa!important}.worse{background:#45290f!important;color:#f6c68c!important}
.same{background:#263130!important;color:#b9c5c2!important}.ink a.act{background:#7fd3bf!important;color:#06231d!important}
}
@media (max-width:480px){
.pad{padding-left:18px!important;padding-right:18px!important}
.row{display:block!important;padding:8px 0!important;border-bottom:1px solid #d9e0de}
.row td{border:0!important;padding:0!important}
.row .whole{display:block!important}
.row .half{display:inline-block!important;width:49%!important;padding-top:6px!important;vertical-align:bottom!important}
.row .first{text-align:START!important}
}`;

const CHIPS: Readonly<Record<Tone, string>> = {
  better: "background:#dcedff;color:#00539b",
  worse: "background:#ffebd7;color:#843b00",
  same: "background:#eaefed;color:#4c5957",
  plain: GREY,
};
const SCORES = { low: "worse", middle: "same", high: "better" } as const;

/** A mail as HTML: one column of at most 600 pixels, read from where its language begins. */
export function renderHtml(view: DigestView, locale: string, direction: "ltr" | "rtl"): string {
  const end = direction === "rtl" ? "left" : "right";
  const start = direction === "rtl" ? "right" : "left";
  const parts = [
    masthead(view),
    view.news && heading(view.news.title) + view.news.lines.map((line) => paragraph(line)).join(""),
    view.numbers && numbersPart(view.numbers, end),
    view.comments && heading(view.comments.title) + table(view.comments.lines.map((line) => commentRow(line, start))),
    view.goals && heading(view.goals.title) + table(view.goals.lines.map(goalRow)),
    button(view.open),
  ];
  return `<!doctype html>
<html lang="${locale}" dir="${direction}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no">
<title>${asHtml(withoutMarks(view.headline))}</title>
<style>${STYLE.replace("START", start)}</style>
</head>
<body class="page" style="margin:0;padding:0;background:#f4f7f6">
<div class="page" dir="${direction}" role="article" lang="${locale}" style="background:#f4f7f6;padding:20px 0;font-family:${SANS};${INK}">
<table role="presentation" align="center" width="600" cellpadding="0" cellspacing="0" class="sheet line" style="width:100%;max-width:600px;margin:0 auto;background:#ffffff;border:1px solid #d9e0de" dir="${direction}">
<tr><td class="pad ink" style="padding:24px 32px 28px;text-align:${start};${INK}">
${parts.filter(Boolean).join("\n")}
</td></tr>
<tr><td class="pad line grey" style="padding:16px 32px 20px;border-top:1px solid #d9e0de;text-align:${start};font-size:13px;line-height:19px;${GREY}">
${view.footer.map(asHtml).join(" ")}<br>
${footerLink(view.change)} &#183; ${footerLink(view.unsubscribe)}
</td></tr>
</table>
</div>
</body>
</html>
`;
}

function masthead({ workspace, period, headline, lead, notice }: DigestView): string {
  const brand = `<b class="mark" style="color:#005a4c">Candor</b> &#183; ${asHtml(workspace)} &#183; ${asHtml(period)}`;
  return [
    `<p class="grey" style="margin:0;${SMALL}">${brand}</p>`,
    `<h1 class="ink" style="margin:12px 0 6px;font:500 26px/34px ${SERIF};${INK}">${asHtml(headline)}</h1>`,
    lead.length === 0
      ? ""
      : `<p class="grey" style="margin:0;font-size:15px;line-height:22px;${GREY}">${lead.map(asHtml).join(" ")}</p>`,
    notice === null ? "" : paragraph(notice),
  ].join("\n");
}

function numbersPart(numbers: NonNullable<DigestView["numbers"]>, end: string): string {
  const foot = [numbers.more, numbers.foot].filter((text) => text !== null).map(asHtml);
  const note = `<p class="grey" style="margin:8px 0 0;${SMALL}">${foot.join("<br>")}</p>`;
  return heading(numbers.title) + table(numbers.lines.map((line) => numberRow(line, end))) + note;
}

function numberRow({ name, survey, count, value, between, chip, href, changeHref }: NumberLine, end: string): string {
  const cell = `padding:9px 0;${LINE}`;
  const link = (text: string) =>
    `<a href="${asHtml(href)}" class="ink" style="${INK};text-decoration:none">${text}</a>`;
  const under = [survey, count].filter(Boolean).map(asHtml).join("<br>");
  // Counts in words take a line of their own length; a figure must not break.
  const figure =
    between === "" ? "font-size:15px;line-height:20px" : "font-size:20px;line-height:24px;white-space:nowrap";
  const low = between === "" ? "" : `<br><span class="grey" style="font-weight:400;${SMALL}">${asHtml(between)}</span>`;
  const word = chipOf(chip.tone, chip.text);
  const change =
    changeHref === null ? word : `<a href="${asHtml(changeHref)}" style="text-decoration:none">${word}</a>`;
  return `<tr class="row line">
<td class="line whole" style="${cell};font-size:15px;line-height:20px">${link(`<b>${asHtml(name)}</b>`)}<br><span class="grey" style="${SMALL}">${under}</span></td>
<td class="line half first" align="${end}" style="${cell};padding-left:8px;padding-right:8px;text-align:${end};${figure};font-weight:700">${link(asHtml(value))}${low}</td>
<td class="line half" align="${end}" style="${cell};text-align:${end}">${change}</td>
</tr>`;
}

function commentRow({ score, tone, text, about, href }: CommentLine, start: string): string {
  const pill = score === null ? "" : chipOf(tone === null ? "same" : SCORES[tone], score);
  const gap = start === "left" ? "padding-left:6px" : "padding-right:6px";
  return `<tr>
<td width="40" valign="top" style="padding:8px 0">${pill}</td>
<td class="line" style="padding-top:8px;padding-bottom:8px;${gap};font-size:15px;line-height:22px;${LINE}"><a href="${asHtml(href)}" class="ink" style="${INK};text-decoration:none">${asHtml(text)}</a><br><span class="grey" style="${SMALL}">${asHtml(about)}</span></td>
</tr>`;
}

function goalRow({ name, state, now, tone, href }: GoalLine): string {
  const under = now === "" ? "" : `<br><span class="grey" style="${SMALL}">${asHtml(now)}</span>`;
  return `<tr><td class="line" style="padding:9px 0;${LINE};font-size:15px;line-height:22px"><a href="${asHtml(href)}" class="ink" style="${INK};text-decoration:none">${asHtml(name)}</a><br>${chipOf(tone, state)}${under}</td></tr>`;
}

function chipOf(tone: Tone, text: string): string {
  const shape = tone === "plain" ? "" : "display:inline-block;padding:1px 7px;border-radius:4px;font-weight:600;";
  return `<span class="${tone === "plain" ? "grey" : tone}" style="${shape}font-size:13px;line-height:18px;${CHIPS[tone]}">${asHtml(text)}</span>`;
}

function heading(title: string): string {
  return `<h2 class="ink top" style="margin:28px 0 6px;padding-top:10px;border-top:2px solid #0c1f1d;font:600 19px/26px ${SERIF};${INK}">${asHtml(title)}</h2>`;
}

function paragraph(text: string): string {
  return `<p class="ink" style="margin:8px 0 0;font-size:15px;line-height:23px;${INK}">${asHtml(text)}</p>`;
}

function table(rows: readonly string[]): string {
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="width:100%;font-variant-numeric:tabular-nums">${rows.join("\n")}</table>`;
}

function button({ label, href }: MailLink): string {
  return `<p style="margin:24px 0 0"><a href="${asHtml(href)}" class="act" style="display:inline-block;background:#005a4c;color:#ffffff;font-size:16px;line-height:24px;font-weight:600;padding:10px 20px;border-radius:6px;text-decoration:none">${asHtml(label)}</a></p>`;
}

function footerLink({ label, href }: MailLink): string {
  return `<a href="${asHtml(href)}" style="${GREY};text-decoration:underline">${asHtml(label)}</a>`;
}
