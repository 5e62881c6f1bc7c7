import type { PackDocument } from "@/domain/board/pack-document";
import { drawBlock } from "@/features/board/paper/draw-block";
import { drawCover } from "@/features/board/paper/draw-cover";
import { drawFooters } from "@/features/board/paper/draw-footers";
import { drawMethods } from "@/features/board/paper/draw-methods";
import { drawUnknown } from "@/features/board/paper/draw-unknown";
import { openSection } from "@/features/board/paper/flow-pages";
import { closePaper, openPaper, type Paper } from "@/features/board/paper/open-paper";
import { plainAccent } from "@/features/board/paper/plain-accent";
import { appLocale, directionOf } from "@/platform/i18n/locale";
import { type Translator, translatorIn } from "@/platform/i18n/translator";

/** A pack as it is printed: what was stored, and what is read anew each time it is opened. */
export interface PrintedPack {
  readonly reference: string;
  /** The fingerprint of its numbers, in hexadecimal. */
  readonly sha256: string;
  readonly createdAt: Date;
  readonly document: PackDocument;
  /** PNG or JPEG. */
  readonly logo: Buffer | null;
  /** Comments by answer and question; one that is missing is gone with its person or its answer. */
  readonly comments: ReadonlyMap<string, string>;
  /** How many of them were cut, as they are longer than a page. */
  readonly cut: number;
  /** Surveys that are deleted by now. */
  readonly gone: readonly string[];
}

/** What drawing a pack is done with. */
export interface PackContext {
  readonly paper: Paper;
  readonly pack: PrintedPack;
  readonly t: Translator<"board">;
  /** What is found while drawing, to be said on the page of what is not known. */
  readonly seen: { cut: number };
}

/** The pack as a PDF: the same bytes for the same stored numbers, whenever and wherever it is made. */
export async function renderPack(pack: PrintedPack): Promise<Buffer> {
  const { document, reference } = pack;
  const locale = appLocale(document.locale);
  const t = translatorIn(locale, "board");
  const { cover, brand } = document;
  const paper = openPaper({
    title: cover.title,
    author: brand.name,
    subject: `${cover.days} · ${reference}`,
    ...{ locale, direction: directionOf(locale), accent: plainAccent(brand.color), date: pack.createdAt },
  });
  const context: PackContext = { paper, pack, t, seen: { cut: pack.cut } };
  drawCover(context);
  for (const section of document.sections) {
    const flow = openSection(paper, section.title, section.lead, t("paper.goesOn", { title: section.title }));
    for (const block of section.blocks) drawBlock(context, flow, block);
  }
  drawUnknown(context);
  drawMethods(context);
  drawFooters(context);
  return closePaper(paper);
}
