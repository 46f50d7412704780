// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"strconv"
	"strings"
)

// Encoded forms of files: "page.html.br" or "page.html.gz" beside "page.html" is sent in its place to clients that take it.

// codings are the content codings that are looked for (RFC 9110 section 8.4.1), the smallest first.
var codings = []struct{ name, extension string }{{"br", ".br"}, {"gzip", ".gz"}}

// encoded returns the form of a file that the client likes best, its coding, and whether there is a choice, of which caches
// must know. A form that is older than the file is not looked at.
func (x *Exchange) encoded(plain *storedFile, accepted string, showHidden bool) (best *storedFile, coding string, vary bool) {
	best, moment := plain, x.moment()
	if moment != 0 && plain.alone == moment {
		return plain, "", false
	}
	most, _ := quality(accepted, "identity")
	for _, c := range codings {
		form, err := x.server.files.load(plain.key.folder, plain.key.name+c.extension, moment)
		if err != nil {
			continue
		}
		q, listed := quality(accepted, c.name)
		switch {
		case form.hidden && !showHidden || form.info.ModTime().Before(plain.info.ModTime()):
			form.close()
			continue
		case listed && q > 0 && (q > most || coding == "" && q == most):
			best.close()
			best, coding, most = form, c.name, q
		default:
			form.close()
		}
		vary = true
	}
	if !vary && moment != 0 && plain.file == nil {
		plain.alone = moment
	}
	return best, coding, vary
}

// quality is the weight in thousandths that an Accept-Encoding gives a coding, and whether it lists it or "*".
//
//	Accept-Encoding = [ ( codings [ weight ] ) *( OWS "," OWS ( codings [ weight ] ) ) ]   (RFC 9110 section 12.5.3)
func quality(accepted, coding string) (q int, listed bool) {
	for item := range strings.SplitSeq(accepted, ",") {
		name, parameters, _ := strings.Cut(item, ";")
		name = strings.Trim(name, " \t")
		if strings.EqualFold(name, coding) || coding == "gzip" && strings.EqualFold(name, "x-gzip") {
			return qvalue(parameters), true
		}
		if name == "*" {
			q, listed = qvalue(parameters), true
		}
	}
	return q, listed
}

// qvalue reads
//
//	weight = OWS ";" OWS "q=" qvalue   (RFC 9110 section 12.4.2)
func qvalue(parameters string) int {
	name, value, found := strings.Cut(parameters, "=")
	if !found || !strings.EqualFold(strings.Trim(name, " \t"), "q") {
		return 1000
	}
	q, err := strconv.ParseFloat(strings.Trim(value, " \t"), 64)
	if err != nil || !(q >= 0 && q <= 1) {
		return 0
	}
	return int(1000 * q)
}

// encodingFields go with a file that has encoded forms.
func encodingFields(coding string, vary bool) (fields []Field) {
	if coding != "" {
		fields = append(fields, Field{"Content-Encoding", coding})
	}
	if vary {
		fields = append(fields, Field{"Vary", "Accept-Encoding"})
	}
	return fields
}
