// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"iter"
	"maps"
	"slices"
	"strings"
)

// MIMEType is a media type as the Content-Type field has it (RFC 9110 section 8.3.1), with parameters
// when there are any. It is a plain string: MIMEType("text/html; charset=utf-8") is fine.
type MIMEType string

// The types that handlers use most. [MIMETypeOf] knows many more.
const (
	TextPlain         MIMEType = "text/plain"
	TextHTML          MIMEType = "text/html"
	TextCSS           MIMEType = "text/css"
	TextCSV           MIMEType = "text/csv"
	TextJavaScript    MIMEType = "text/javascript"
	TextMarkdown      MIMEType = "text/markdown"
	TextEventStream   MIMEType = "text/event-stream"
	ApplicationJSON   MIMEType = "application/json"
	ApplicationXML    MIMEType = "application/xml"
	ApplicationPDF    MIMEType = "application/pdf"
	ApplicationYAML   MIMEType = "application/yaml"
	ApplicationZip    MIMEType = "application/zip"
	ApplicationGzip   MIMEType = "application/gzip"
	ApplicationForm   MIMEType = "application/x-www-form-urlencoded"
	OctetStream       MIMEType = "application/octet-stream"
	MultipartFormData MIMEType = "multipart/form-data"
	ImageGIF          MIMEType = "image/gif"
	ImageIcon         MIMEType = "image/vnd.microsoft.icon"
	ImageJPEG         MIMEType = "image/jpeg"
	ImagePNG          MIMEType = "image/png"
	ImageSVG          MIMEType = "image/svg+xml"
	ImageWebP         MIMEType = "image/webp"
	AudioMPEG         MIMEType = "audio/mpeg"
	VideoMP4          MIMEType = "video/mp4"
)

// mimeTypes is the table: what a web page is made of and what people share. Where IANA has registered
// a type it is that one; a few older rows keep the name by which clients have come to know them.
var mimeTypes = map[string]MIMEType{
	"css":      TextCSS,
	"csv":      TextCSV,
	"htm":      TextHTML,
	"html":     TextHTML,
	"ics":      "text/calendar",
	"js":       TextJavaScript,
	"log":      TextPlain,
	"markdown": TextMarkdown,
	"md":       TextMarkdown,
	"mjs":      TextJavaScript,
	"py":       "text/x-python",
	"tsv":      "text/tab-separated-values",
	"txt":      TextPlain,
	"vcf":      "text/vcard",
	"vtt":      "text/vtt", // subtitles of <track>

	"apng": "image/apng",
	"avif": "image/avif",
	"bmp":  "image/bmp",
	"cur":  ImageIcon,
	"gif":  ImageGIF,
	"heic": "image/heic",
	"heif": "image/heif",
	"ico":  ImageIcon,
	"jfif": ImageJPEG,
	"jpe":  ImageJPEG,
	"jpeg": ImageJPEG,
	"jpg":  ImageJPEG,
	"jxl":  "image/jxl",
	"png":  ImagePNG,
	"svg":  ImageSVG,
	"tif":  "image/tiff",
	"tiff": "image/tiff",
	"webp": ImageWebP,

	"aac":  "audio/aac",
	"cda":  "application/x-cdf",
	"flac": "audio/flac",
	"m4a":  "audio/mp4",
	"mid":  "audio/midi",
	"midi": "audio/midi",
	"mka":  "audio/matroska",
	"mp3":  AudioMPEG,
	"oga":  "audio/ogg",
	"ogg":  "audio/ogg", // RFC 5334: .ogg is for audio, .ogx for anything
	"opus": "audio/opus",
	"wav":  "audio/wav",
	"weba": "audio/webm",

	"3g2":  "video/3gpp2",
	"3gp":  "video/3gpp",
	"avi":  "video/x-msvideo",
	"m3u8": "application/vnd.apple.mpegurl",
	"m4v":  VideoMP4,
	"mkv":  "video/matroska",
	"mov":  "video/quicktime",
	"mp4":  VideoMP4,
	"mpd":  "application/dash+xml",
	"mpeg": "video/mpeg",
	"mpg":  "video/mpeg",
	"ogv":  "video/ogg",
	"ogx":  "application/ogg",
	"ts":   "video/mp2t",
	"webm": "video/webm",

	"eot":   "application/vnd.ms-fontobject",
	"otf":   "font/otf",
	"ttc":   "font/collection",
	"ttf":   "font/ttf",
	"woff":  "font/woff",
	"woff2": "font/woff2",

	"3mf":  "model/3mf",
	"glb":  "model/gltf-binary",
	"gltf": "model/gltf+json",
	"obj":  "model/obj",
	"step": "model/step",
	"stl":  "model/stl",
	"stp":  "model/step",

	"atom":        "application/atom+xml",
	"cbor":        "application/cbor",
	"geojson":     "application/geo+json",
	"gpx":         "application/gpx+xml",
	"json":        ApplicationJSON,
	"jsonld":      "application/ld+json",
	"kml":         "application/vnd.google-earth.kml+xml",
	"map":         ApplicationJSON, // source map, ECMA-426
	"ndjson":      "application/x-ndjson",
	"rss":         "application/rss+xml",
	"sqlite":      "application/vnd.sqlite3",
	"toml":        "application/toml",
	"wasm":        "application/wasm",
	"webmanifest": "application/manifest+json",
	"xhtml":       "application/xhtml+xml",
	"xml":         ApplicationXML,
	"xsl":         "application/xslt+xml",
	"xslt":        "application/xslt+xml",
	"xul":         "application/vnd.mozilla.xul+xml",
	"yaml":        ApplicationYAML,
	"yml":         ApplicationYAML,

	"abw":  "application/x-abiword",
	"azw":  "application/vnd.amazon.ebook",
	"doc":  "application/msword",
	"docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	"epub": "application/epub+zip",
	"odg":  "application/vnd.oasis.opendocument.graphics",
	"odp":  "application/vnd.oasis.opendocument.presentation",
	"ods":  "application/vnd.oasis.opendocument.spreadsheet",
	"odt":  "application/vnd.oasis.opendocument.text",
	"pdf":  ApplicationPDF,
	"ppt":  "application/vnd.ms-powerpoint",
	"pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
	"rtf":  "application/rtf",
	"vsd":  "application/vnd.visio",
	"xls":  "application/vnd.ms-excel",
	"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",

	"7z":   "application/x-7z-compressed",
	"apk":  "application/vnd.android.package-archive",
	"arc":  "application/x-freearc",
	"bin":  OctetStream,
	"bz":   "application/x-bzip",
	"bz2":  "application/x-bzip2",
	"csh":  "application/x-csh",
	"gz":   ApplicationGzip,
	"jar":  "application/java-archive",
	"mpkg": "application/vnd.apple.installer+xml",
	"mpy":  OctetStream, // compiled modules of microcontrollers
	"php":  "application/x-httpd-php",
	"rar":  "application/vnd.rar",
	"sh":   "application/x-sh",
	"swf":  "application/x-shockwave-flash",
	"tar":  "application/x-tar",
	"tgz":  ApplicationGzip,
	"uf2":  OctetStream, // firmware images of microcontrollers
	"xz":   "application/x-xz",
	"zip":  ApplicationZip,
	"zst":  "application/zstd",
}

// MIMETypeOf returns the media type of a file, told from the extension of its name in upper or lower
// case, and [TextPlain] where it is not known. It never looks at the file.
func MIMETypeOf(filename string) MIMEType {
	mimeType, _ := LookupMIMEType(filename)
	return mimeType
}

// LookupMIMEType is [MIMETypeOf] that also reports whether the extension is known.
//
// The extension is what follows the last dot. A name without a dot and without a folder is taken for an
// extension itself, so LookupMIMEType("html") works too.
func LookupMIMEType(filename string) (mimeType MIMEType, known bool) {
	extension := filename[strings.LastIndexByte(filename, '.')+1:]
	if mimeType, known = mimeTypes[strings.ToLower(extension)]; !known {
		mimeType = TextPlain
	}
	return mimeType, known
}

// MIMETypes iterates over every known extension, without its dot and in alphabetical order, and its type.
func MIMETypes() iter.Seq2[string, MIMEType] {
	return func(yield func(string, MIMEType) bool) {
		for _, extension := range slices.Sorted(maps.Keys(mimeTypes)) {
			if !yield(extension, mimeTypes[extension]) {
				return
			}
		}
	}
}
