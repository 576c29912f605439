/* What the leak checker must know of the libraries around us. Nothing in it exists in a build without the
 * address sanitizer.
 *
 * A library that was unloaded can no longer be named in a report, nor matched by a suppression: so nothing is
 * unloaded. What is suppressed are caches that fontconfig and the toolkit keep until the process ends. */
typedef int sanitizers_is_not_empty;

#if defined(__SANITIZE_ADDRESS__)
#define HAS_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAS_ASAN 1
#endif
#endif

#ifdef HAS_ASAN
int dlclose (void *handle);
const char *__lsan_default_suppressions (void);

int dlclose (void *handle) {
  return 0;
}

const char *__lsan_default_suppressions (void) {
  return "leak:libfontconfig\n"
         "leak:call_init\n"
         "leak:g_hash_table_get_keys_as_array\n";
}
#endif
