import { findProgram, installDebianPackage } from "./systemTools.mjs";

const isThere = () => findProgram("pdftotext") !== null && findProgram("pdftoppm") !== null;

/**
 * Whether `pdftotext` and `pdftoppm`, which read the report in the tests, are there, installing them where possible.
 * Says what to do where they are not.
 */
export async function findPoppler() {
  if (isThere() || ((await installDebianPackage("poppler-utils")) && isThere())) return true;
  console.error("The tests of the PDF need pdftotext and pdftoppm: install poppler (poppler-utils), then run again.");
  return false;
}
