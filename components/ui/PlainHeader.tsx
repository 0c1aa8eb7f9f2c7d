import { Mark } from "./Mark";

/** The head of the pages for when something went wrong: they come with every other page, so they bring no script. */
export function PlainHeader() {
  return (
    <header className="flex items-center gap-2 border-edge border-b px-4 py-2">
      <a href="/" className="flex items-center gap-2 rounded font-semibold">
        <Mark />
        Plimsoll
      </a>
    </header>
  );
}
