import { spawn } from 'node:child_process'
import { access, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { endProcess, findProgram } from '../harness/program.ts'
import { freePort, untilAnswering } from '../harness/port.ts'

export type Nginx = AsyncDisposable & {
  /** A file of the folder as it is. */
  url(name: string): string
  /** The same through image_filter, inside 400×300; null: that module is not installed. */
  resizedUrl: ((name: string) => string) | null
}

const modules = ['/usr/lib/nginx/modules', '/usr/share/nginx/modules', '/usr/lib64/nginx/modules']

/** nginx with its usual settings for static files; null: not installed. */
export async function startNginx(files: string, scratch: string): Promise<Nginx | null> {
  const nginx = await findProgram('nginx')
  if (!nginx) return null
  const prefix = join(scratch, 'nginx')
  await mkdir(join(prefix, 'temp'), { recursive: true })
  const port = await freePort()
  const filter = await imageFilter()
  await writeFile(join(prefix, 'nginx.conf'), configuration({ port, files, filter }))
  const args = ['-p', prefix, '-c', 'nginx.conf', '-e', 'error.log', '-g', 'daemon off;']
  const child = spawn(nginx, args, { stdio: 'ignore' })
  const origin = `http://127.0.0.1:${port}`
  await untilAnswering(`${origin}/alive`, 5000)
  return {
    url: (name) => `${origin}/${name}`,
    resizedUrl: filter === null ? null : (name) => `${origin}/small/${name}`,
    [Symbol.asyncDispose]: () => endProcess(child, 3000),
  }
}

async function imageFilter(): Promise<string | null> {
  for (const folder of modules) {
    const path = join(folder, 'ngx_http_image_filter_module.so')
    const there = await access(path).then(
      () => true,
      () => false,
    )
    if (there) return path
  }
  return null
}

type Configuration = { port: number; files: string; filter: string | null }

function configuration({ port, files, filter }: Configuration): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path temp;`)
    .join(' ')
  // Our folders are closed to others, so nginx has to stay who we are.
  const user = process.getuid?.() === 0 ? 'user root;' : ''
  const small = `location /small/ { alias ${files}/; image_filter resize 400 300;
    image_filter_jpeg_quality 85; image_filter_buffer 64M; }`
  return `${filter === null ? '' : `load_module ${filter};`} ${user}
worker_processes auto; pid nginx.pid;
events { worker_connections 512; }
http { ${temporary} access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000;
  types { image/jpeg jpg; image/webp webp; }
  open_file_cache max=1000;
  server { listen 127.0.0.1:${port}; root ${files};
    location = /alive { return 200; }
    ${filter === null ? '' : small} } }`
}
