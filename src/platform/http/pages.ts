import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { languageIn } from '#kit/language.ts';

/** Serves the built web pages; returns the answer to every address that is a page of theirs. What the build has packed (.br, .gz) is sent as it is. */
export async function servePages(
  app: FastifyInstance,
  root: string,
): Promise<(request: FastifyRequest, reply: FastifyReply) => FastifyReply> {
  await app.register(fastifyStatic, {
    root,
    index: false,
    dotfiles: 'ignore',
    preCompressed: true,
    setHeaders: (reply, path) =>
      void reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'),
  });
  // the page names the texts to fetch, so there is one for each language
  const page = (request: FastifyRequest, reply: FastifyReply) =>
    reply.sendFile(languageIn(request.cookies) === 'en' ? 'index.en.html' : 'index.html');
  app.get('/', page);
  return page;
}
