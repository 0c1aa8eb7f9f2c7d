import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

/** Where Node finds the packages of this application, whatever bundle this module ended up in. */
const require = createRequire(`${process.cwd()}/package.json`);

async function font(file: string, weight: 400 | 600) {
  return { name: "Inter", weight, data: await readFile(require.resolve(`@expo-google-fonts/inter/${file}`)) };
}

/** The screen's text font, as the image renderer takes it. */
export function previewFonts() {
  return Promise.all([font("400Regular/Inter_400Regular.ttf", 400), font("600SemiBold/Inter_600SemiBold.ttf", 600)]);
}
