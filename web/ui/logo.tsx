/** One hull, many sails: one template, a growing fleet. Beside it stands the name, so it says nothing itself. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <rect width="32" height="32" rx="7" fill="#1D5BC4" />
      <path fill="#FFF" d="M5 20l4-6v6zm6 0 6-10v10zm8 0 8-15v15zM4 22h24l-3 6H7z" />
    </svg>
  );
}
