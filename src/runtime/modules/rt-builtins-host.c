/* Built-in functions that reach beyond the program or into modules written in Python: open, breakpoint and help. */
#include "rt-builtins-tables.h"

#include "rt-abstract.h"
#include "rt-error.h"
#include "rt-str.h"
#include "rt-stream.h"

#define ARGS RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames

/* MODULE.NAME (*ARGS). */
static RtObject *call_in (RtInterp *rt, const char *module, const char *name, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  RtHold hold;
  rt_hold_begin (rt, &hold, name, "module and function");
  RtObject *text = rt_str_interned (rt, module);
  hold.held[0] = text != NULL ? rt_import_module (rt, text) : NULL;
  rt_xdecref (rt, text);
  hold.held[1] = hold.held[0] != NULL ? rt_getattr_utf8 (rt, hold.held[0], name) : NULL;
  RtObject *result = hold.held[1] != NULL ? rt_vectorcall (rt, hold.held[1], args, nargs, kwnames) : NULL;
  return rt_hold_end (rt, &hold, result);
}

static RtObject *builtin_open (ARGS) {
  static const char *const names[] = {"file", "mode", "buffering", "encoding", "errors", "newline", "closefd", "opener"};
  RtObject *in[8];
  if (!rt_parse_args (rt, "open", args, nargs, kwnames, names, 8, 8, 1, in))
    return NULL;
  return call_in (rt, "_io_files", "_open", args, nargs, kwnames);
}

static RtObject *builtin_breakpoint (ARGS) {
  RtObject *hook = rt_sys_get (rt, "breakpointhook");
  if (hook == NULL)
    return rt_sys_lost (rt, "lost sys.breakpointhook");
  RtHold hold;
  rt_hold_begin (rt, &hold, "breakpoint", "sys.breakpointhook");
  hold.held[0] = rt_incref (hook);
  return rt_hold_end (rt, &hold, rt_vectorcall (rt, hook, args, nargs, kwnames));
}

static RtObject *builtin_help (ARGS) {
  return call_in (rt, "pydoc", "help", args, nargs, kwnames);
}

const RtMethodDef rt_builtins_host_methods[] = {
    {"breakpoint", builtin_breakpoint, RT_METH_KEYWORDS,
     "breakpoint(*args, **kws)\n\nCall sys.breakpointhook(*args, **kws).  sys.breakpointhook() must accept\nwhatever "
     "arguments are passed.\n\nBy default, this drops you into the pdb debugger."},
    {"help", builtin_help, RT_METH_FASTCALL, "Tells of an object: its signature, its documentation, its parts."},
    {"open", builtin_open, RT_METH_KEYWORDS,
     "open($module, /, file, mode='r', buffering=-1, encoding=None,\n     errors=None, newline=None, closefd=True, "
     "opener=None)\n--\n\nOpen file and return a stream.  Raise OSError upon failure.\n\nfile is either a text or "
     "byte string giving the name (and the path\nif the file isn't in the current working directory) of the file to\n"
     "be opened or an integer file descriptor of the file to be\nwrapped. (If a file descriptor is given, it is "
     "closed when the\nreturned I/O object is closed, unless closefd is set to False.)\n\nmode is an optional string "
     "that specifies the mode in which the file\nis opened. It defaults to 'r' which means open for reading in text\n"
     "mode.  Other common values are 'w' for writing (truncating the file if\nit already exists), 'x' for creating "
     "and writing to a new file, and\n'a' for appending (which on some Unix systems, means that all writes\nappend to "
     "the end of the file regardless of the current seek position).\nIn text mode, if encoding is not specified the "
     "encoding used is platform\ndependent: locale.getencoding() is called to get the current locale encoding.\n(For "
     "reading and writing raw bytes use binary mode and leave encoding\nunspecified.) The available modes are:\n\n"
     "========= ===============================================================\nCharacter Meaning\n--------- "
     "---------------------------------------------------------------\n'r'       open for reading (default)\n'w'      "
     " open for writing, truncating the file first\n'x'       create a new file and open it for writing\n'a'       "
     "open for writing, appending to the end of the file if it exists\n'b'       binary mode\n't'       text mode "
     "(default)\n'+'       open a disk file for updating (reading and writing)\n========= "
     "===============================================================\n\nThe default mode is 'rt' (open for reading "
     "text). For binary random\naccess, the mode 'w+b' opens and truncates the file to 0 bytes, while\n'r+b' opens "
     "the file without truncation. The 'x' mode implies 'w' and\nraises an `FileExistsError` if the file already "
     "exists.\n\nPython distinguishes between files opened in binary and text modes,\neven when the underlying "
     "operating system doesn't. Files opened in\nbinary mode (appending 'b' to the mode argument) return contents as\n"
     "bytes objects without any decoding. In text mode (the default, or when\n't' is appended to the mode argument), "
     "the contents of the file are\nreturned as strings, the bytes having been first decoded using a\n"
     "platform-dependent encoding or using the specified encoding if given.\n\nbuffering is an optional integer used "
     "to set the buffering policy.\nPass 0 to switch buffering off (only allowed in binary mode), 1 to select\nline "
     "buffering (only usable in text mode), and an integer > 1 to indicate\nthe size of a fixed-size chunk buffer.  "
     "When no buffering argument is\ngiven, the default buffering policy works as follows:\n\n* Binary files are "
     "buffered in fixed-size chunks; the size of the buffer\n  is chosen using a heuristic trying to determine the "
     "underlying device's\n  \"block size\" and falling back on `io.DEFAULT_BUFFER_SIZE`.\n  On many systems, the "
     "buffer will typically be 4096 or 8192 bytes long.\n\n* \"Interactive\" text files (files for which isatty() "
     "returns True)\n  use line buffering.  Other text files use the policy described above\n  for binary files.\n\n"
     "encoding is the name of the encoding used to decode or encode the\nfile. This should only be used in text mode. "
     "The default encoding is\nplatform dependent, but any encoding supported by Python can be\npassed.  See the "
     "codecs module for the list of supported encodings.\n\nerrors is an optional string that specifies how encoding "
     "errors are to\nbe handled---this argument should not be used in binary mode. Pass\n'strict' to raise a "
     "ValueError exception if there is an encoding error\n(the default of None has the same effect), or pass 'ignore' "
     "to ignore\nerrors. (Note that ignoring encoding errors can lead to data loss.)\nSee the documentation for "
     "codecs.register or run 'help(codecs.Codec)'\nfor a list of the permitted encoding error strings.\n\nnewline "
     "controls how universal newlines works (it only applies to text\nmode). It can be None, '', '\\n', '\\r', and "
     "'\\r\\n'.  It works as\nfollows:\n\n* On input, if newline is None, universal newlines mode is\n  enabled. "
     "Lines in the input can end in '\\n', '\\r', or '\\r\\n', and\n  these are translated into '\\n' before being "
     "returned to the\n  caller. If it is '', universal newline mode is enabled, but line\n  endings are returned to "
     "the caller untranslated. If it has any of\n  the other legal values, input lines are only terminated by the "
     "given\n  string, and the line ending is returned to the caller untranslated.\n\n* On output, if newline is "
     "None, any '\\n' characters written are\n  translated to the system default line separator, os.linesep. If\n  "
     "newline is '' or '\\n', no translation takes place. If newline is any\n  of the other legal values, any '\\n' "
     "characters written are translated\n  to the given string.\n\nIf closefd is False, the underlying file "
     "descriptor will be kept open\nwhen the file is closed. This does not work when a file name is given\nand must "
     "be True in that case.\n\nA custom opener can be used by passing a callable as *opener*. The\nunderlying file "
     "descriptor for the file object is then obtained by\ncalling *opener* with (*file*, *flags*). *opener* must "
     "return an open\nfile descriptor (passing os.open as *opener* results in functionality\nsimilar to passing "
     "None).\n\nopen() returns a file object whose type depends on the mode, and\nthrough which the standard file "
     "operations such as reading and writing\nare performed. When open() is used to open a file in a text mode ('w',\n"
     "'r', 'wt', 'rt', etc.), it returns a TextIOWrapper. When used to open\na file in a binary mode, the returned "
     "class varies: in read binary\nmode, it returns a BufferedReader; in write binary and append binary\nmodes, it "
     "returns a BufferedWriter, and in read/write mode, it returns\na BufferedRandom.\n\nIt is also possible to use a "
     "string or bytearray as a file for both\nreading and writing. For strings StringIO can be used like a file\n"
     "opened in a text mode, and for bytes a BytesIO can be used like a file\nopened in a binary mode."},
    {NULL},
};
