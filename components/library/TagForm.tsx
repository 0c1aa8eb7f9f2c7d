"use client";

import { useId, useState } from "react";
import { Button } from "@/components/ui/Button";
import { MAX_TAG_LENGTH } from "@/lib/scenario/tags";

interface TagFormProps {
  /** Tags in use, offered while typing. */
  readonly known: readonly string[];
  readonly onTag: (change: { readonly add?: string[]; readonly remove?: string[] }) => Promise<void>;
}

/** Puts a tag on the chosen scenarios, or takes it off them. */
export function TagForm({ known, onTag }: TagFormProps) {
  const list = useId();
  const [tag, setTag] = useState("");
  const apply = async (change: "add" | "remove") => {
    const text = tag.trim();
    if (text === "") return;
    await onTag({ [change]: [text] });
    setTag("");
  };
  return (
    <form
      className="flex gap-1"
      onSubmit={(event) => {
        event.preventDefault();
        void apply("add");
      }}
    >
      <input
        aria-label="Tag"
        list={list}
        value={tag}
        maxLength={MAX_TAG_LENGTH}
        placeholder="tag"
        autoComplete="off"
        onChange={(event) => setTag(event.currentTarget.value)}
        className="w-28 rounded-md border border-edge bg-card px-2 py-1 text-sm"
      />
      <datalist id={list}>
        {known.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <Button type="submit" disabled={tag.trim() === ""}>
        Tag
      </Button>
      <Button look="quiet" disabled={tag.trim() === ""} onClick={() => apply("remove")}>
        Untag
      </Button>
    </form>
  );
}
