// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

/*
Package httpserver is a small HTTP/1.1 server for programs that do one thing at a time.

Handlers run on the goroutine that polls, one after the other, so they need no locks. Everything else goes on without
them: connections are accepted, requests read and checked, files sent, slow clients waited for and thrown out.

	visitors := 0
	var server httpserver.HTTPServer
	server.Route("/", "GET", func(*httpserver.Request) *httpserver.HTTPResponse {
		visitors++
		page := fmt.Sprintf("<h1>Hello, visitor %d</h1>", visitors)
		return &httpserver.HTTPResponse{ContentType: httpserver.TextHTML, Body: []byte(page)}
	})
	err := server.ServeForever(ctx, "127.0.0.1", 5000, "public") // the files of the folder "public", too

A program with a loop of its own calls [HTTPServer.Start] once and [HTTPServer.Poll] in the loop. One that wants many
requests at once calls [HTTPServer.Take].

# The way of a request

A transport brings bytes (see [TransportKind]): on Linux the goroutine that polls carries those of TCP connections, and
a watchdog does while nobody polls; elsewhere, and for other listeners, each connection has a goroutine; with
[HTTPServer.Connect] somebody else carries them. They go into a [Conn], a connection without a socket, which makes a
[Request] of them. The [Router] finds its handler by method and path. Without one, a GET or HEAD is answered with a
file (see [HTTPServer.SetRoot]), a method that the path does not have with 405 and what it has, OPTIONS with 204, and
the rest with [HTTPServer.NoRoute]. With one, the request waits as an [Exchange] until somebody polls. The
[HTTPResponse] goes back into the Conn, which makes bytes of it, and the transport sends them.

# Answers that take their time

Whoever takes exchanges by [HTTPServer.Take] may answer with a [Stream], whose pieces are sent as they are made
([Exchange.Stream]), write the whole message himself ([Exchange.TakeOver]), or go over to a [WebSocket]
([Exchange.Upgrade]). They live on their own, may be used on any goroutine, and never wait for their clients: one that
takes too little is closed, one that leaves is noticed. Messages of a WebSocket wait until they are received; pings are
answered, fragments joined and texts checked without their owner (RFC 6455). There are no extensions, compression among
them.

# Limits

Nothing that clients do makes the server hold or wait for more than [Limits] says: bytes of a request, connections,
requests that wait, bytes of answers that wait, and a time for each phase. Bodies over Limits.BodyMemory go to a
temporary file. The zero value has defaults for all of it.

# Files

Nothing outside the root is ever sent, whatever the path, its encoding or a symbolic link says, nor anything that is
not a regular file. A path that ends with a slash means the index.html below it. Ranges, several of them included,
conditions, ETag and Last-Modified work as with [net/http.ServeContent]. A file.br or file.gz beside a file, and not
older, is sent in its place to clients that accept it.

# Supported HTTP

Of HTTP/1.1 (RFC 9110, RFC 9112) a server has to understand, this one does:

  - persistent connections and pipelining, in HTTP/1.1 and, when asked for by keep-alive, in HTTP/1.0;
  - bodies with a Content-Length or in chunks; chunk extensions and trailer fields are checked and ignored, and
    [Request.Raw] has them;
  - the four forms of a request-target; a path is compared as it was sent and decoded only to find a file;
  - Expect: 100-continue; "100 Continue" is sent when the body is about to be read, not when a handler asks for it;
  - HEAD for all that GET has; any method, up to 32 letters;
  - clients that close their sending side and wait for the answer.

It is strict where two servers could read the same bytes in two ways. Refused, with a status and a reason, are: a line
that does not end with CR LF, CR elsewhere, NUL and other control characters, folded lines, white space around a field
name, an HTTP/1.1 request without a Host or with two, more than one Content-Length even if they agree, Content-Length
together with Transfer-Encoding (400); a transfer coding other than chunked (501); an expectation other than 100-continue
(417); a major version other than 1 (505); and what is beyond a limit (413, 414, 431; 408 when it is time). Chunks with
more framing than data are refused once that amounts to 16 KiB. After a refusal the connection closes. A request
that names no length has no body; one that announces a body by Expect all the same is answered 411.

HTTPS is [HTTPServer.ListenTLS], over TLS 1.2 or later.

Not supported, and left to a proxy or another package, are HTTP/2 and HTTP/3, compression on the way, the Upgrade field
but for WebSocket, CONNECT, trailer fields in responses, and informational responses other than 100 and 101.
*/
package httpserver
