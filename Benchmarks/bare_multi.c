/* Sends messages over SMTP with nothing but a libcurl multi loop, and prints how many seconds it took.

   bare_multi HOST:PORT CONNECTIONS LIST: the messages of LIST are read before the clock starts. No connection is opened
   twice, nothing is written down: this is as fast as libcurl sends over so many connections from one thread, and what
   recordad is measured against. */
#include "letters.h"

int main(int argc, char **argv) {
    char url[256];
    if (argc != 4) give_up("usage", "bare_multi HOST:PORT CONNECTIONS LIST");
    curl_global_init(CURL_GLOBAL_DEFAULT);
    snprintf(url, sizeof url, "smtp://%s/bench", argv[1]);
    read_list(argv[3]);
    int connections = atoi(argv[2]), running;
    size_t next = 0, taken = 0;
    struct sender *senders = calloc((size_t)connections, sizeof *senders), *ended;
    CURLM *multi = curl_multi_init();
    curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, (long)connections);
    double began = seconds();
    for (int i = 0; i < connections && next < count; i++) {
        open_sender(&senders[i], url);
        start(multi, &senders[i], &messages[next++]);
    }
    while (taken < count) {
        curl_multi_perform(multi, &running);
        while ((ended = next_ended(multi))) {
            taken++;
            if (next < count) start(multi, ended, &messages[next++]);
        }
        if (taken < count) curl_multi_poll(multi, NULL, 0, 1000, NULL);
    }
    printf("%.6f\n", seconds() - began);
    return 0;
}
