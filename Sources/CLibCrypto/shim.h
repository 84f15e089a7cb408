// What the program uses of OpenSSL's libcrypto: message digests through EVP.
#pragma once
#include <openssl/evp.h>
