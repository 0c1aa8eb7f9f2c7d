import fc from "fast-check";
import { expect, test } from "vitest";
import { EXAMPLE } from "./presets/example";
import { searchWords, searchWordsOf, wordsOf } from "./searchText";

test("a search may begin at a word, after a sign within it, and anywhere in a script without spaces", () => {
  expect(wordsOf("Checkout-API (EU) 100 % load")).toEqual([...["checkout-api", "api", "(eu)", "eu)", "100", "load"]]);
  expect(wordsOf("支払い")).toEqual(["支払い", "払い", "い"]);
  expect(wordsOf("café v2.3 #42")).toEqual(["café", "v2.3", "3", "#42", "42"]);
  expect(wordsOf("")).toEqual([]);
  expect(searchWordsOf(EXAMPLE)).toEqual(expect.arrayContaining(["gunicorn-gthread", "gthread", "cpython-3", "linux"]));
});

test("whatever a text says is found by the beginning of each of its words, and long ones by what is compared of them", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 120 }), fc.nat(40), (text, length) => {
      const words = wordsOf(text);
      for (const word of searchWords(text)) {
        const begun = word.slice(0, 1 + length).replace(/\p{Surrogate}$/u, "");
        expect(words.some((one) => one.startsWith(begun))).toBe(true);
      }
      for (const word of words) {
        expect(word.length).toBeLessThanOrEqual(32);
        expect(word).not.toMatch(/[\s%_\\]|^$|\p{Surrogate}/u);
      }
    }),
  );
});
