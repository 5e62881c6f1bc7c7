import { describe, expect, it } from "vitest";
import { cleanSvg } from "@/features/surveys/look/clean-svg";

const XMLNS = 'xmlns="http://www.w3.org/2000/svg"';
const svg = (inside: string, attributes = 'viewBox="0 0 24 12"') => `<svg ${XMLNS} ${attributes}>${inside}</svg>`;
const PATH = '<path d="M0 0h24v12H0z"/>';
const written = (inside: string) => cleanSvg(svg(inside + PATH))?.svg ?? null;

/** Files that somebody might upload to reach other people's browsers, or our server's files and memory. */
const HOSTILE: Readonly<Record<string, string>> = {
  script: "<script>alert(1)</script>",
  "script in CDATA": "<script><![CDATA[alert(1)]]></script>",
  "script by address": '<script href="https://evil.example/x.js"/>',
  "script of another namespace": '<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>',
  handler: '<rect width="1" height="1" onload="alert(1)" onclick="alert(1)" ONMOUSEOVER="alert(1)"/>',
  "foreign object":
    "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'><img src='x' onerror='alert(1)'/></body></foreignObject>",
  "html elements": '<iframe src="https://evil.example"/><object data="x"/><embed src="x"/><video/><audio/><canvas/>',
  "picture from elsewhere": '<image href="https://evil.example/p.png"/><image xlink:href="file:///etc/passwd"/>',
  "use of another file":
    '<use href="https://evil.example/a.svg#x"/><use xlink:href="//evil.example/a#x"/><use href="data:image/svg+xml,x#y"/>',
  "link that runs": '<a href="javascript:alert(1)"><rect width="1" height="1"/></a>',
  "animation of a link":
    '<set attributeName="href" to="javascript:alert(1)"/><animate attributeName="href" values="javascript:alert(1)"/>',
  "fill from elsewhere": '<rect fill="url(https://evil.example/#a)" width="1" height="1"/>',
  "fill from elsewhere, quoted": `<rect fill="url('//evil.example/#a')" mask="url( &quot;x.svg#m&quot; )" width="1" height="1"/>`,
  "style from elsewhere": '<rect style="fill:url(https://evil.example/x);background:url(x)" width="1" height="1"/>',
  "style by escapes": '<rect style="fill:u\\72l(https://evil.example/x)" width="1" height="1"/>',
  "style by image-set": '<rect style="mask:image-set(&quot;https://evil.example/x&quot; 1x)" width="1" height="1"/>',
  "sheet with import": "<style>@import url(https://evil.example/x.css);@import 'https://evil.example/y.css';</style>",
  "sheet with a font": "<style>@font-face{font-family:x;src:url(https://evil.example/x.woff)}</style>",
  "sheet that reads": "<style>rect[id^='a']{fill:url(https://evil.example/a)} a:visited{fill:red}</style>",
  "sheet that breaks out": "<style>.a{fill:red}&lt;/style>&lt;script>alert(1)&lt;/script></style>",
  "sheet in CDATA": "<style><![CDATA[</style><script>alert(1)</script>]]></style>",
  "processing instruction in the middle": "<g><?xml-stylesheet href='https://evil.example/x.css'?></g>",
  "external base": '<g xml:base="https://evil.example/"><rect width="1" height="1"/></g>',
  filter:
    '<filter id="f"><feImage href="https://evil.example/x"/></filter><rect filter="url(#f)" width="1" height="1"/>',
  handler2: '<handler type="application/ecmascript">alert(1)</handler><listener/>',
  "text with markup": "<text>&lt;script&gt;alert(1)&lt;/script&gt;</text>",
  "attribute with markup": '<rect id="a&quot; onload=&quot;alert(1)" width="1" height="1"/>',
  variables: '<rect fill="var(--x)" stroke="env(x)" width="1" height="1"/>',
};

/** Every tag and attribute that is left must be one of these: the test's own list, not the cleaner's. */
function suspicious(text: string): string[] {
  const bare = text.replace(/"[^"]*"/g, '""').replace(/>[^<]*</g, "><");
  const tags = [...bare.matchAll(/<\/?([^\s/>]+)/g)].map((match) => match[1] ?? "");
  const bad = tags.filter(
    (tag) => !/^(svg|g|path|rect|circle|use|style|text|defs|clipPath|mask|tspan|linearGradient|stop)$/.test(tag),
  );
  const leads = [
    ...text
      .replace('xmlns="http://www.w3.org/2000/svg"', "")
      .matchAll(/\bon\w+\s*=|evil|javascript|file:|data:|@|\\|https?:|xlink|xml:/gi),
  ];
  const urls = [...text.matchAll(/url\(([^)]*)\)/g)].filter((match) => !/^#/.test(match[1] ?? ""));
  return [...bad, ...leads.map((match) => match[0]), ...urls.map((match) => match[0])];
}

describe("an SVG from outside", () => {
  it.each(Object.entries(HOSTILE))("loses %s, or is refused", (_name, inside) => {
    const clean = written(inside);
    if (clean !== null) {
      expect(suspicious(clean)).toEqual([]);
      expect(clean).toContain("<path");
      // Cleaning what is clean changes nothing.
      expect(cleanSvg(clean)?.svg).toBe(clean);
    }
  });

  it("is refused whole where it defines entities, instructs programs, or is no XML", () => {
    const refused = [
      `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg(`<text>&x;</text>${PATH}`)}`,
      `<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>${svg(`<text>&b;</text>${PATH}`)}`,
      `<?xml-stylesheet type="text/css" href="https://evil.example/x.css"?>${svg(PATH)}`,
      svg(`<text>&nbsp;</text>${PATH}`),
      svg(`<text>&#0;</text>${PATH}`),
      svg(`<text>&#xd800;</text>${PATH}`),
      svg(`<path d=M0 />`),
      svg('<path d="M0 0" d="M1 1"/>'),
      svg("<g><path></g></path>"),
      `${svg(PATH)}<script/>`,
      `text${svg(PATH)}`,
      svg(PATH).slice(0, -3),
      "<html><svg></svg></html>",
      `<svg ${XMLNS}>${PATH}</svg>`,
      `<svg ${XMLNS} width="100%" height="0">${PATH}</svg>`,
      svg("<g/>"),
      svg(`${"<g>".repeat(80)}${PATH}${"</g>".repeat(80)}`),
      svg("<g/>".repeat(30_000) + PATH),
      "",
    ];
    expect(refused.filter((text) => cleanSvg(text) !== null)).toEqual([]);
  });

  it("uses nothing that uses something: ten levels of ten would be ten thousand million", () => {
    let inside = '<path id="l0" d="M0 0h1"/>';
    for (let level = 1; level < 10; level++)
      inside += `<g id="l${level}">${`<use href="#l${level - 1}"/>`.repeat(8)}</g>`;
    const clean = cleanSvg(svg(`<defs>${inside}</defs><use href="#l9"/><use href="#l0"/>`))?.svg ?? "";
    expect(clean.match(/<use href="#l0"\/>/g)).toHaveLength(9);
    expect(clean).not.toMatch(/<use href="#l[1-9]"/);
    const masks =
      '<mask id="a"><rect mask="url(#b)" width="9" height="9"/></mask><mask id="b"><rect width="9" height="9"/></mask>';
    expect(cleanSvg(svg(`${masks}<rect mask="url(#a)" width="9" height="9"/>`))?.svg.match(/ mask="/g)).toHaveLength(1);
  });

  it("keeps what drawing programs write, and how it looks", () => {
    const illustrator = `<?xml version="1.0" encoding="utf-8"?>
<!-- Generator -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg version="1.1" ${XMLNS} xmlns:xlink="http://www.w3.org/1999/xlink" x="0px" y="0px" viewBox="0 0 120 40" style="enable-background:new 0 0 120 40;" xml:space="preserve">
<style type="text/css">.st0{fill:#484188;} .st1{clip-path:url(#c);} @media print{.st0{fill:#000}}</style>
<switch><g><defs><path id="p" d="M0,0h120v40H0V0z"/></defs><clipPath id="c"><use xlink:href="#p" style="overflow:visible;"/></clipPath>
<g class="st1"><path class="st0" d="M3.2,1e-3l4-.5z" transform="translate(2 3) rotate(45)"/></g>
<linearGradient id="g"><stop offset="0" style="stop-color:#fff"/></linearGradient><circle fill='url(#g)' cx="5" cy="5" r="4"/>
<text font-family="'Source Sans', sans-serif" x="2" y="9">Bäcker &amp; Söhne</text></g></switch></svg>`;
    const clean = cleanSvg(illustrator);
    expect(clean).toMatchObject({ width: 120, height: 40 });
    for (const kept of [
      "<style>.st0{fill:#484188}.st1{clip-path:url(#c)}</style>",
      '<g class="st1"><path class="st0" d="M3.2,1e-3l4-.5z" transform="translate(2 3) rotate(45)"/></g>',
      '<clipPath id="c"><use href="#p"/></clipPath>',
      '<stop offset="0" style="stop-color:#fff"/>',
      '<circle fill="url(#g)" cx="5" cy="5" r="4"/>',
      "Bäcker &amp; Söhne</text>",
    ])
      expect(clean?.svg).toContain(kept);
  });

  it("takes its size from width and height, else from its box, and makes it one a browser can lay out", () => {
    const sizeOf = (attributes: string) => {
      const { width, height } = cleanSvg(svg(PATH, attributes)) ?? { width: 0, height: 0 };
      return [width, height];
    };
    expect(sizeOf('width="48px" height="16"')).toEqual([48, 16]);
    expect(sizeOf('width="100%" height="100%" viewBox="0 0 30 20"')).toEqual([30, 20]);
    expect(sizeOf('viewBox="0 0 40960 4096"')).toEqual([4096, 410]);
    expect(sizeOf('viewBox="0 0 1e9 1"')).toEqual([0, 0]);
  });
});
