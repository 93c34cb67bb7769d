// libas2 as a server and a client in one process, driven over standard input and output: one request a
// line, one answer a line, each in the form that web forms use. The library has no server and no
// compression of its own; the server here is Node's.
'use strict'

const crypto = require('crypto')
const fs = require('fs')
const http = require('http')
const https = require('https')
const readline = require('readline')
const { AS2Composer, AS2Crypto, AS2Disposition, AS2MimeNode, AS2Parser, request } = require('libas2')

const RECEIPT_SECONDS = 10
const CIPHERS = { 'aes128-cbc': 'aes128-CBC', 'aes192-cbc': 'aes192-CBC', 'aes256-cbc': 'aes256-CBC',
  'aes128-gcm': 'aes128-GCM', 'aes192-gcm': 'aes192-GCM', 'aes256-gcm': 'aes256-GCM', '3des': 'des-EDE3-CBC' }

console.log = console.error

// Node 20 refuses RSAES-PKCS1-v1_5 with a private key, which the library uses; so the padding is taken off here.
const privateDecrypt = crypto.privateDecrypt
crypto.privateDecrypt = (options, data) => {
  if (options.padding !== crypto.constants.RSA_PKCS1_PADDING) return privateDecrypt(options, data)
  const block = privateDecrypt({ ...options, padding: crypto.constants.RSA_NO_PADDING }, data)
  return block.subarray(block.indexOf(0, 2) + 1)
}

const TLS = process.env.TLS_KEY_PEM && {
  key: fs.readFileSync(process.env.TLS_KEY_PEM), cert: fs.readFileSync(process.env.TLS_CERTIFICATE_PEM),
  ca: fs.readFileSync(process.env.TLS_TRUSTED_PEM)
}

let setup = {}
let received = []
let receipts = []
let waiting = null

const signedReceipt = () => setup.receipt.endsWith('signed') && !setup.receipt.endsWith('unsigned')
const asynchronous = () => setup.receipt.startsWith('async')

function agreement () {
  const mdn = setup.receipt === 'none' ? undefined
    : { async: asynchronous(), signing: signedReceipt() ? setup.digest : false }
  return {
    host: {
      name: setup.peer, id: setup.peer, url: `http://127.0.0.1:${server.address().port}/`,
      certificate: fs.readFileSync(setup.pemCertificate), privateKey: fs.readFileSync(setup.pemKey),
      decrypt: Boolean(setup.cipher), sign: setup.sign ? setup.digest : false, mdn
    },
    partner: {
      name: setup.gateway, id: setup.gateway, url: setup.url, file: 'EDIFACT',
      certificate: fs.readFileSync(setup.certificate), encrypt: setup.cipher ? CIPHERS[setup.cipher] : false,
      verify: Boolean(setup.sign), mdn
    }
  }
}

// ---- receiving ----------------------------------------------------------------------------------------

async function bodyOf (stream) {
  const chunks = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function parsed (message) {
  const lines = []
  for (let i = 0; i < message.rawHeaders.length; i += 2) lines.push(`${message.rawHeaders[i]}: ${message.rawHeaders[i + 1]}`)
  const head = Buffer.from(lines.join('\r\n') + '\r\n\r\n')
  return AS2Parser.parse(Buffer.concat([head, await bodyOf(message)]))
}

function header (node, name) {
  return String(node.getHeader(name) || '')
}

async function take (incoming, response) {
  const node = await parsed(incoming)
  if (/report/i.test(header(node, 'Content-Type')) || (waiting && !incoming.headers['disposition-notification-to'])) {
    response.writeHead(200).end()
    if (waiting) waiting(node)
    else receipts.push(node)
    return
  }
  const { contentNode, dispositionNode, disposition: said } = await AS2Disposition.outgoing({ node, agreement: agreement() })
  if (!said.notification.disposition.processed) console.error(said.notification.disposition)
  if (contentNode && said.notification.disposition.processed) {
    const disposition = header(contentNode, 'Content-Disposition')
    const [, quoted, bare] = /filename=(?:"([^"]*)"|([^;]*))/i.exec(disposition) || ['', '', '']
    const name = quoted || bare
    received.push({ id: String(incoming.headers['message-id']), name, type: header(contentNode, 'Content-Type'), content: Buffer.from(contentNode.content || '') })
  }
  if (!incoming.headers['disposition-notification-to']) return response.writeHead(200).end()
  const { headers, body } = await dispositionNode.buildObject()
  const url = incoming.headers['receipt-delivery-option']
  if (!url) return response.writeHead(200, headers).end(body)
  response.writeHead(200).end()
  await request({ url, headers, body, method: 'POST', ...tls() })
}

function serve (incoming, response) {
  if (setup.line === 'https-with-client-certificate' && incoming.socket.encrypted && !incoming.socket.authorized) return response.writeHead(403).end()
  take(incoming, response).catch(problem => {
    console.error(problem)
    if (!response.headersSent) response.writeHead(500)
    response.end(String(problem.message))
  })
}

const server = http.createServer(serve)
const secureServer = TLS && https.createServer({ ...TLS, requestCert: true, rejectUnauthorized: false }, serve)

function tls () {
  if (!TLS || !setup.line || setup.line === 'http') return {}
  return setup.line === 'https' ? { ca: TLS.ca } : TLS
}

// ---- sending ------------------------------------------------------------------------------------------

// What RFC 4130 section 7.3.1 says is digested: with the MIME header where signed or encrypted.
async function mic (content, secured) {
  const algorithm = signedReceipt() || setup.sign ? setup.digest : 'sha-256'
  return crypto.createHash(algorithm.replace('-', '')).update(secured || content).digest('base64')
}

async function compose (content, name, type) {
  let node = new AS2MimeNode({ filename: name, contentType: type, content })
  let digest = ''
  const agreed = agreement()
  if (agreed.host.sign) {
    node = await node.sign({ cert: agreed.host.certificate, key: agreed.host.privateKey, algorithm: agreed.host.sign })
    digest = await mic(null, AS2Crypto.removeTrailingCrLf(await AS2Crypto.buildNode(node.childNodes[0])))
  }
  if (agreed.partner.encrypt) {
    if (!agreed.host.sign) digest = await mic(null, await AS2Crypto.buildNode(node))
    node = await node.encrypt({ cert: agreed.partner.certificate, encryption: agreed.partner.encrypt })
  }
  const headers = { 'AS2-From': agreed.host.id, 'AS2-To': agreed.partner.id, 'AS2-Version': '1.0', Subject: 'test' }
  if (agreed.host.mdn) headers['Disposition-Notification-To'] = 'peer@localhost'
  if (agreed.host.mdn && agreed.host.mdn.signing) {
    headers['Disposition-Notification-Options'] =
      `signed-receipt-protocol=required,pkcs7-signature; signed-receipt-micalg=required,${setup.digest}`
  }
  if (asynchronous()) headers['Receipt-Delivery-Option'] = agreed.host.url
  for (const [key, value] of Object.entries(headers)) node.setHeader(key, value)
  const id = node.messageId(true)
  return { node, digest, id }
}

async function send (content, name, type) {
  const { node, digest: secured, id } = await compose(content, name, type)
  const { headers, body } = await node.buildObject()
  const digest = setup.sign || setup.cipher ? secured : await mic(Buffer.from(body))
  if (setup.length) headers['Content-Length'] = Buffer.byteLength(body)
  const answered = asynchronous() ? new Promise(resolve => { waiting = resolve }) : null
  const response = await request({ url: setup.url, headers, body, method: 'POST', ...tls() })
  const failed = reason => ({ id, receipt: 'none', disposition: '', mic: 'absent', taken: false, reason })
  if (response.statusCode >= 300) return failed(`HTTP ${response.statusCode}`)
  if (setup.receipt === 'none') return { id, receipt: 'none', disposition: '', mic: 'absent', taken: true, reason: '' }
  const slow = new Promise(resolve => setTimeout(() => resolve(null), RECEIPT_SECONDS * 1000).unref())
  const receipt = answered ? await Promise.race([answered, slow]) : await AS2Parser.parse(response.rawResponse)
  waiting = null
  return receipt ? judged(receipt, digest, id) : failed('no receipt came')
}

async function judged (receipt, digest, id) {
  const signed = /multipart\/signed/i.test(header(receipt, 'Content-Type'))
  const options = signed ? { cert: fs.readFileSync(setup.certificate) } : undefined
  let disposition
  try {
    disposition = await receipt.dispositionIn(options)
  } catch (problem) {
    return { id, receipt: signed ? 'signed' : 'unsigned', disposition: '', mic: 'absent', taken: false, reason: problem.message }
  }
  const notification = disposition.notification
  if (!notification) return { id, receipt: 'none', disposition: '', mic: 'absent', taken: false, reason: 'no report in the receipt' }
  const said = notification.receivedContentMic
  const match = said ? (said.mic === digest ? 'match' : 'mismatch') : 'absent'
  const fine = notification.disposition.processed && !notification.disposition.description
  const text = fine ? 'processed' : `${notification.disposition.processed ? 'processed' : 'failed'}/` +
    `${(notification.disposition.description || {}).type}: ${(notification.disposition.description || {}).text}`
  const mine = notification.originalMessageId === id
  return { id, receipt: signed ? 'signed' : 'unsigned', disposition: text, mic: match, taken: fine && mine && match === 'match',
    reason: mine ? '' : 'for another message' }
}

// ---- the line -----------------------------------------------------------------------------------------

async function answer (fields) {
  if (fields.do === 'agree') {
    setup = fields
    received = []
    receipts = []
    waiting = null
    return { ok: 'true' }
  }
  if (fields.do === 'send') return send(Buffer.from(fields.content, 'base64'), fields.name, fields.type)
  const answered = { count: received.length }
  received.forEach((each, i) => {
    answered['id' + i] = each.id
    answered['name' + i] = each.name
    answered['type' + i] = each.type
    answered['content' + i] = each.content.toString('base64')
  })
  return answered
}

server.listen(0, '127.0.0.1', async () => {
  const port = server.address().port
  if (secureServer) await new Promise(resolve => secureServer.listen(0, '127.0.0.1', resolve))
  const say = fields => process.stdout.write(new URLSearchParams(fields).toString() + '\n')
  say({ messages: port, secure: secureServer ? secureServer.address().port : 0, receipts: port })
  for await (const line of readline.createInterface({ input: process.stdin })) {
    try {
      say(await answer(Object.fromEntries(new URLSearchParams(line))))
    } catch (problem) {
      console.error(problem)
      say({ error: String(problem.message || problem) })
    }
  }
  process.exit(0)
})
