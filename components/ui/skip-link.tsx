/** The first stop of the keyboard, seen only when it has the focus. Its target is `Page`. */
export function SkipLink({ children }: { children: string }) {
  return (
    <a
      href="#main"
      className="sr-only rounded-field bg-ink px-4 py-3 font-semibold text-paper focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-20"
    >
      {children}
    </a>
  );
}
