/**
 * Where to go after signing in: a path of this site that was asked for, else the progress page. An
 * address elsewhere, however it is disguised, is not followed.
 */
export function nextPage(asked: string | string[] | undefined): string {
  const base = 'http://here';
  if (typeof asked === 'string' && URL.canParse(asked, base)) {
    const url = new URL(asked, base);
    const path = url.pathname + url.search;
    // A path such as //evil.example is an address of another site to whoever resolves it next.
    if (url.origin === base && !path.startsWith('//')) return path;
  }
  return '/progress';
}
