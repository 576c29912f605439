"""What codecs has native."""

from codecs import decode, encode, escape_decode, lookup, utf_8_decode, utf_8_encode
