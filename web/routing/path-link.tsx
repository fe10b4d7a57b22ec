import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { parseSearch } from "./search-string.ts";

interface PathLinkProps {
  /** A path with its search: "/events?outcome=REFUSED". The page's own schema reads it. */
  path: string;
  className?: string | undefined;
  title?: string | undefined;
  onClick?: () => void;
  children: ReactNode;
}

/** A link to another room's page, by its address; rooms know each other's addresses and nothing else. */
export function PathLink({ path, children, ...props }: PathLinkProps) {
  const [to = "/", query = ""] = path.split("?");
  return (
    // Only links inside a room are checked by their route's type.
    <Link to={to} search={parseSearch(query) as never} {...props}>
      {children}
    </Link>
  );
}
