import type { FastifyInstance, preHandlerAsyncHookHandler } from 'fastify';
import type { BranchContext } from '../context.ts';
import { keepPictures, takePicture } from '../pictures/read-picture.ts';
import { carryOut } from './commands.ts';
import { HttpProblem } from './problems.ts';
import type { Handlers } from './route-call.ts';

/** What a picture may do where it is opened by itself: be seen. */
const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox";

/** Pictures are taken in after a look at their bytes. */
export function pictureRoutes(context: BranchContext): Handlers<'storePicture'> {
  return {
    storePicture: (call) => {
      const taken = takePicture(call.body);
      if (!taken.ok) {
        throw new HttpProblem('picture-refused', `This can't be stored as a picture: ${taken.error}.`, {
          fault: taken.error,
        });
      }
      const { picture } = taken.value;
      return carryOut(
        context,
        call,
        { type: 'store-picture', ...picture },
        {
          alongside: (events) => keepPictures(context.store, events, [taken.value]),
          reply: () => ({ hash: picture.hash }),
        },
      );
    },
  };
}

/** Serves stored pictures. A hash names the same bytes for ever. */
export function servePictures(app: FastifyInstance, { store }: BranchContext, limit: preHandlerAsyncHookHandler): void {
  app.get<{ Params: { hash: string } }>(
    '/pictures/:hash',
    { schema: { hide: true }, onRequest: limit },
    async ({ params: { hash } }, reply) => {
      const picture = store.pictures.find(hash);
      if (picture === null) throw new HttpProblem('not-found', 'There is no such picture.');
      return reply
        .type(picture.mediaType)
        .header('cache-control', 'public, max-age=31536000, immutable')
        .header('content-security-policy', POLICY)
        .send(picture.bytes);
    },
  );
}
