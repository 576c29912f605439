"""What codecs has native."""

from codecs import (charmap_build, charmap_decode, charmap_encode, decode, encode, escape_decode, lookup, lookup_error, register,
                    register_error, unregister, utf_8_decode, utf_8_encode)
from _codecs_text import raw_unicode_escape_decode, raw_unicode_escape_encode, unicode_escape_decode, unicode_escape_encode
