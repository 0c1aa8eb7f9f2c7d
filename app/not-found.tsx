import { buttonClass } from "@/components/ui/Button";
import { PlainHeader } from "@/components/ui/PlainHeader";

export default function NotFound() {
  return (
    <>
      <PlainHeader />
      <main id="main" tabIndex={-1} className="mx-auto max-w-xl p-6 outline-none">
        <h1 className="mb-2 font-semibold text-xl">There is nothing here</h1>
        <p className="mb-4 text-mute">
          The address may be mistyped, the scenario deleted or another browser's, or its owner withdrew the link. Ask
          whoever sent it for a new one.
        </p>
        <a href="/" className={buttonClass("primary")}>
          Open the planner
        </a>
      </main>
    </>
  );
}
