import { Link } from "@tanstack/react-router";
import { Logo } from "../ui/logo.tsx";
import css from "./shell.module.css";

export function Brand({ name }: { name: string | null }) {
  return (
    <Link to="/" className={css["brand"]}>
      <Logo />
      <bdi>{name ?? "Minifleet"}</bdi>
    </Link>
  );
}
