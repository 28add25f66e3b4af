import { hostname } from 'node:os'
import { parseArgs } from 'node:util'
import { lockHome } from '#ground/database/embedded/lock-home.ts'
import { StartRefusal } from '#ground/database/embedded/start-refusal.ts'
import { buildWeb } from '../../tools/build-web.ts'
import { buildApp } from './app.ts'
import { readConfig } from './config.ts'
import { openContext } from './context.ts'
import { fillFirstTime } from './fill-first-time.ts'
import { openInstallation } from './open-installation.ts'
import { startBackground } from './start-background.ts'

const help = `npm start [-- OPTIONS]

  --empty      首次启动只装载方案与机构，不装载演示城市 / first start with campaign and units but no enterprises
  --help       显示本说明 / show this

环境变量 / environment
  PORT              端口，默认 3000 / port
  HOST              监听地址，默认 0.0.0.0 / address to listen on
  CLEARLOOP_HOME    数据目录，默认 .clearloop/ / where data lives
  DATABASE_URL, DATABASE_OWNER_URL, DATABASE_DIRECT_URL, DATABASE_READ_URL, DATABASE_BACKUP_URL
                    使用已有的 PostgreSQL / an existing PostgreSQL instead of the embedded one
  BACKUP_HOUR, BACKUP_KEEP, BACKUP_FOLDER, BACKUP_PASSPHRASE_FILE
                    每夜备份 / the nightly backup: docs/operations/backup.md
  TLS_CERT, TLS_KEY 证书与私钥文件 / certificate and key, to serve https
  LOG_LEVEL         日志级别，默认 warn / log level

其他命令 / other commands
  npm test · npm run check · npm run bench · npm run -s clearloop -- help
`

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

async function start(): Promise<void> {
  const { values } = parseArgs({ options: { empty: { type: 'boolean' }, help: { type: 'boolean' } } })
  if (values.help) return say(help)
  const config = readConfig()
  const started = performance.now()
  const lock = config.externalDatabase ? null : lockHome(config.home)
  await buildWeb({ log: say })
  const installation = await openInstallation(config, { log: say })
  await fillFirstTime(config, installation, { empty: values.empty ?? false, log: say })
  const context = await openContext(config, installation, { log: say })
  const { app } = await buildApp(context)
  const background = await startBackground(context)
  await app.listen({ port: config.port, host: config.host })

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    say('正在停止 / stopping')
    // whoever is still uploading has a while to finish
    setTimeout(() => app.server.closeAllConnections(), 10_000).unref()
    await app.close()
    await background.stop()
    await context.close()
    await installation.close()
    lock?.release()
    process.exit(0)
  }
  void installation.died.then(() => {
    process.stderr.write('数据库意外停止，清环随之停止；请重新启动 / the database ended unexpectedly; start again\n')
    process.exit(1)
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())

  const address = app.server.address()
  const port = address && typeof address === 'object' ? address.port : config.port
  const url = `${config.tls ? 'https' : 'http'}://localhost:${port}`
  const how = context.demo
    ? `登录页列有演示账号，密码 ${context.demo.password} / demo accounts are listed on the sign-in page`
    : `用户名 admin，首次密码见 ${config.home}/secrets/first-password / user admin, first password in that file`
  say(`清环已就绪 ${url} （${hostname()}，${((performance.now() - started) / 1000).toFixed(1)} 秒）${how}`)
}

start().catch((error: unknown) => {
  const sentence = error instanceof StartRefusal || error instanceof Error ? error.message : String(error)
  process.stderr.write(`未能启动 / could not start: ${sentence}\n`)
  if (process.env.LOG_LEVEL === 'debug' && error instanceof Error) process.stderr.write(`${error.stack}\n`)
  process.exit(1)
})
