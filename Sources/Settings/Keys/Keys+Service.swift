extension Keys {
    static let silenceDays = Key(
        .service, "SilenceDays", .limit(365), default: "3",
        """
        An alarm in the journal, in 'recordad status' and in MetricsFile= when for so many working days, Monday to \
        Friday, something was due and no server accepted anything, or the invoices were not looked at. 0 turns it off.
        """)

    static let metricsFile = Key(
        .service, "MetricsFile",
        ValueSyntax("an absolute path that ends in .prom") { text in
            text.hasPrefix("/") && text.hasSuffix(".prom") && !text.hasSuffix("/.prom") ? text : nil
        },
        example: "/run/recordad-metrics/recordad.prom",
        """
        A file of metrics for Prometheus, which its node exporter reads; the service writes it anew after every look \
        at the invoices. It names no client and everybody may read it. When unset, none is written.
        """)

    static let service = [silenceDays.description, metricsFile.description]
}
