// SPDX-FileCopyrightText: 2026 The Ramage contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A real Bluesky data server, and a directory of identities beside it.
// usage: node pds.mjs <port> <port of the directory> <folder> [address of an AppView]; LIMITS=1 counts calls
import './loopback.mjs'
import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import * as directory from '@did-plc/server'
import * as server from '@atproto/pds'

const [port, plcPort] = process.argv.slice(2, 4).map(Number)
const [folder, appView = 'http://localhost:9'] = process.argv.slice(4)
const { Database, PlcServer } = directory.default?.PlcServer ? directory.default : directory
const { PDS, envToCfg, envToSecrets } = server.PDS ? server : server.default

mkdirSync(join(folder, 'blobs'), { recursive: true })
const plc = PlcServer.create({ db: Database.mock(), port: plcPort })
await plc.start()
const env = {
  devMode: true,
  port,
  hostname: 'localhost',
  dataDirectory: folder,
  blobstoreDiskLocation: join(folder, 'blobs'),
  didPlcUrl: `http://localhost:${plcPort}`,
  serviceHandleDomains: ['.test'],
  inviteRequired: false,
  disableSsrfProtection: true,
  bskyAppViewUrl: appView,
  bskyAppViewDid: 'did:web:appview.invalid',
  adminPassword: randomBytes(16).toString('hex'),
  jwtSecret: randomBytes(16).toString('hex'),
  dpopSecret: randomBytes(32).toString('hex'),
  plcRotationKeyK256PrivateKeyHex: randomBytes(32).toString('hex'),
  rateLimitsEnabled: process.env.LIMITS === '1',
}
const pds = await PDS.create(envToCfg(env), envToSecrets(env))
await pds.start()
console.log('READY')
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    await pds.destroy()
    await plc.destroy()
    process.exit(0)
  })
}
