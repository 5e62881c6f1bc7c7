import { toBuffer, toString as toText } from "qrcode";

/** Four modules of quiet zone are the standard's; level M survives a scratch or a fold. */
const OPTIONS = { margin: 4, errorCorrectionLevel: "M" } as const;
/** Sharp in print up to 8 cm at 300 dpi. */
const PNG_PIXELS = 1024;

/** A survey's link as it stands in its code: answers by it arrive as channel "qr". */
export function qrLink(url: string): string {
  return `${url}?channel=qr`;
}

/** A QR code as an SVG document, black on white whatever the theme: scanners need that contrast. */
export function drawQrSvg(text: string): Promise<string> {
  return toText(text, { ...OPTIONS, type: "svg" });
}

/** The same as a PNG picture of 1024 pixels. */
export function drawQrPng(text: string): Promise<Buffer> {
  return toBuffer(text, { ...OPTIONS, type: "png", width: PNG_PIXELS });
}
