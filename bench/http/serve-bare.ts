import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import pg from 'pg';

/** The ceiling: nothing but Fastify, a driver and one prepared statement, without anybody asking who sends the request. */
const pool = new pg.Pool({ connectionString: process.argv[2]!, max: 8, options: '-c search_path=city,public' });
const app = Fastify();
app.get('/classes/:id', (request) =>
  pool
    .query({
      name: 'participants',
      text: `select id, person_id, full_name, sex, birth_date::text, position_title, status, joined_on::text, ended_on::text
        from enrolment where class_id = $1 and status <> 'unlisted' order by sort_name collate "vi-VN-x-icu", id`,
      values: [(request.params as { id: string }).id],
    })
    .then(({ rows }) => rows),
);
await app.listen({ port: 0, host: '127.0.0.1' });
process.send!({ port: (app.server.address() as AddressInfo).port });
