import { toString as toText } from "qrcode";

/** The address of an app's secret as a QR code, an SVG picture of its own: black on white whatever the theme, as scanners need it. */
export async function drawSecret(uri: string): Promise<string> {
  const svg = await toText(uri, { type: "svg", margin: 4, errorCorrectionLevel: "M" });
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
}
