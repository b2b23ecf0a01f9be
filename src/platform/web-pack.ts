import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { HtmlTagDescriptor, Plugin } from 'vite';

/** The page names at once all that its first sight needs; otherwise each file is found only in the one before. */
export function firstPage(): Plugin {
  return {
    name: 'first-page',
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle }) =>
        Object.keys(bundle ?? {}).flatMap((name) => {
          if (/\/(vi|app|shell|rolldown-runtime)-.*\.js$/.test(name)) return [ahead({ rel: 'modulepreload', href: `/${name}` })];
          if (/pro-(400|600)-.*\.woff2$/.test(name)) return [ahead({ rel: 'preload', as: 'font', type: 'font/woff2', href: `/${name}` })];
          return [];
        }),
    },
  };
}

const ahead = (attrs: Record<string, string>): HtmlTagDescriptor => ({
  tag: 'link',
  attrs: { ...attrs, crossorigin: true },
  injectTo: 'head',
});

/** The page once more for those who read English, naming its texts; and beside every text file its brotli and gzip form, as small as they get. */
export function packed(): Plugin {
  return {
    name: 'packed',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const files = new Map(Object.values(bundle).map((file) => [file.fileName, file.type === 'chunk' ? file.code : file.source]));
        const texts = (language: string) => [...files.keys()].find((name) => new RegExp(`/${language}-[^/]*\\.js$`).test(name))!;
        // of another length, so that a browser that asks whether its page still holds is never told so of the other language's
        const english = String(files.get('index.html'))
          .replace('<html lang="vi">', '<html lang="en" dir="ltr">')
          .replace(texts('vi'), texts('en'));
        this.emitFile({ type: 'asset', fileName: 'index.en.html', source: english });
        files.set('index.en.html', english);
        for (const [fileName, source] of files) {
          if (!/\.(js|css|svg|html)$/.test(fileName)) continue;
          const bytes = Buffer.from(source);
          const best = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
          this.emitFile({ type: 'asset', fileName: `${fileName}.br`, source: brotliCompressSync(bytes, best) });
          this.emitFile({ type: 'asset', fileName: `${fileName}.gz`, source: gzipSync(bytes, { level: 9 }) });
        }
      },
    },
  };
}
