import Button from "antd/es/button";
import { useState } from "react";
import type { ReactNode } from "react";
import { Dialog } from "./dialog.tsx";

interface ActDialogProps {
  title: string;
  /** The act by its name ("Withdraw the audit of 2.3.0"), never "OK". */
  act: string;
  /** How to leave it ("Do not withdraw"). */
  leave: string;
  danger?: boolean;
  disabled?: boolean;
  /** Resolves to true when it is done and the dialog may close; otherwise `children` say what was refused. */
  onAct: () => Promise<boolean>;
  onClose: () => void;
  children: ReactNode;
}

/** Asks before an act that cannot be taken back, and says what it does. */
export function ActDialog({ title, act, leave, danger, disabled, onAct, onClose, children }: ActDialogProps) {
  const [acting, setActing] = useState(false);
  const run = async (): Promise<void> => {
    setActing(true);
    const done = await onAct().finally(() => setActing(false));
    if (done) onClose();
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={() => void run()}
      footer={
        <>
          <Button onClick={onClose}>{leave}</Button>
          <Button
            type="primary"
            htmlType="submit"
            danger={danger ?? false}
            disabled={disabled ?? false}
            loading={acting}
          >
            {act}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
