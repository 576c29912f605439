/* What statements mention, told as words: "x:R" is x in the role READ. */

#include "md-syntax.h"

static const char letters[] = {[RT_MENTION_CALLED] = 'F',    [RT_MENTION_READ] = 'R',     [RT_MENTION_ARGUMENT] = 'A', [RT_MENTION_BOUND] = 'B',
                               [RT_MENTION_AUGMENTED] = 'U', [RT_MENTION_RECEIVER] = 'M', [RT_MENTION_CONTAINER] = 'C'};

static char *mentions_of (const char *source, guint line) {
  g_autoptr (MdSyntax) syntax = md_syntax_new (source);
  g_autoptr (GPtrArray) mentions = g_ptr_array_new ();
  md_syntax_mentions (syntax, line, mentions);
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < mentions->len; i++) {
    const MdMention *mention = mentions->pdata[i];
    g_string_append_printf (text, "%s%s%s:%c", i > 0 ? " " : "", mention->deferred ? "later " : "", mention->text, letters[mention->role]);
    if (mention->name == NULL)
      g_string_append_c (text, '?');
  }
  return g_string_free (text, FALSE);
}

static void check (const char *source, guint line, const char *expected) {
  g_autofree char *text = mentions_of (source, line);
  g_assert_cmpstr (text, ==, expected);
}

static void test_roles (void) {
  check ("l1.append(44)", 1, "l1.append:F l1:M");
  check ("b[0] = x", 1, "b[0]:B b:C x:R");
  check ("a.b.c = d[i]", 1, "a.b.c:B a.b:C a:R d[i]:R d:R i:R");
  check ("a += [b]", 1, "a:U b:R");
  check ("del x, y[k], z.w", 1, "x:B y[k]:B y:C k:R z.w:B z:C");
  check ("f(x, *y, k=z)", 1, "f:F x:A y:R z:A");
  check ("for i, (j, *k) in p: q", 1, "i:B j:B k:B p:R q:R");
  check ("import a.b as c, d", 1, "c:B d:B");
  check ("get(x).append(1)", 1, "get(x).append:F? get(x):M? get:F x:A");
  check ("m[1:2] = n", 1, "m[1:2]:B? m:C n:R");
  check ("x = y = z[-1]", 1, "x:B y:B z[-1]:R z:R");
  check ("(n := f(a))", 1, "n:B f:F a:A");
}

static void test_frames (void) {
  check ("f = lambda x: g.add(x)", 1, "f:B later g.add:F later g:M later x:A");
  check ("s = sum(x.v for x in xs if x)", 1, "s:B sum:F xs:R later x:B later x:R later x.v:R later x:R");
  check ("s = [x for x in xs]", 1, "s:B xs:R x:B x:R");
  check ("def f(a, b=c):\n    d.e()\n", 1, "c:R f:B");
  check ("def f(a, b=c):\n    d.e()\n", 2, "d.e:F d:M");
}

static void test_lines (void) {
  check ("x = [\n  a,\n  b]\ny = c\n", 2, "x:B a:R b:R");
  check ("x = [\n  a,\n  b]\ny = c\n", 4, "y:B c:R");
  check ("if a:\n    b\nelif c:\n    d\nelse:\n    e\n", 1, "a:R");
  check ("if a:\n    b\nelif c:\n    d\nelse:\n    e\n", 3, "c:R");
  check ("while a: b.c(); d", 1, "a:R b.c:F b:M d:R");
  check ("try:\n    a\nexcept b as c:\n    d\nfinally:\n    e\n", 3, "b:R c:B");
  check ("with a as b:\n    c\n", 1, "a:R b:B");
  check ("@deco\nclass A(B):\n    x = 1\n", 1, "deco:F B:R A:B");
  check ("match a:\n    case [b, *c] if d:\n        e\n", 2, "b:B c:B d:R");
  check ("x.y(\r\n  z)\r\n", 1, "x.y:F x:M z:A");
  check ("x = 1", 7, "");
  check ("x = (", 1, "");
}

static void test_path (void) {
  const MdMention *path = NULL;
  g_autoptr (MdSyntax) whole = md_syntax_new_path (" a[0].x['k'] ", &path);
  g_assert_nonnull (whole);
  g_assert_cmpstr (path->name, ==, "a");
  g_assert_cmpuint (path->n_parts, ==, 3);
  g_assert_cmpstr (path->parts[0].text, ==, "0");
  g_assert_cmpstr (path->parts[1].text, ==, "x");
  g_assert_cmpstr (path->parts[2].text, ==, "'k'");
  const char *const none[] = {"f(x)", "a + b", "1", "", "a[", "a; b", "f(a)[0]"};
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    g_assert_null (md_syntax_new_path (none[i], &path));
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/syntax/roles", test_roles);
  g_test_add_func ("/model/syntax/frames", test_frames);
  g_test_add_func ("/model/syntax/lines", test_lines);
  g_test_add_func ("/model/syntax/path", test_path);
  return g_test_run ();
}
