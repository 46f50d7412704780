// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"fmt"
	"iter"
)

// HTTPStatus is the status of a response: its code and the reason phrase that people read
// (RFC 9110 section 15). The phrase is free text and may be empty (RFC 9112 section 4).
//
// It is a plain value: compare it with ==, copy it, and make your own as HTTPStatus{299, "Nearly OK"}.
type HTTPStatus struct {
	Code   int
	Phrase string
}

// The statuses of the IANA HTTP Status Code Registry. Left out are 104, which is registered only for
// a time, and 306 and 418, which are registered as unused.
var (
	StatusContinue           = register(100, "Continue")            // RFC 9110 section 15.2.1
	StatusSwitchingProtocols = register(101, "Switching Protocols") // RFC 9110 section 15.2.2
	StatusProcessing         = register(102, "Processing")          // RFC 2518 section 10.1
	StatusEarlyHints         = register(103, "Early Hints")         // RFC 8297

	StatusOK                          = register(200, "OK")                            // RFC 9110 section 15.3.1
	StatusCreated                     = register(201, "Created")                       // RFC 9110 section 15.3.2
	StatusAccepted                    = register(202, "Accepted")                      // RFC 9110 section 15.3.3
	StatusNonAuthoritativeInformation = register(203, "Non-Authoritative Information") // RFC 9110 section 15.3.4
	StatusNoContent                   = register(204, "No Content")                    // RFC 9110 section 15.3.5
	StatusResetContent                = register(205, "Reset Content")                 // RFC 9110 section 15.3.6
	StatusPartialContent              = register(206, "Partial Content")               // RFC 9110 section 15.3.7
	StatusMultiStatus                 = register(207, "Multi-Status")                  // RFC 4918 section 11.1
	StatusAlreadyReported             = register(208, "Already Reported")              // RFC 5842 section 7.1
	StatusIMUsed                      = register(226, "IM Used")                       // RFC 3229 section 10.4.1

	StatusMultipleChoices   = register(300, "Multiple Choices")   // RFC 9110 section 15.4.1
	StatusMovedPermanently  = register(301, "Moved Permanently")  // RFC 9110 section 15.4.2
	StatusFound             = register(302, "Found")              // RFC 9110 section 15.4.3
	StatusSeeOther          = register(303, "See Other")          // RFC 9110 section 15.4.4
	StatusNotModified       = register(304, "Not Modified")       // RFC 9110 section 15.4.5
	StatusUseProxy          = register(305, "Use Proxy")          // RFC 9110 section 15.4.6, deprecated
	StatusTemporaryRedirect = register(307, "Temporary Redirect") // RFC 9110 section 15.4.8
	StatusPermanentRedirect = register(308, "Permanent Redirect") // RFC 9110 section 15.4.9

	StatusBadRequest                  = register(400, "Bad Request")                     // RFC 9110 section 15.5.1
	StatusUnauthorized                = register(401, "Unauthorized")                    // RFC 9110 section 15.5.2
	StatusPaymentRequired             = register(402, "Payment Required")                // RFC 9110 section 15.5.3
	StatusForbidden                   = register(403, "Forbidden")                       // RFC 9110 section 15.5.4
	StatusNotFound                    = register(404, "Not Found")                       // RFC 9110 section 15.5.5
	StatusMethodNotAllowed            = register(405, "Method Not Allowed")              // RFC 9110 section 15.5.6
	StatusNotAcceptable               = register(406, "Not Acceptable")                  // RFC 9110 section 15.5.7
	StatusProxyAuthenticationRequired = register(407, "Proxy Authentication Required")   // RFC 9110 section 15.5.8
	StatusRequestTimeout              = register(408, "Request Timeout")                 // RFC 9110 section 15.5.9
	StatusConflict                    = register(409, "Conflict")                        // RFC 9110 section 15.5.10
	StatusGone                        = register(410, "Gone")                            // RFC 9110 section 15.5.11
	StatusLengthRequired              = register(411, "Length Required")                 // RFC 9110 section 15.5.12
	StatusPreconditionFailed          = register(412, "Precondition Failed")             // RFC 9110 section 15.5.13
	StatusContentTooLarge             = register(413, "Content Too Large")               // RFC 9110 section 15.5.14
	StatusURITooLong                  = register(414, "URI Too Long")                    // RFC 9110 section 15.5.15
	StatusUnsupportedMediaType        = register(415, "Unsupported Media Type")          // RFC 9110 section 15.5.16
	StatusRangeNotSatisfiable         = register(416, "Range Not Satisfiable")           // RFC 9110 section 15.5.17
	StatusExpectationFailed           = register(417, "Expectation Failed")              // RFC 9110 section 15.5.18
	StatusMisdirectedRequest          = register(421, "Misdirected Request")             // RFC 9110 section 15.5.20
	StatusUnprocessableContent        = register(422, "Unprocessable Content")           // RFC 9110 section 15.5.21
	StatusLocked                      = register(423, "Locked")                          // RFC 4918 section 11.3
	StatusFailedDependency            = register(424, "Failed Dependency")               // RFC 4918 section 11.4
	StatusTooEarly                    = register(425, "Too Early")                       // RFC 8470 section 5.2
	StatusUpgradeRequired             = register(426, "Upgrade Required")                // RFC 9110 section 15.5.22
	StatusPreconditionRequired        = register(428, "Precondition Required")           // RFC 6585 section 3
	StatusTooManyRequests             = register(429, "Too Many Requests")               // RFC 6585 section 4
	StatusRequestHeaderFieldsTooLarge = register(431, "Request Header Fields Too Large") // RFC 6585 section 5
	StatusUnavailableForLegalReasons  = register(451, "Unavailable For Legal Reasons")   // RFC 7725 section 3

	StatusInternalServerError           = register(500, "Internal Server Error")           // RFC 9110 section 15.6.1
	StatusNotImplemented                = register(501, "Not Implemented")                 // RFC 9110 section 15.6.2
	StatusBadGateway                    = register(502, "Bad Gateway")                     // RFC 9110 section 15.6.3
	StatusServiceUnavailable            = register(503, "Service Unavailable")             // RFC 9110 section 15.6.4
	StatusGatewayTimeout                = register(504, "Gateway Timeout")                 // RFC 9110 section 15.6.5
	StatusHTTPVersionNotSupported       = register(505, "HTTP Version Not Supported")      // RFC 9110 section 15.6.6
	StatusVariantAlsoNegotiates         = register(506, "Variant Also Negotiates")         // RFC 2295 section 8.1
	StatusInsufficientStorage           = register(507, "Insufficient Storage")            // RFC 4918 section 11.5
	StatusLoopDetected                  = register(508, "Loop Detected")                   // RFC 5842 section 7.2
	StatusNotExtended                   = register(510, "Not Extended")                    // RFC 2774 section 7, obsolete
	StatusNetworkAuthenticationRequired = register(511, "Network Authentication Required") // RFC 6585 section 6
)

// phrases is the table: the phrase of each registered code, empty elsewhere. Only register fills it.
var phrases [600]string

func register(code int, phrase string) HTTPStatus {
	phrases[code] = phrase
	return HTTPStatus{code, phrase}
}

// StatusByCode returns the registered status that has the code, and whether there is one.
// Without one it returns the code with an empty phrase, which is fit to be sent all the same.
func StatusByCode(code int) (HTTPStatus, bool) {
	if code < 0 || code >= len(phrases) || phrases[code] == "" {
		return HTTPStatus{Code: code}, false
	}
	return HTTPStatus{code, phrases[code]}, true
}

// Statuses iterates over every registered status in the order of the codes.
func Statuses() iter.Seq[HTTPStatus] {
	return func(yield func(HTTPStatus) bool) {
		for code, phrase := range phrases {
			if phrase != "" && !yield(HTTPStatus{code, phrase}) {
				return
			}
		}
	}
}

// String returns the status as a status line has it (RFC 9112 section 4): "200 OK", and "299 " with
// the space that belongs there even when the phrase is empty.
func (s HTTPStatus) String() string {
	return fmt.Sprintf("%03d %s", s.Code, s.Phrase)
}

// AllowsContent reports whether a response with this status may have content. Those with 1xx, 204 and
// 304 end after their header section, whatever their fields say (RFC 9112 section 6.3). Status 205 has
// no content either (RFC 9110 section 15.3.6), but says so by its length like any other.
func (s HTTPStatus) AllowsContent() bool {
	return s.Code >= 200 && s.Code != 204 && s.Code != 304
}
