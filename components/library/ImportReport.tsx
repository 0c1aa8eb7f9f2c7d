import { Dialog } from "@/components/ui/Dialog";
import type { ImportResponse } from "@/lib/scenario/apiSchema";

interface ImportReportProps {
  readonly report: ImportResponse | null;
  readonly onClose: () => void;
}

/** What became of each file of an import, where not all of them could be kept. */
export function ImportReport({ report, onClose }: ImportReportProps) {
  const { entries = [], imported = 0, refused = 0 } = report ?? {};
  return (
    <Dialog
      open={report !== null}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={`${imported} imported, ${refused} refused`}
      description="What was imported is kept. What was refused changed nothing; the reason stands beside it."
    >
      <ul className="grid gap-1 text-sm">
        {entries
          .filter(({ problem }) => problem !== null)
          .map(({ file, problem }) => (
            <li key={file} className="border-edge border-t pt-1">
              <span className="break-all font-medium">{file}</span>: {problem}
            </li>
          ))}
      </ul>
    </Dialog>
  );
}
