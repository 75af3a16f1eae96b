import type { Storage } from '../../storage/index.ts'

export type JobTally = { kind: string; open: number; leased: number; dead: number }
export type TrashTally = { count: number; bytes: number }

/**
 * Jobs by kind, and what lies in the trash, at a cost that does not grow with either. Counted once,
 * when somebody first asks; from then on triggers of this connection, the only one that writes them,
 * keep the counts. What is undone undoes its count as well.
 */
export function createTallies({ sqlite }: Pick<Storage, 'sqlite'>) {
  let kept: ReturnType<typeof keep> | undefined
  const tallies = () => (kept ??= keep(sqlite))

  return {
    jobs(): JobTally[] {
      const byKind = new Map<string, JobTally>()
      for (const { kind, state, n } of tallies().jobs.all()) {
        const tally = byKind.get(kind) ?? { kind, open: 0, leased: 0, dead: 0 }
        byKind.set(kind, { ...tally, [state]: n })
      }
      return [...byKind.values()]
    },
    trash: (): TrashTally => tallies().trash.get() ?? { count: 0, bytes: 0 },
    /** Grows whenever a job changes. */
    jobChanges: (): number => tallies().changes.get() ?? 0,
  }
}

export type Tallies = ReturnType<typeof createTallies>

type JobRow = { kind: string; state: 'open' | 'leased' | 'dead'; n: number }

function keep(sqlite: Storage['sqlite']) {
  sqlite.transaction(() => {
    sqlite.exec(tables)
    for (const [name, sql] of Object.entries(triggers))
      sqlite.exec(`CREATE TEMP TRIGGER IF NOT EXISTS ${name} ${sql}`)
  })()
  return {
    jobs: sqlite.prepare<[], JobRow>(
      'SELECT kind, state, n FROM temp.job_tally WHERE n > 0 ORDER BY kind',
    ),
    trash: sqlite.prepare<[], TrashTally>('SELECT n AS count, bytes FROM temp.trash_tally'),
    changes: sqlite.prepare<[], number>('SELECT n FROM temp.job_changes').pluck(),
  }
}

const tables = `
  CREATE TEMP TABLE job_tally (kind TEXT, state TEXT, n INTEGER, PRIMARY KEY (kind, state));
  INSERT INTO job_tally SELECT kind, state, count(*) FROM job GROUP BY kind, state;
  CREATE TEMP TABLE job_changes (n INTEGER); INSERT INTO job_changes VALUES (0);
  CREATE TEMP TABLE trash_tally (n INTEGER, bytes INTEGER);
  INSERT INTO trash_tally
    SELECT count(*), coalesce(sum(size), 0) FROM blob WHERE state <> 'present';`

const changed = 'UPDATE job_changes SET n = n + 1;'
const jobCame = `INSERT INTO job_tally VALUES (new.kind, new.state, 1)
  ON CONFLICT DO UPDATE SET n = n + 1;`
const jobWent = 'UPDATE job_tally SET n = n - 1 WHERE kind = old.kind AND state = old.state;'
const blobCame = 'UPDATE trash_tally SET n = n + 1, bytes = bytes + new.size;'
const blobWent = 'UPDATE trash_tally SET n = n - 1, bytes = bytes - old.size;'

const triggers: Record<string, string> = {
  house_job_came: `AFTER INSERT ON main.job BEGIN ${jobCame} ${changed} END`,
  house_job_went: `AFTER DELETE ON main.job BEGIN ${jobWent} ${changed} END`,
  house_job_moved: `AFTER UPDATE OF state, run_at ON main.job BEGIN ${jobWent} ${jobCame} ${changed} END`,
  house_trash_came: `AFTER UPDATE OF state ON main.blob
    WHEN old.state = 'present' AND new.state <> 'present' BEGIN ${blobCame} END`,
  house_trash_back: `AFTER UPDATE OF state ON main.blob
    WHEN old.state <> 'present' AND new.state = 'present' BEGIN ${blobWent} END`,
  house_trash_went: `AFTER DELETE ON main.blob WHEN old.state <> 'present' BEGIN ${blobWent} END`,
}
