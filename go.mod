module adafruit-httpserver-go

go 1.26

tool (
	github.com/go-python/gopy
	golang.org/x/tools/cmd/goimports
)

require (
	github.com/gobwas/ws v1.5.0
	github.com/pion/mdns/v2 v2.2.2
	golang.org/x/net v0.46.0
	golang.org/x/sys v0.41.0
)

require (
	github.com/coder/websocket v1.8.15 // indirect
	github.com/go-python/gopy v0.4.10 // indirect
	github.com/gobwas/httphead v0.1.0 // indirect
	github.com/gonuts/commander v0.1.0 // indirect
	github.com/gonuts/flag v0.1.0 // indirect
	github.com/pion/logging v0.2.4 // indirect
	github.com/pkg/errors v0.9.1 // indirect
	golang.org/x/mod v0.29.0 // indirect
	golang.org/x/sync v0.17.0 // indirect
	golang.org/x/telemetry v0.0.0-20251008203120-078029d740a8 // indirect
	golang.org/x/tools v0.38.0 // indirect
)
