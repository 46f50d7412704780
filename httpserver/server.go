// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"context"
	"log"
	"net"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

// HTTPServer is an HTTP/1.1 server whose handlers run one at a time, on the goroutine that polls, so that they need no
// locks; everything else (accepting, reading, files, slow clients, limits) goes on without it. The zero value is ready
// to use. Set the exported fields before Start.
//
// A server is for one life: once closed it can not be started again.
type HTTPServer struct {
	// Limits bounds what clients can make the server hold and wait for.
	Limits Limits
	// Routes says which handler gets a request. Route adds to it.
	Routes Router
	// NoRoute answers a request, other than GET and HEAD, whose path has no route. Default 404 Not Found.
	NoRoute HTTPStatus
	// Transport says how the connections of TCP listeners are carried. Default Fastest.
	Transport TransportKind
	// Away is called while nobody polls, before it would be a millisecond late for anybody. It is for programs whose
	// handlers give their answers beside the server: it gives those to the exchanges, and reports whether there are
	// more to come. Default: nothing to do.
	Away func() (more bool)
	// Logf takes what went wrong inside the server. Default log.Printf.
	Logf func(format string, args ...any)
	// OnServed, when it is set, is told of each answer that the server gives without a handler. It may be called on any
	// goroutine, must be quick, and must not call the server.
	OnServed func(Served)

	once     sync.Once
	limits   Limits
	queue    *queue
	root     atomic.Pointer[folder]
	accounts accounts
	files    fileCache

	authentication atomic.Pointer[authentication]

	externals atomic.Int64 // connections by Connect
	retired   atomic.Bool
	draining  atomic.Bool
	drain     chan struct{} // closed when draining begins
	ended     chan struct{} // closed when nothing is waited for any more
	news      chan struct{} // a WebSocket has a message, or has ended: Take returns
	led       chan struct{} // closed when there is a loop: who waits for the queue alone is to look after that, too

	loop      atomic.Pointer[loop] // of the Epoll transport; nil when it is not used
	open      atomic.Int64         // connections
	mu        sync.Mutex           // never held while a loop's is asked for
	handlers  []Handler
	listeners []net.Listener
	conns     map[*netConn]struct{}
	watchdog  watchdog
	transport sync.WaitGroup
}

// Handler answers a request; nil means 204 No Content. A handler that panics is logged and answered 500.
type Handler func(*Request) *HTTPResponse

// init makes the zero value work.
func (s *HTTPServer) init() {
	s.once.Do(func() {
		s.limits = s.Limits.withDefaults()
		s.queue = newQueue(s.limits.QueuedRequests)
		s.files.limits = &s.limits
		s.drain = make(chan struct{})
		s.ended = make(chan struct{})
		s.news = make(chan struct{}, 1)
		s.led = make(chan struct{})
		s.conns = map[*netConn]struct{}{}
		if s.NoRoute == (HTTPStatus{}) {
			s.NoRoute = StatusNotFound
		}
		if s.Logf == nil {
			s.Logf = log.Printf
		}
	})
}

// Route makes handler answer a path and a method (an empty method means GET); see Router for how they are compared.
// GET routes answer HEAD too. Routes may be added while the server runs.
func (s *HTTPServer) Route(path, method string, handler Handler) {
	s.RouteAs(Literal, path, method, handler)
}

// RouteAs is Route for a path of any kind. It returns an error when the path can not be read.
func (s *HTTPServer) RouteAs(kind RouteKind, path, method string, handler Handler) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.Routes.AddAs(kind, method, path, len(s.handlers)); err != nil {
		return err
	}
	s.handlers = append(s.handlers, handler)
	return nil
}

// SetRoot names the folder whose files answer GET requests without a route; empty means none. Names that match one of
// the hide patterns (as path.Match has them, in lower case), or lie in a folder that does, are not there for clients.
func (s *HTTPServer) SetRoot(dir string, hide ...string) {
	var f *folder
	if dir != "" {
		if absolute, err := filepath.Abs(dir); err == nil {
			dir = absolute
		}
		f = &folder{dir: dir, hide: hide}
	}
	s.files.forget(s.root.Swap(f))
}

// Start listens on host and port (0: any free one) and serves the files of root; then call Poll in a loop.
func (s *HTTPServer) Start(host string, port int, root string) error {
	l, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(port)))
	if err != nil {
		return err
	}
	if root != "" {
		s.SetRoot(root)
	}
	if err := s.Listen(l); err != nil {
		l.Close()
		return err
	}
	return nil
}

// ServeForever starts the server and handles requests until ctx ends, then closes it. It returns nil after an orderly
// close.
func (s *HTTPServer) ServeForever(ctx context.Context, host string, port int, root string) error {
	if err := s.Start(host, port, root); err != nil {
		return err
	}
	defer context.AfterFunc(ctx, func() { s.Close() })()
	for {
		if _, err := s.Poll(time.Second); err == ErrClosed {
			return s.Close()
		}
	}
}

// Poll handles at most one request and waits at most for wait until there is one. It reports whether it handled one,
// and ErrClosed once the server is closed and nothing is queued. Several goroutines may poll.
func (s *HTTPServer) Poll(wait time.Duration) (bool, error) {
	var batch [1]*Exchange
	if s.Take(batch[:], wait) == 0 {
		if s.hasEnded() {
			return false, ErrClosed
		}
		return false, nil
	}
	s.handle(batch[0])
	return true, nil
}

// handler returns the handler with that number.
func (s *HTTPServer) handler(number int) Handler {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.handlers[number]
}

// handle runs a handler. Whatever happens to it, the client has an answer.
func (s *HTTPServer) handle(x *Exchange) {
	defer func() {
		if x.state.Load() != closed {
			x.Respond(textResponse(StatusInternalServerError, "500 Internal Server Error\n"))
		}
	}()
	defer s.contain("a handler")
	response := s.handler(x.Route)(x.Request)
	if response == nil {
		response = &HTTPResponse{Status: StatusNoContent}
	}
	if err := x.Respond(response); err != nil {
		s.Logf("httpserver: %s %q: %v", x.Request.Method(), x.Request.Path(), err)
	}
}

// Take moves requests that wait for a handler into batch and returns how many. It waits for the first one, at most
// for wait, and less when something happens on a WebSocket or the server begins to listen. Each exchange must be
// answered with one of its Respond methods.
func (s *HTTPServer) Take(batch []*Exchange, wait time.Duration) int {
	s.init()
	s.watchdog.enter()
	defer s.watchdog.leave()
	if l := s.loop.Load(); l != nil {
		return l.take(batch, wait)
	}
	return s.queue.take(batch, wait, s.ended, s.news, s.led)
}

// Flush sends the answers that have been given. Take does so too; it is for who will not be back for a while.
func (s *HTTPServer) Flush() {
	if l := s.loop.Load(); l != nil {
		l.sendAnswers()
	}
}

// dispatch finds who answers r: a handler, a file or the server itself. The carrier, which calls it, is told when conn
// has the answer, by whoever gives it.
func (s *HTTPServer) dispatch(r *Request, conn *Conn, by carrier) *Exchange {
	x := &r.exchange
	*x = Exchange{Request: r, server: s, conn: conn, carrier: by, inside: true}
	if s.OnServed != nil {
		x.began = time.Now()
	}
	if s.authentication.Load().refuse(x) {
		return x
	}
	method := r.bytes[:r.head.methodEnd]
	number, allow, found := s.Routes.Find(method, r.pathAndQuery())
	switch {
	case found:
		x.Route = number
		if !s.enqueue(x) {
			x.Respond(overloaded("503 Service Unavailable: too many requests are waiting\n"))
		}
	case string(r.target()) == "*": // RFC 9110 section 9.3.7
		x.Respond(&HTTPResponse{Status: StatusNoContent})
	case allow != "" && string(method) == "OPTIONS":
		x.Respond(&HTTPResponse{Status: StatusNoContent, Header: []Field{{"Allow", allow}}})
	case allow != "":
		x.Respond(textResponse(StatusMethodNotAllowed, "405 Method Not Allowed\n", Field{"Allow", allow}))
	case string(method) == "GET" || string(method) == "HEAD":
		x.serveTarget(s.root.Load())
	default:
		x.Respond(textResponse(s.NoRoute, s.NoRoute.String()+"\n"))
	}
	return x
}

// enqueue lets x wait for whoever polls, and reports whether there was room.
func (s *HTTPServer) enqueue(x *Exchange) bool {
	x.inside = false
	if !s.queue.put(x) {
		x.inside = true
		return false
	}
	if l := s.loop.Load(); l != nil {
		l.queued(x.carrier)
	}
	return true
}

const (
	notInTime = "503 Service Unavailable: no handler took the request in time\n"
	isClosing = "503 Service Unavailable: the server is closing\n"
)

func overloaded(text string) *HTTPResponse {
	return textResponse(StatusServiceUnavailable, text, Field{"Retry-After", "1"})
}

// Drain stops accepting, closes idle connections and returns. What is queued still waits for Poll or Take.
func (s *HTTPServer) Drain() {
	s.init()
	if s.draining.Swap(true) {
		return
	}
	close(s.drain)
	s.unlisten()
	s.mu.Lock()
	for n := range s.conns {
		n.wakeIdle()
	}
	s.mu.Unlock()
	if l := s.loop.Load(); l != nil {
		l.drain()
	}
	s.eachLive(live.drain)
	s.watchdog.rouse()
}

// Close drains the server: it stops accepting, waits until what is queued has been handled and answered, at most for
// Limits.DrainTime, answers what is left with 503 and closes all connections. It is safe to call more than once, and
// returns an error, always nil, to be an io.Closer.
func (s *HTTPServer) Close() error {
	s.Drain()
	s.CloseWithin(s.limits.DrainTime)
	return nil
}

// CloseWithin is Close with a time of its own. A goroutine that polls by itself should Drain, Poll until nothing is
// left, and then call this.
func (s *HTTPServer) CloseWithin(wait time.Duration) {
	s.Drain()
	if !s.waitConns(wait) {
		s.EndStreams()
		s.end()
		if !s.waitConns(min(wait, time.Second)) { // for the last answers to leave
			s.abort()
			s.waitConns(time.Second)
		}
	}
	s.end()
	s.files.close(s.root.Load())
}

// abort closes all connections at once.
func (s *HTTPServer) abort() {
	s.mu.Lock()
	for n := range s.conns {
		n.sock.Close()
	}
	s.mu.Unlock()
	if l := s.loop.Load(); l != nil {
		l.abort()
	}
}

// end says that nothing is waited for any more.
func (s *HTTPServer) end() {
	s.mu.Lock()
	ended := s.hasEnded()
	if !ended {
		close(s.ended)
	}
	s.mu.Unlock()
	if l := s.loop.Load(); l != nil && !ended {
		l.end()
	}
}

func (s *HTTPServer) hasEnded() bool {
	select {
	case <-s.ended:
		return true
	default:
		return false
	}
}

// waitConns waits until no connection is left and reports whether that is so.
func (s *HTTPServer) waitConns(wait time.Duration) bool {
	done := make(chan struct{})
	go func() {
		defer s.contain("closing")
		s.transport.Wait()
		close(done)
	}()
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-done:
		return true
	case <-timer.C:
		return false
	}
}

// contain keeps a bug in one connection from ending the process.
func (s *HTTPServer) contain(what string) {
	if r := recover(); r != nil {
		s.Logf("httpserver: panic in %s: %v\n%s", what, r, debug.Stack())
	}
}
