import { createRequire } from "node:module";
import { Font } from "@react-pdf/renderer";

/** Where Node finds the packages of this application, whatever bundle this module ended up in. */
const require = createRequire(`${process.cwd()}/package.json`);

function fontFile(path: string): string {
  return require.resolve(`@expo-google-fonts/${path}`);
}

/** Letters of a word that is too long for a line: it may break anywhere, and no hyphen is put in. */
function breakable(word: string): string[] {
  return Array.from(word).flatMap((letter) => [letter, ""]);
}

const LONGEST_WORD = 22;

/** Text is copied out of a report, so words are never hyphenated. */
function wholeWords(word: string): string[] {
  return word.length > LONGEST_WORD ? breakable(word) : [word];
}

/** Options and paths of a command stay in one piece as long as a line can take them. */
export function wholeOptions(word: string): string[] {
  return word.length > 3 * LONGEST_WORD ? breakable(word) : [word];
}

let registered = false;

/** The whole fonts, with every glyph that a unit, a range or a name of a European language needs. */
export function registerFonts(): void {
  if (registered) return;
  registered = true;
  Font.register({
    family: "Inter",
    fonts: [
      { src: fontFile("inter/400Regular/Inter_400Regular.ttf"), fontWeight: 400 },
      { src: fontFile("inter/500Medium/Inter_500Medium.ttf"), fontWeight: 500 },
      { src: fontFile("inter/600SemiBold/Inter_600SemiBold.ttf"), fontWeight: 600 },
    ],
  });
  Font.register({
    family: "JetBrains Mono",
    fonts: [{ src: fontFile("jetbrains-mono/400Regular/JetBrainsMono_400Regular.ttf"), fontWeight: 400 }],
  });
  Font.registerHyphenationCallback(wholeWords);
}

/** Whether the text font can print a character; new lines are not printed, and always can be. */
export async function textGlyphs(): Promise<(codePoint: number) => boolean> {
  const descriptor = { fontFamily: "Inter", fontWeight: 400 };
  await Font.load(descriptor);
  const font = Font.getFont(descriptor)?.data;
  if (!font) throw new Error("The report's font did not load.");
  const { characterSet } = font;
  const covered = new Set<number>(characterSet);
  return (codePoint) => codePoint < 0x20 || covered.has(codePoint);
}
