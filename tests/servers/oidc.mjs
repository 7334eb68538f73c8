// SPDX-FileCopyrightText: 2026 The Ramage contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A strict OpenID provider. usage: node oidc.mjs <port>
import './loopback.mjs'
import Provider from 'oidc-provider'

const port = Number(process.argv[2])
const native = {
  application_type: 'native',
  token_endpoint_auth_method: 'none',
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
}
const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    { ...native, client_id: 'desk', redirect_uris: ['http://127.0.0.1/callback'] },
    { ...native, client_id: 'bound', redirect_uris: ['http://127.0.0.1/callback'], dpop_bound_access_tokens: true },
  ],
  pkce: { required: () => true },
  issueRefreshToken: async () => true,
  rotateRefreshToken: true,
  scopes: ['openid', 'offline_access', 'post'],
  claims: { openid: ['sub'] },
  cookies: { keys: ['k'] },
  features: {
    devInteractions: { enabled: true },
    revocation: { enabled: true },
    pushedAuthorizationRequests: { enabled: true },
    dPoP: { enabled: true, nonceSecret: Buffer.alloc(32, 7), requireNonce: () => true },
  },
})
provider.listen(port, '127.0.0.1', () => console.log('READY'))
