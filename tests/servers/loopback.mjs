// SPDX-FileCopyrightText: 2026 The Ramage contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Imported first: whatever listens afterwards does so on this computer alone, also where it offers no choice, and ends
// with the tests that started it, however those end.
import { Server } from 'node:net'

const listen = Server.prototype.listen
Server.prototype.listen = function (first, ...rest) {
  if (typeof first === 'object' && first !== null) {
    return listen.call(this, 'port' in first ? { ...first, host: '127.0.0.1' } : first, ...rest)
  }
  const callback = rest.find((each) => typeof each === 'function')
  return listen.call(this, { port: Number(first), host: '127.0.0.1' }, ...(callback ? [callback] : []))
}

process.stdin.resume()
process.stdin.on('end', () => process.exit(0))
