// One hash needs no context of EVP: its plain functions are deprecated for what they are silent about, not for what they do.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
