import { Sign } from './sign';

/** What went wrong, said at once to whoever hears the page; nothing where nothing did. */
export function Alert({ children }: { children: string | undefined }) {
  return children ? (
    <p role="alert" className="flex gap-1.5 text-wrong">
      <Sign name="error" className="mt-[0.2em]" />
      {children}
    </p>
  ) : null;
}
