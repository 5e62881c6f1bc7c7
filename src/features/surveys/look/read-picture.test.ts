import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { PICTURE_LIMIT, readPicture } from "@/features/surveys/look/read-picture";

const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background: { r: 72, g: 65, b: 136, alpha: 0.5 } } });
const faultOf = async (bytes: Uint8Array) => {
  const read = await readPicture(bytes);
  return "fault" in read ? read.fault.code : null;
};

describe("an uploaded picture", () => {
  it.each(["png", "jpeg", "webp", "gif"] as const)("is decoded and written anew: %s", async (format) => {
    const note = { IFD0: { Copyright: "Somebody", ImageDescription: "51.5,0.1" } };
    const bytes = await blank(900, 300).withExif(note).toFormat(format).toBuffer();
    const read = await readPicture(bytes);
    if ("fault" in read) throw new Error(read.fault.code);
    // 96 high at most: 900 × 300 becomes 288 × 96.
    expect(read).toMatchObject({ contentType: "image/png", width: 288, height: 96 });
    expect(await sharp(read.bytes).metadata()).toMatchObject({ format: "png", width: 288, height: 96 });
    expect(read.bytes.includes("Somebody")).toBe(false);
    expect(read.bytes.includes("51.5")).toBe(false);
  });

  it("is taken as what it is, whatever it claims: a page, a program or a torn file is no picture", async () => {
    const png = await blank(32, 32).png().toBuffer();
    const text = (words: string) => new TextEncoder().encode(words);
    for (const bytes of [
      text("<!doctype html><script>alert(1)</script>"),
      text("GIF89a/*"),
      text("%PDF-1.7"),
      text("PK\u0003\u0004"),
      png.subarray(0, 40),
      Buffer.concat([text("\u0000\u0000\u0001\u0000"), png]),
      Buffer.from([0xff, 0xfe, 0x3c, 0x00]),
    ])
      expect(await faultOf(bytes), Buffer.from(bytes.subarray(0, 12)).toString("latin1")).toMatch(
        /^picture(Kind|Damaged)$/,
      );
    // What hangs on behind a picture is not stored with it.
    const read = await readPicture(Buffer.concat([png, text("<script>alert(1)</script>")]));
    expect("bytes" in read && read.bytes.includes("script")).toBe(false);
  });

  it("has a size that makes sense: says which does not, and why", async () => {
    expect(await faultOf(new Uint8Array())).toBe("pictureEmpty");
    expect(await faultOf(new Uint8Array(PICTURE_LIMIT + 1))).toBe("pictureLarge");
    expect(await faultOf(await blank(200, 8).png().toBuffer())).toBe("pictureSmall");
    // 25 million pixels in a few kilobytes.
    const bomb = await blank(5000, 5000).png().toBuffer();
    expect(bomb.length).toBeLessThan(PICTURE_LIMIT);
    expect(await faultOf(bomb)).toBe("picturePixels");
  });

  it("of lines is cleaned, and refused where nothing is left", async () => {
    const xml = (inside: string) =>
      new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 16">${inside}</svg>`);
    const read = await readPicture(xml('<script>alert(1)</script><path onclick="alert(1)" d="M0 0h9v9z"/>'));
    if ("fault" in read) throw new Error(read.fault.code);
    expect(read).toMatchObject({ contentType: "image/svg+xml", width: 48, height: 16 });
    expect(read.bytes.toString()).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" width="48" height="16" viewBox="0 0 48 16"><path d="M0 0h9v9z"/></svg>',
    );
    expect(await faultOf(xml("<script>alert(1)</script>"))).toBe("drawingUnusable");
    expect(await faultOf(xml('<path d="M0 0h9v9z"/>'.repeat(6000)))).toBe("drawingLarge");
  });
});
