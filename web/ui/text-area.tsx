import type { TextareaHTMLAttributes } from "react";
import { classNames } from "./class-names.ts";
import css from "./text-area.module.css";

interface TextAreaProps extends TextareaHTMLAttributes<HTMLTextAreaElement> {
  /** From `Field`; how the browser's own control shows it is `aria-invalid`. */
  status?: "error" | "" | undefined;
  /** For code. */
  mono?: boolean;
}

/**
 * Grows with its text where the browser knows how. (antd's measures with a hidden copy styled inline, which our
 * Content-Security-Policy refuses and screen readers find.)
 */
export function TextArea({ status: _status, mono = false, className, rows = 2, ...props }: TextAreaProps) {
  return <textarea {...props} rows={rows} className={classNames(css["area"], mono && css["mono"], className)} />;
}
