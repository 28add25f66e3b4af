import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { quietLogger } from './quiet-logger.ts'

/**
 * Brings the queue's own schema forward as the owner and lets the runtime role work in it. Run at start after `migrate`. The
 * runtime role owns nothing there; that it may add to the queue gives it no rights, because what a queued job may see is decided
 * by the post on its row in `ground.job`.
 */
export async function prepareJobs(ownerUrl: string): Promise<void> {
  await runMigrations({ connectionString: ownerUrl, maxPoolSize: 2, logger: quietLogger() })
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtext('clearloop.migrate'))`)
    await client.query(`
      grant usage on schema graphile_worker to clearloop_app;
      grant select on all tables in schema graphile_worker to clearloop_app;
      do $$
      declare name text;
      begin
        foreach name in array array['_private_jobs', '_private_job_queues', '_private_tasks', '_private_known_crontabs'] loop
          execute format('grant select, insert, update, delete on graphile_worker.%I to clearloop_app', name);
          execute format('drop policy if exists clearloop_works on graphile_worker.%I', name);
          execute format('create policy clearloop_works on graphile_worker.%I to clearloop_app using (true) with check (true)', name);
        end loop;
      end
      $$`)
  } finally {
    await client.end()
  }
}
