// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/textproto"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"adafruit-httpserver-go/httpserver"
)

const mixed = "multipart/form-data; boundary=XX"

// part is what a form's part should be.
type part struct {
	name, filename string
	isFile         bool
	contentType    string
	data           string
}

// value is a field without anything else.
func value(name, data string) part { return part{name: name, data: data} }

// in puts parts, each with its head, into a multipart body.
func in(parts ...string) string {
	return "--XX\r\n" + strings.Join(parts, "\r\n--XX\r\n") + "\r\n--XX--\r\n"
}

// named by its disposition, a part holds "d".
func disposed(parameters string) string {
	return in("Content-Disposition: form-data; " + parameters + "\r\n\r\nd")
}

// parsed reads a form and what its parts hold.
func parsed(t *testing.T, contentType string, body io.Reader, limits httpserver.Limits) (parts []part, err error) {
	t.Helper()
	form, err := httpserver.ParseForm(contentType, body, limits)
	if err != nil {
		return nil, err
	}
	defer form.Close()
	for _, p := range form.Parts {
		data, err := io.ReadAll(p.Data())
		if err != nil || int64(len(data)) != p.Size() {
			t.Errorf("%q: %d bytes of %d, %v", p.Name, len(data), p.Size(), err)
		}
		parts = append(parts, part{p.Name, p.Filename, p.IsFile, p.ContentType, string(data)})
	}
	return parts, nil
}

func TestForms(t *testing.T) {
	const encoded, plain = "application/x-www-form-urlencoded", "text/plain"
	all := string([]byte{0, 13, 10, 13, 10, 45, 45, 88, 255, 13, 10, 45, 45, 13})
	cases := []struct {
		desc, contentType, body string
		want                    []part
	}{
		{"pairs", encoded, "a=1&b=2", []part{value("a", "1"), value("b", "2")}},
		{"they stay encoded", encoded, "a%20b=c+d%26", []part{value("a%20b", "c+d%26")}},
		{"an empty value, no value, no name", encoded, "a=&b&=c", []part{value("a", ""), value("b", ""), value("", "c")}},
		{"a value with =", encoded, "a=b=c", []part{value("a", "b=c")}},
		{"the same name twice", encoded, "a=1&a=2", []part{value("a", "1"), value("a", "2")}},
		{"nothing between", encoded, "&&a=1&&", []part{value("a", "1")}},
		{"no pairs", encoded, "", nil},
		{"a charset and another case", "Application/X-WWW-Form-Urlencoded; charset=UTF-8", "a=1", []part{value("a", "1")}},
		{"any bytes", encoded, "a=\xff\x00", []part{value("a", "\xff\x00")}},

		{"lines", plain, "a=1\r\nb=2 = 3\r\n", []part{value("a", "1"), value("b", "2 = 3")}},
		{"the last one without its end", plain, "a=1\r\nb=2", []part{value("a", "1"), value("b", "2")}},
		{"LF", plain, "a=1\nb=2\n", []part{value("a", "1"), value("b", "2")}},
		{"an empty value", plain, "a=\r\n", []part{value("a", "")}},
		{"text that is no form", plain, "hello", nil},

		{"a field", mixed, disposed(`name="a"`), []part{value("a", "d")}},
		{"a file", mixed, in("Content-Disposition: form-data; name=\"f\"; filename=\"x.png\"\r\nContent-Type: image/png\r\n\r\nd"), []part{{"f", "x.png", true, "image/png", "d"}}},
		{"several", mixed, in("Content-Disposition: form-data; name=a\r\n\r\n1", "Content-Disposition: form-data; name=a\r\n\r\n2"), []part{value("a", "1"), value("a", "2")}},
		{"no file was chosen", mixed, in("Content-Disposition: form-data; name=\"f\"; filename=\"\"\r\n\r\n"), []part{{"f", "", true, "", ""}}},
		{"any bytes of data", mixed, in("Content-Disposition: form-data; name=a\r\n\r\n" + all), []part{value("a", all)}},
		{"data is not decoded", mixed, in("Content-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=41"), []part{value("a", "=41")}},
		{"header fields in any case", mixed, in("content-disposition: Form-Data; NAME=\"a\"\r\n\r\nd"), []part{value("a", "d")}},
		{"blanks at the boundary, text before and behind", mixed, "before\r\n--XX \t\r\nContent-Disposition: form-data; name=a\r\n\r\nd\r\n--XX-- \r\nbehind", []part{value("a", "d")}},
		{"no parts", mixed, "--XX--\r\n", nil},
		{"nothing", mixed, "", nil},
		{"a quoted boundary", `multipart/form-data; boundary="a b:=?"`, "--a b:=?\r\nContent-Disposition: form-data; name=a\r\n\r\nd\r\n--a b:=?--", []part{value("a", "d")}},
		{"a boundary that should be quoted", "multipart/form-data; charset=utf-8; boundary=--=_1?; x=y", "----=_1?\r\nContent-Disposition: form-data; name=a\r\n\r\nd\r\n----=_1?--", []part{value("a", "d")}},

		{"a semicolon", mixed, disposed(`name="a;b"; filename="x;y.bin"`), []part{{"a;b", "x;y.bin", true, "", "d"}}},
		{"quotes", mixed, disposed(`name="a"; filename="say \"hi\".txt"`), []part{{"a", `say "hi".txt`, true, "", "d"}}},
		{"quotes as browsers write them", mixed, disposed(`name="a"; filename="say %22hi%22.txt"`), []part{{"a", "say %22hi%22.txt", true, "", "d"}}},
		{"UTF-8", mixed, disposed(`name="größe"; filename="naïve 文件.txt"`), []part{{"größe", "naïve 文件.txt", true, "", "d"}}},
		{"RFC 5987", mixed, disposed(`name="a"; filename*=UTF-8''%e2%82%ac%20rates.txt`), []part{{"a", "€ rates.txt", true, "", "d"}}},
		{"RFC 5987 and a name for others", mixed, disposed(`name="a"; filename="EURO.txt"; filename*=utf-8'en'%e2%82%ac.txt`), []part{{"a", "€.txt", true, "", "d"}}},
		{"without quotes", mixed, disposed(`name=a; filename=x.txt`), []part{{"a", "x.txt", true, "", "d"}}},
		{"a path", mixed, disposed(`name="a"; filename="../../etc/x.txt"`), []part{{"a", "x.txt", true, "", "d"}}},
		{"a path of Windows", mixed, disposed(`name="a"; filename="C:\dir\x.txt"`), []part{{"a", "x.txt", true, "", "d"}}},
		{"an encoded path in RFC 5987", mixed, disposed(`name="a"; filename*=UTF-8''..%2f..%5cx.txt`), []part{{"a", "x.txt", true, "", "d"}}},
	}
	for _, c := range cases {
		t.Run(c.desc, func(t *testing.T) {
			for how, body := range map[string]io.Reader{"whole": strings.NewReader(c.body), "byte by byte": iotest.OneByteReader(strings.NewReader(c.body))} {
				for _, limits := range []httpserver.Limits{{}, {BodyMemory: 1}} {
					got, err := parsed(t, c.contentType, body, limits)
					if err != nil || !slices.Equal(got, c.want) {
						t.Errorf("%s: got %+v, %v; want %+v", how, got, err, c.want)
					}
					body = strings.NewReader(c.body)
				}
			}
		})
	}
}

func TestMalformedForms(t *testing.T) {
	head := "--XX\r\nContent-Disposition: form-data; name=a\r\n\r\n"
	cases := []struct{ desc, contentType, body, want string }{
		{"no boundary", "multipart/form-data", "x", "no boundary"},
		{"an empty boundary", "multipart/form-data; boundary=", "x", "no boundary"},
		{"another boundary", mixed, "--YY\r\n\r\n\r\n--YY--\r\n", "ends before its last boundary"},
		{"it ends in the head", mixed, "--XX\r\nContent-Dispo", "can not be read"},
		{"it ends in the data", mixed, head + "data", "ends before"},
		{"it ends in the boundary", mixed, head + "data\r\n--X", "ends before"},
		{"it ends at a boundary", mixed, head + "data\r\n--XX", "can not be read"},
		{"it ends behind a boundary", mixed, head + "data\r\n--XX\r\n", "part 2"},
		{"it ends behind a head", mixed, head, "ends before"},
		{"it ends in a head, behind a line", mixed, head[:len(head)-2], "ends before"},
		{"no disposition", mixed, in("Content-Type: text/plain\r\n\r\nd"), "Content-Disposition of part 1"},
		{"another disposition", mixed, in("Content-Disposition: attachment; name=a\r\n\r\nd"), "Content-Disposition of part 1"},
		{"no name", mixed, disposed(`filename="x"`), "part 1 of the form has no name"},
		{"NUL in a file's name", mixed, disposed(`name="a"; filename*=UTF-8''x%00.txt`), "part 1 of the form, or of its file, has CR, LF or NUL"},
		{"a line end in a file's name", mixed, disposed(`name="a"; filename*=UTF-8''x%0d%0ay.txt`), "part 1 of the form, or of its file, has CR, LF or NUL"},
		{"NUL in a name", mixed, disposed(`name*=UTF-8''x%00`), "part 1 of the form, or of its file, has CR, LF or NUL"},
		{"two names", mixed, disposed(`name="a"; name="b"`), "Content-Disposition of part 1"},
		{"quotes that do not end", mixed, disposed(`name="a`), "Content-Disposition of part 1"},
		{"the second part", mixed, in("Content-Disposition: form-data; name=a\r\n\r\n1", "Content-Disposition: x\r\n\r\n2"), "part 2"},
		{"a head that is none", mixed, in("no colon\r\n\r\nd"), "can not be read"},
		{"a line without =", "text/plain", "a=1\r\nb\r\n", `line 2 of the form has no "="`},
		{"too many parts", mixed, in(slices.Repeat([]string{"Content-Disposition: form-data; name=a\r\n\r\nd"}, 11)...), "more parts"},
		{"too many pairs", "application/x-www-form-urlencoded", strings.Repeat("a&", 11), "more parts"},
		{"too many lines", "text/plain", strings.Repeat("a=1\n", 11), "more parts"},
		{"a name without end", "application/x-www-form-urlencoded", strings.Repeat("a", 2<<20), "longer than"},
		{"long names", mixed, in(slices.Repeat([]string{"Content-Disposition: form-data; name=" + strings.Repeat("a", 300<<10) + "\r\n\r\nd"}, 4)...), "longer than"},
	}
	for _, c := range cases {
		t.Run(c.desc, func(t *testing.T) {
			for _, memory := range []int64{0, 1} {
				got, err := parsed(t, c.contentType, strings.NewReader(c.body), httpserver.Limits{FormParts: 10, BodyMemory: memory})
				if err == nil || !strings.Contains(err.Error(), c.want) {
					t.Errorf("got %d parts, %v; want an error with %q", len(got), err, c.want)
				}
			}
		})
	}
	for _, contentType := range []string{"", "application/json", "multipart/mixed; boundary=x", "text/html"} {
		if _, err := httpserver.ParseForm(contentType, strings.NewReader("a=1"), httpserver.Limits{}); err != httpserver.ErrNoForm {
			t.Errorf("%q: got %v", contentType, err)
		}
	}
	broken := errors.New("broken")
	for _, contentType := range []string{mixed, "text/plain", "application/x-www-form-urlencoded"} {
		begun := map[bool]string{true: head, false: ""}[contentType == mixed]
		body := io.MultiReader(strings.NewReader(begun+"a=1"), iotest.ErrReader(broken))
		if _, err := httpserver.ParseForm(contentType, body, httpserver.Limits{}); !errors.Is(err, broken) {
			t.Errorf("%s: an error of the reader became %v", contentType, err)
		}
	}
}

func TestAFormOfARequest(t *testing.T) {
	server := &httpserver.HTTPServer{}
	server.Route("/", "POST", func(r *httpserver.Request) *httpserver.HTTPResponse {
		form, err := r.Form(httpserver.Limits{})
		if err != nil {
			return &httpserver.HTTPResponse{Status: httpserver.StatusBadRequest, Body: []byte(err.Error())}
		}
		defer form.Close()
		data, _ := io.ReadAll(form.Parts[0].Data())
		return &httpserver.HTTPResponse{Body: fmt.Appendf(nil, "%s=%s", form.Parts[0].Name, data)}
	})
	s := serve(t, server, "")
	if r := s.ask(message("POST", "/", disposed("name=a"), "Content-Type: "+mixed)); r.body != "a=d" {
		t.Errorf("got %s %q", r.Status, r.body)
	}
	chunked := "POST / HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n2\r\na=\r\n3\r\n1\r\n\r\n0\r\n\r\n"
	if r := s.ask(chunked); r.body != "a=1" {
		t.Errorf("in chunks: got %s %q", r.Status, r.body)
	}
	if r := s.ask(message("POST", "/", "x")); r.StatusCode != 400 || !strings.Contains(r.body, "multipart/form-data") {
		t.Errorf("no form: got %s %q", r.Status, r.body)
	}
}

// upload is a body with one file of that many bytes, which is made while it is read.
func upload(size int64) io.Reader {
	return io.MultiReader(
		strings.NewReader("--XX\r\nContent-Disposition: form-data; name=f; filename=f\r\n\r\n"),
		io.LimitReader(lines{}, size), strings.NewReader("\r\n--XX--\r\n"))
}

// lines is a reader of what looks like boundaries at first.
type lines struct{}

func (lines) Read(p []byte) (int, error) {
	for n := 0; n < len(p); {
		n += copy(p[n:], "\r\n--X")
	}
	return len(p), nil
}

func TestALargeUploadTakesLinearTimeAndLittleMemory(t *testing.T) {
	read := func(size int64) (took time.Duration, made uint64) {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		began := time.Now()
		form, err := httpserver.ParseForm(mixed, upload(size), httpserver.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		defer form.Close()
		took = time.Since(began)
		runtime.ReadMemStats(&after)
		if got := form.Parts[0].Size(); got != size {
			t.Errorf("got %d bytes of %d", got, size)
		}
		return took, after.TotalAlloc - before.TotalAlloc
	}
	small, _ := read(4 << 20)
	large, made := read(100 << 20)
	if large > 25*10*small {
		t.Errorf("100 MiB took %v, 4 MiB %v", large, small)
	}
	if made > 16<<20 {
		t.Errorf("100 MiB took %d KiB of memory", made>>10)
	}
}

// FuzzForms: what a form holds comes out again, and nothing makes reading it panic.
func FuzzForms(f *testing.F) {
	f.Add("a", "x.txt", []byte("data"), []byte(disposed("name=a")))
	f.Add(`a"b\`, "ü;.txt", []byte("\r\n--XX"), []byte("a=1&b"))
	f.Fuzz(func(t *testing.T, name, filename string, data, junk []byte) {
		for _, contentType := range []string{mixed, "text/plain", "application/x-www-form-urlencoded"} {
			if form, err := httpserver.ParseForm(contentType, bytes.NewReader(junk), httpserver.Limits{}); err == nil {
				form.Close()
			}
		}
		control := func(c rune) bool { return c < ' ' || c == 0x7f }
		if strings.ContainsFunc(name+filename, control) || strings.ContainsAny(filename, `/\`) {
			return
		}
		var body bytes.Buffer
		w := multipart.NewWriter(&body)
		quote := strings.NewReplacer(`\`, `\\`, `"`, `\"`)
		field, err := w.CreatePart(textproto.MIMEHeader{"Content-Disposition": {
			fmt.Sprintf(`form-data; name="%s"; filename="%s"`, quote.Replace(name), quote.Replace(filename))}})
		if err != nil {
			t.Fatal(err)
		}
		field.Write(data)
		w.Close()
		got, err := parsed(t, w.FormDataContentType(), &body, httpserver.Limits{})
		if want := (part{name, filename, true, "", string(data)}); err != nil || len(got) != 1 || got[0] != want {
			t.Fatalf("got %+v, %v; want %+v", got, err, want)
		}
	})
}
