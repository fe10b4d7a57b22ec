import { lazy, Suspense } from "react";
import type { DrawerSearch } from "./routes.ts";

// Loaded when it is opened: form, QR code and all.
const AuthorizeDrawer = lazy(async () => ({ default: (await import("./authorize-drawer.tsx")).AuthorizeDrawer }));

interface DrawerProps {
  search: DrawerSearch;
  onSearch: (change: DrawerSearch) => void;
}

/** The authorize drawer, where the address asks for it. */
export function Drawer({ search, onSearch }: DrawerProps) {
  if (!search.dialog) return null;
  return (
    <Suspense fallback={null}>
      <AuthorizeDrawer
        linkId={search.link}
        appId={search.account}
        sets={search.sets}
        onLink={(link) => onSearch({ link, account: undefined, sets: undefined })}
        onClose={() => onSearch({ dialog: undefined, link: undefined, account: undefined, sets: undefined })}
      />
    </Suspense>
  );
}
