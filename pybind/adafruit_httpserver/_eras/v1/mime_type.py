# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``MIMEType`` of eras 1 to 3."""

from ..._tables import MIME_TYPES


class MIMEType:
    """MIME types by the extensions of files: ``MIMEType.TYPE_HTML`` is ``"text/html"``.

    There is one for each type that the server knows. A script adds its own by setting an attribute before it starts the
    server, ``MIMEType.TYPE_XYZ = "model/x-xyz"``.
    """

    TYPE_AAC: str
    TYPE_ABW: str
    TYPE_ARC: str
    TYPE_AVI: str
    TYPE_AZW: str
    TYPE_BIN: str
    TYPE_BMP: str
    TYPE_BZ: str
    TYPE_BZ2: str
    TYPE_CSH: str
    TYPE_CSS: str
    TYPE_CSV: str
    TYPE_DOC: str
    TYPE_DOCX: str
    TYPE_EOT: str
    TYPE_EPUB: str
    TYPE_GZ: str
    TYPE_GIF: str
    TYPE_HTML: str
    TYPE_HTM: str
    TYPE_ICO: str
    TYPE_ICS: str
    TYPE_JAR: str
    TYPE_JPEG: str
    TYPE_JPG: str
    TYPE_JS: str
    TYPE_JSON: str
    TYPE_JSONLD: str
    TYPE_MID: str
    TYPE_MIDI: str
    TYPE_MJS: str
    TYPE_MP3: str
    TYPE_CDA: str
    TYPE_MP4: str
    TYPE_MPEG: str
    TYPE_MPKG: str
    TYPE_ODP: str
    TYPE_ODS: str
    TYPE_ODT: str
    TYPE_OGA: str
    TYPE_OGV: str
    TYPE_OGX: str
    TYPE_OPUS: str
    TYPE_OTF: str
    TYPE_PNG: str
    TYPE_PDF: str
    TYPE_PHP: str
    TYPE_PPT: str
    TYPE_PPTX: str
    TYPE_RAR: str
    TYPE_RTF: str
    TYPE_SH: str
    TYPE_SVG: str
    TYPE_SWF: str
    TYPE_TAR: str
    TYPE_TIFF: str
    TYPE_TIF: str
    TYPE_TS: str
    TYPE_TTF: str
    TYPE_TXT: str
    TYPE_VSD: str
    TYPE_WAV: str
    TYPE_WEBA: str
    TYPE_WEBM: str
    TYPE_WEBP: str
    TYPE_WOFF: str
    TYPE_WOFF2: str
    TYPE_XHTML: str
    TYPE_XLS: str
    TYPE_XLSX: str
    TYPE_XML: str
    TYPE_XUL: str
    TYPE_ZIP: str
    TYPE_7Z: str
    # Those that the original had not:
    TYPE_3G2: str
    TYPE_3GP: str
    TYPE_3MF: str
    TYPE_APK: str
    TYPE_APNG: str
    TYPE_ATOM: str
    TYPE_AVIF: str
    TYPE_CBOR: str
    TYPE_CUR: str
    TYPE_FLAC: str
    TYPE_GEOJSON: str
    TYPE_GLB: str
    TYPE_GLTF: str
    TYPE_GPX: str
    TYPE_HEIC: str
    TYPE_HEIF: str
    TYPE_JFIF: str
    TYPE_JPE: str
    TYPE_JXL: str
    TYPE_KML: str
    TYPE_LOG: str
    TYPE_M3U8: str
    TYPE_M4A: str
    TYPE_M4V: str
    TYPE_MAP: str
    TYPE_MARKDOWN: str
    TYPE_MD: str
    TYPE_MKA: str
    TYPE_MKV: str
    TYPE_MOV: str
    TYPE_MPD: str
    TYPE_MPG: str
    TYPE_MPY: str
    TYPE_NDJSON: str
    TYPE_OBJ: str
    TYPE_ODG: str
    TYPE_OGG: str
    TYPE_PY: str
    TYPE_RSS: str
    TYPE_SQLITE: str
    TYPE_STEP: str
    TYPE_STL: str
    TYPE_STP: str
    TYPE_TGZ: str
    TYPE_TOML: str
    TYPE_TSV: str
    TYPE_TTC: str
    TYPE_UF2: str
    TYPE_VCF: str
    TYPE_VTT: str
    TYPE_WASM: str
    TYPE_WEBMANIFEST: str
    TYPE_XSL: str
    TYPE_XSLT: str
    TYPE_XZ: str
    TYPE_YAML: str
    TYPE_YML: str
    TYPE_ZST: str

    @staticmethod
    def from_file_name(filename: str) -> str:
        """The MIME type of a file, told from the extension of its name; "text/plain" when it is not known.

        :param str filename: name or path; what follows the last dot counts, in any case
        :raises TypeError: when it is not a str
        """
        if not isinstance(filename, str):
            raise TypeError(f"filename must be a str, not {type(filename).__name__}")
        return type_of(filename, MIMEType.TYPE_TXT)


def type_of(filename: str, default: str) -> str:
    """The MIME type of a file; ``default`` when its name does not tell."""
    extension = filename.rpartition(".")[2].upper()
    found: str = getattr(MIMEType, f"TYPE_{extension}", default)
    return found


def types() -> dict[str, str]:
    """All types by extensions, in lower case: those that a script has added too."""
    return {name[len("TYPE_") :].lower(): text for name, text in vars(MIMEType).items() if name.startswith("TYPE_")}


for _extension, _type in MIME_TYPES.items():
    setattr(MIMEType, f"TYPE_{_extension.upper()}", _type)
