import { readSvg, type SvgElement } from "@/features/surveys/look/read-svg";

/** A drawing written anew from what was allowed in it, with its natural size in CSS pixels. */
export interface CleanSvg {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const DRAWN = "path rect circle ellipse line polyline polygon text tspan".split(" ");
const GROUPS = "svg g defs symbol clipPath mask linearGradient radialGradient stop use title desc style".split(" ");
const ELEMENTS = new Set([...DRAWN, ...GROUPS]);
/** Drawing programs wrap what they draw in these; as plain groups they do nothing. */
const WRAPPERS = new Set(["a", "switch"]);

const PRESENTATION = new Set(
  `fill fill-opacity fill-rule clip-rule clip-path mask mask-type stroke stroke-width stroke-opacity stroke-linecap
  stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset opacity color stop-color stop-opacity display
  visibility vector-effect paint-order shape-rendering font-family font-size font-weight font-style text-anchor
  letter-spacing word-spacing dominant-baseline direction mix-blend-mode isolation`.split(/\s+/),
);
const GEOMETRY = new Set(
  `id class x y x1 y1 x2 y2 cx cy r rx ry fx fy fr d points width height transform offset viewBox preserveAspectRatio
  gradientUnits gradientTransform spreadMethod clipPathUnits maskUnits maskContentUnits dx dy rotate textLength
  lengthAdjust pathLength version`.split(/\s+/),
);

const LOCAL = /^#[A-Za-z_][\w.-]*$/;
/** Letters of any script, numbers and the marks of SVG's own syntax: no quotes, no backslash, no colon, no at sign. */
const PLAIN = /^[\p{L}\p{N}\s.,%#()+*/_-]*$/u;
const SELECTOR = /^[.#]?[A-Za-z_][\w-]*$/;
const CLASS = /^\.[A-Za-z_][\w-]*$/;
const MOST_USES = 100;
const LARGEST = 4096;

/**
 * An SVG picture cleaned by lists of what is allowed, element by element and value by value; what is not on them is left
 * out with all that is in it: scripts, handlers, links, foreign objects, pictures in the picture, animations, filters, and
 * whatever leads out of the file. Null where the file is no SVG that can be read, draws nothing, or says no size.
 */
export function cleanSvg(text: string): CleanSvg | null {
  const root = readSvg(text);
  if (root?.name !== "svg") return null;
  const size = sizeOf(root);
  const nested = withoutNesting(root);
  if (!size || !nested) return null;
  const inside = writeChildren(nested);
  if (!new RegExp(`<(${DRAWN.join("|")}|use)[ />]`).test(inside)) return null;
  const own = nested.attributes.filter(([name]) => name !== "width" && name !== "height");
  const box = own.some(([name]) => name === "viewBox") ? "" : ` viewBox="0 0 ${size.drawn.width} ${size.drawn.height}"`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}"${box}${writeAttributes("svg", own)}>${inside}</svg>`;
  return { svg, width: size.width, height: size.height };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function sizeOf(root: SvgElement): (Size & { readonly drawn: Size }) | null {
  const get = (name: string) => root.attributes.find(([own]) => own === name)?.[1] ?? "";
  const box = get("viewBox")
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const length = (text: string) => (/^\d*\.?\d+(px)?$/.test(text.trim()) ? Number.parseFloat(text) : Number.NaN);
  const [boxWidth = Number.NaN, boxHeight = Number.NaN] = box.length === 4 ? box.slice(2) : [];
  let [width, height] = [length(get("width")), length(get("height"))];
  if (!(width > 0 && height > 0)) [width, height] = [boxWidth, boxHeight];
  if (!(width > 0 && height > 0 && Number.isFinite(width) && Number.isFinite(height))) return null;
  // A size only says the shape: it is brought to what a browser can lay out.
  const longest = Math.max(width, height);
  const scale = longest > LARGEST ? LARGEST / longest : Math.max(1, 1 / Math.min(width, height));
  const [w, h] = [Math.round(width * scale), Math.round(height * scale)];
  return Math.max(w, h) > LARGEST || Math.min(w, h) < 1 ? null : { width: w, height: h, drawn: { width, height } };
}

function elementsIn(element: SvgElement): SvgElement[] {
  return element.children.flatMap((child) => (typeof child === "string" ? [] : [child, ...elementsIn(child)]));
}

/**
 * Uses of what itself uses something can double at each level until no browser draws them, so there is one level: a `use`
 * of a drawing without one, and no mask or clip within a mask or clip. Null where there are too many even so.
 */
function withoutNesting(root: SvgElement): SvgElement | null {
  const all = [root, ...elementsIn(root)];
  const sheet = all.flatMap(({ name, children }) => (name === "style" ? children : [])).join("");
  const byClass = SHIELDING.test(sheet);
  /** Whether an attribute paints through something that may itself be painted through something. */
  const shielded = ([name, value]: readonly [string, string]) =>
    SHIELDING.test(name) || (name === "style" && SHIELDING.test(value)) || (name === "class" && byClass);
  const uses = all.filter(({ name, attributes }) => name === "use" || attributes.some(([own]) => SHIELDING.test(own)));
  if (uses.length > MOST_USES) return null;
  const deep = new Set<string>();
  for (const element of all) {
    const id = element.attributes.find(([name]) => name === "id")?.[1];
    const inside = [element, ...elementsIn(element)];
    if (inside.some(({ name, attributes }) => name === "use" || attributes.some(shielded))) deep.add(`#${id}`);
  }
  const prune = (element: SvgElement, within: boolean): SvgElement => {
    const shields = within || /^(mask|clipPath|symbol)$/.test(element.name);
    return {
      name: element.name,
      attributes: shields ? element.attributes.filter((one) => !shielded(one)) : element.attributes,
      children: element.children
        .filter((child) => typeof child === "string" || child.name !== "use" || !deep.has(targetOf(child)))
        .map((child) => (typeof child === "string" ? child : prune(child, shields))),
    };
  };
  return prune(root, false);
}

const SHIELDING = /mask|clip-path/;

function targetOf({ attributes }: SvgElement): string {
  return (
    (attributes.find(([name]) => name === "href") ?? attributes.find(([name]) => name === "xlink:href"))?.[1] ?? ""
  );
}

function writeChildren(element: SvgElement): string {
  const speaks = /^(text|tspan|title|desc)$/.test(element.name);
  return element.children
    .map((child) => (typeof child === "string" ? (speaks ? escaped(child) : "") : writeElement(child)))
    .join("");
}

function writeElement(element: SvgElement): string {
  const name = WRAPPERS.has(element.name) ? "g" : element.name;
  if (!ELEMENTS.has(name)) return "";
  if (name === "style") return writeStyle(element);
  const start = `<${name}${writeAttributes(name, element.attributes)}`;
  const inside = writeChildren(element);
  return inside === "" ? `${start}/>` : `${start}>${inside}</${name}>`;
}

function writeAttributes(element: string, attributes: SvgElement["attributes"]): string {
  return attributes
    .map(([name, value]) => {
      const plain = name === "xlink:href" ? "href" : name;
      const clean = cleanAttribute(element, plain, value.trim());
      const taken = name === "xlink:href" && attributes.some(([own]) => own === "href");
      return clean === null || taken ? "" : ` ${plain}="${escaped(clean)}"`;
    })
    .join("");
}

function cleanAttribute(element: string, name: string, value: string): string | null {
  if (name === "style") return declarations(value) || null;
  if (name === "href") return /^(use|linearGradient|radialGradient)$/.test(element) && LOCAL.test(value) ? value : null;
  if (PRESENTATION.has(name)) return cleanValue(name, value);
  return GEOMETRY.has(name) && PLAIN.test(value) ? value : null;
}

/** A presentation value: `url(…)` only to a place in this file, quotes only around a font's name. */
function cleanValue(name: string, value: string): string | null {
  const bare = value.replace(/\burl\(\s*(["']?)(#[A-Za-z_][\w.-]*)\1\s*\)/gi, "");
  if (/url|image|expression|var\(|attr\(|env\(/i.test(bare)) return null;
  const text = name === "font-family" ? bare.replace(/["']/g, "") : bare;
  return PLAIN.test(text) ? value : null;
}

function declarations(text: string): string {
  return text
    .split(";")
    .map((one) => {
      const [, name = "", raw = ""] = /^\s*([a-z-]+)\s*:\s*(.*?)\s*$/s.exec(one) ?? [];
      const clean = PRESENTATION.has(name) ? cleanValue(name, raw.replace(/\s*!important$/i, "")) : null;
      return clean === null || clean === "" ? "" : `${name}:${clean}`;
    })
    .filter(Boolean)
    .join(";");
}

/** A style sheet of simple rules, as drawing programs write them (`.a{fill:#fff}`); any other rule is left out. */
function writeStyle({ children }: SvgElement): string {
  const text = children
    .filter((child) => typeof child === "string")
    .join("")
    .replace(/\/\*.*?\*\//gs, "");
  // An at-rule takes its block with it; of what is left, a rule is a list of plain selectors and its block.
  const rules = [...text.replace(/@[^{;]*(;|\{(?:[^{}]*|\{[^{}]*\})*\})/g, "").matchAll(/([^{}]*)\{([^{}]*)\}/g)]
    .map(([, selectors = "", block = ""]) => {
      const clean = selectors.split(",").map((one) => one.trim());
      const body = declarations(block);
      // Masks and clips go by class alone, which the rule on nesting knows.
      const selector = SHIELDING.test(body) ? CLASS : SELECTOR;
      const allowed = body !== "" && clean.every((one) => selector.test(one));
      return allowed ? `${clean.join(",")}{${body}}` : "";
    })
    .join("");
  return rules === "" ? "" : `<style>${escaped(rules)}</style>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
