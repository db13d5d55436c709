#ifndef RECORDAD_CCURL_SHIM_H
#define RECORDAD_CCURL_SHIM_H

#include <curl/curl.h>

#endif
