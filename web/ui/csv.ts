export interface CsvColumn<Row> {
  title: string;
  text: (row: Row) => string | null | undefined;
}

/** A table for Excel: with a byte-order mark, so that it reads Chinese, and nothing it could take for a number or a formula. */
export function csvOf<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  const lines = [columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ text }) => text(row) ?? ""))];
  return `\uFEFF${lines.map((cells) => cells.map(cellOf).join(",")).join("\r\n")}\r\n`;
}

function cellOf(text: string): string {
  // Excel runs what begins with one of these as a formula; names come from merchants.
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  // Long digits would lose their last places, and leading zeros would go.
  const kept = /^\d{11,}$|^0\d+$/.test(safe) ? `="${safe}"` : safe;
  return /[",\r\n]/.test(kept) ? `"${kept.replaceAll('"', '""')}"` : kept;
}

/** Has the browser keep `content` as a file. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
}
