#ifndef RECORDAD_CCRYPTO_SHIM_H
#define RECORDAD_CCRYPTO_SHIM_H

#include <openssl/evp.h>

#endif
