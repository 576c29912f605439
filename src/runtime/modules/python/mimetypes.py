"""What kinds of contents files have by their names."""

import os

__all__ = ["knownfiles", "inited", "MimeTypes", "guess_type", "guess_all_extensions", "guess_extension", "add_type", "init",
           "read_mime_types", "suffix_map", "encodings_map", "types_map", "common_types"]

knownfiles = []
inited = True
suffix_map = {".svgz": ".svg.gz", ".tgz": ".tar.gz", ".taz": ".tar.gz", ".tz": ".tar.gz", ".tbz2": ".tar.bz2", ".txz": ".tar.xz"}
encodings_map = {".gz": "gzip", ".Z": "compress", ".bz2": "bzip2", ".xz": "xz", ".br": "br"}

# The first ending of a kind is the one that it is given.
_kinds = """
application/javascript: ;  text/javascript: js mjs;  application/json: json;  application/manifest+json: webmanifest
application/msword: doc dot wiz;  application/n-quads: nq;  application/n-triples: nt
application/octet-stream: bin a dll exe o obj so;  application/oda: oda;  application/pdf: pdf;  application/pkcs7-mime: p7c
application/postscript: ps ai eps;  application/trig: trig;  application/vnd.apple.mpegurl: m3u m3u8
application/vnd.ms-excel: xls xlb;  application/vnd.ms-powerpoint: ppt pot ppa pps pwz;  application/wasm: wasm
application/x-bcpio: bcpio;  application/x-cpio: cpio;  application/x-csh: csh;  application/x-dvi: dvi;  application/x-gtar: gtar
application/x-hdf: hdf;  application/x-hdf5: h5;  application/x-latex: latex;  application/x-mif: mif;  application/x-netcdf: cdf nc
application/x-pkcs12: p12 pfx;  application/x-pn-realaudio: ram;  application/x-python-code: pyc pyo;  application/x-sh: sh
application/x-shar: shar;  application/x-shockwave-flash: swf;  application/x-sv4cpio: sv4cpio;  application/x-sv4crc: sv4crc
application/x-tar: tar;  application/x-tcl: tcl;  application/x-tex: tex;  application/x-texinfo: texi texinfo
application/x-troff: roff t tr;  application/x-troff-man: man;  application/x-troff-me: me;  application/x-troff-ms: ms
application/x-ustar: ustar;  application/x-wais-source: src;  application/xml: xsl rdf wsdl xpdl;  application/zip: zip
audio/3gpp: 3gp 3gpp;  audio/3gpp2: 3g2 3gpp2;  audio/aac: aac adts loas ass;  audio/basic: au snd;  audio/opus: opus
audio/mpeg: mp3 mp2;  audio/x-aiff: aif aifc aiff;  audio/x-pn-realaudio: ra;  audio/x-wav: wav
image/avif: avif;  image/bmp: bmp;  image/gif: gif;  image/ief: ief;  image/jpeg: jpg jpe jpeg;  image/heic: heic;  image/heif: heif
image/png: png;  image/svg+xml: svg;  image/tiff: tiff tif;  image/vnd.microsoft.icon: ico;  image/x-cmu-raster: ras
image/x-portable-anymap: pnm;  image/x-portable-bitmap: pbm;  image/x-portable-graymap: pgm;  image/x-portable-pixmap: ppm
image/x-rgb: rgb;  image/x-xbitmap: xbm;  image/x-xpixmap: xpm;  image/x-xwindowdump: xwd
message/rfc822: eml mht mhtml nws;  text/css: css;  text/csv: csv;  text/html: html htm;  text/n3: n3
text/plain: txt bat c h ksh pl srt;  text/richtext: rtx;  text/tab-separated-values: tsv;  text/vtt: vtt;  text/x-python: py
text/x-setext: etx;  text/x-sgml: sgm sgml;  text/x-vcard: vcf;  text/xml: xml
video/mp4: mp4;  video/mpeg: mpeg m1v mpa mpe mpg;  video/quicktime: mov qt;  video/webm: webm;  video/x-msvideo: avi
video/x-sgi-movie: movie
"""
types_map = {}
for _entry in _kinds.replace("\n", ";").split(";"):
    _kind, _, _endings = _entry.partition(":")
    for _ending in _endings.split():
        types_map["." + _ending] = _kind.strip()
types_map.update({".avif": "image/avif", ".webp": "image/webp"})
common_types = {".rtf": "application/rtf", ".midi": "audio/midi", ".mid": "audio/midi", ".jpg": "image/jpg", ".pict": "image/pict",
                ".pct": "image/pict", ".pic": "image/pict", ".webp": "image/webp", ".xul": "text/xul"}
del types_map[".webp"], _entry, _kind, _endings, _ending


class MimeTypes:
    """A table of its own; the last pair of dicts is that of the standard kinds."""

    def __init__(self, filenames=(), strict=True):
        self.encodings_map, self.suffix_map = encodings_map.copy(), suffix_map.copy()
        self.types_map = {}, {}
        self.types_map_inv = {}, {}
        for table, standard in (types_map, True), (common_types, False):
            for ending, kind in table.items():
                self.add_type(kind, ending, standard)
        for name in filenames:
            self.read(name, strict)

    def add_type(self, type, ext, strict=True):
        self.types_map[strict][ext] = type
        endings = self.types_map_inv[strict].setdefault(type, [])
        if ext not in endings:
            endings.append(ext)

    def guess_type(self, url, strict=True):
        url = os.fspath(url)
        scheme, colon, rest = url.partition(":")
        if colon and len(scheme) > 1 and scheme.isalpha():
            if scheme == "data":
                kind = rest.partition(",")[0].partition(";")[0] if "," in rest else None
                return (None if kind is None else "text/plain" if "=" in kind or "/" not in kind else kind), None
            url = rest
        base, ext = os.path.splitext(url)
        while ext.lower() in self.suffix_map:
            base, ext = os.path.splitext(base + self.suffix_map[ext.lower()])
        encoding = self.encodings_map.get(ext)
        if encoding is not None:
            base, ext = os.path.splitext(base)
        for table in (self.types_map[True],) if strict else (self.types_map[True], self.types_map[False]):
            if ext.lower() in table:
                return table[ext.lower()], encoding
        return None, encoding

    def guess_all_extensions(self, type, strict=True):
        type = type.lower()
        found = list(self.types_map_inv[True].get(type, []))
        if not strict:
            found += [ending for ending in self.types_map_inv[False].get(type, []) if ending not in found]
        return found

    def guess_extension(self, type, strict=True):
        found = self.guess_all_extensions(type, strict)
        return found[0] if found else None

    def read(self, filename, strict=True):
        with open(filename, encoding="utf-8") as fp:
            self.readfp(fp, strict)

    def readfp(self, fp, strict=True):
        for line in fp:
            kind, *endings = line.partition("#")[0].split() or [None]
            for ending in endings:
                self.add_type(kind, "." + ending, strict)


_table = MimeTypes()
_table.types_map[True].update(types_map)
types_map, common_types = _table.types_map[True], _table.types_map[False]
suffix_map, encodings_map = _table.suffix_map, _table.encodings_map
guess_type, guess_all_extensions, guess_extension, add_type = (_table.guess_type, _table.guess_all_extensions, _table.guess_extension,
                                                               _table.add_type)


def init(files=None):
    for name in files or ():
        if os.path.isfile(name):
            _table.read(name)


def read_mime_types(file):
    try:
        table = MimeTypes((file,))
    except OSError:
        return None
    return table.types_map[True]
